#include "model/bookings/booked_waits.hpp"
#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/daily_reviews_times.hpp"
#include "model/stages/daily_reviews_timetable.hpp"
#include "model/stages/meeting.hpp"
#include "model/stages/stages.hpp"

/// The course of daily reviews (HTW-42..59): day by day along the timetables, until they are over.
namespace caseload::model {

namespace {

using sim::Day;

constexpr std::uint64_t misses = sim::named(".misses");
constexpr std::uint64_t loses_contact = sim::named(".loses_contact");
constexpr std::uint64_t doubts = sim::named(".doubts");
constexpr std::uint64_t ends_early = sim::named(".ends_early");

enum Ending : std::size_t { completed, ended_early, failed, no_slot };
/// Flags of Strand::phase, beside what meeting.cpp keeps there.
enum Phase : std::uint8_t { in_progress = 1, week_looked_at = 2 };

Day day_of(Site& site, const Booking& booking) { return site.setup->layout.day_of(booking.day); }

/// Days since the clock: tells the draws of days and weeks apart, whatever has been cancelled between.
std::uint32_t days_since(Site& site, Who who, const DailyReviews& stage, Day day) {
    return static_cast<std::uint32_t>(site.setup->layout.number_of(day) -
                                      site.people[who.person].clock(stage.clock));
}

void note_time(Times& times, Site& site, const Booking& booking) {
    times.at[static_cast<std::size_t>(sim::weekday_index(day_of(site, booking)))] = booking.period;
}

/// The times of the block, as far as its dates are still booked; `times` has that of the day in hand.
Times times_still_booked(Site& site, Who who, Times times) {
    for (std::uint32_t id = site.strand(who).detail; id != no_booking; id = site.bookings[id].next)
        note_time(times, site, site.bookings[id]);
    return times;
}

/// Is it time for the next block's timetable, and none drawn yet?
bool next_block_is_due(Site& site, Who who, const DailyReviews& stage) {
    const Block block = block_of(site, who, stage, site.today());
    if (block.end >= end_of_daily_reviews(site, who, stage)) return false;
    const Span before = site.value(who, stage.issued_before);
    if (site.today() < after(block.end, Span{-before.amount, before.unit}, site.model().calendar))
        return false;
    std::uint32_t id = site.strand(who).detail;
    while (site.bookings[id].next != no_booking) id = site.bookings[id].next;
    return day_of(site, site.bookings[id]) < block.end;
}

/// The fortnightly review stands for the day's attendance (HTW-49, reading 22): somebody else can have the time.
void give_back(Site& site, Who who) {
    const Booking& booking = site.bookings[site.strand(who).detail];
    free_diaries(site, booking);
    note_cancelled(site, who, booking, "review");
    forget_booking(site, who);
}

/// There are no different times at which somebody of the role is free on every date.
void find_no_slot(Site& site, Who who, const DailyReviews& stage) {
    site.strand(who).cause = static_cast<std::uint8_t>(site.setup->measured.role_cause(stage.booking.role));
    leave(site, who, no_slot);
}

/// No date is left. Whoever comes back in the very last days stays to the original end (HTW-157).
void finish(Site& site, Who who, const DailyReviews& stage) {
    const bool just_entered = site.strand(who).since == site.setup->layout.seconds_of(site.now());
    const Day end = end_of_daily_reviews(site, who, stage);
    if (!just_entered || site.today() >= end) return leave(site, who, completed);
    site.schedule(who, sim::Time{end});
}

/// Goes on to the next attendance after `reached`, with a new timetable where it is time for one. False: there is
/// none, and the stage has been left.
bool go_on(Site& site, Who who, const DailyReviews& stage, Day reached, const Times& in_hand) {
    for (;;) {
        const bool nothing_booked = site.strand(who).detail == no_booking;
        if (nothing_booked || next_block_is_due(site, who, stage)) {
            const Day from =
                nothing_booked ? reached + sim::Days{1} : block_of(site, who, stage, site.today()).end;
            const Times before = times_still_booked(site, who, in_hand);
            const Issued issued = issue_timetable(site, who, stage, from, before);
            // While something is booked there will be another try after the next attendance.
            if (nothing_booked && issued == Issued::no_dates_left) finish(site, who, stage);
            if (nothing_booked && issued == Issued::no_times) find_no_slot(site, who, stage);
            if (nothing_booked && issued != Issued::booked) return false;
        }
        const Booking& next = site.bookings[site.strand(who).detail];
        reached = day_of(site, next);
        if (!has_booking(site, who.person, stage.review, reached)) {
            const bool same_week = sim::week_of(reached) == sim::week_of(site.today());
            if (!same_week) site.strand(who).phase = 0;
            site.schedule(who, start_of(site, next));
            return true;
        }
        give_back(site, who);
    }
}

/// After an attendance: the week's doubts and the coach's view, at the first one kept in it (HTW-50, 51, 58).
void finish_day(Site& site, Who who, const DailyReviews& stage) {
    Times in_hand;
    note_time(in_hand, site, site.bookings[site.strand(who).detail]);
    note_attended(site, who);
    forget_booking(site, who);
    std::uint8_t& phase = site.strand(who).phase;
    phase &= static_cast<std::uint8_t>(~in_progress);
    if ((phase & week_looked_at) == 0) {
        phase |= week_looked_at;
        const Day allocated = site.setup->layout.day_of(site.people[who.person].clock(stage.clock));
        const auto days = (sim::week_of(site.today()) - sim::week_of(allocated)).count();
        const auto week = static_cast<std::uint32_t>(days / 7);
        if (site.occurs(who, doubts, stage.doubts, week)) {
            const std::uint32_t generation = site.strand(who).generation;
            apply(site, who, stage.on_doubt);
            if (site.strand(who).generation != generation) return;
        }
        if (site.occurs(who, ends_early, stage.ends_early, week)) {
            cancel_booking(site, who);
            return leave(site, who, ended_early);
        }
    }
    go_on(site, who, stage, site.today(), in_hand);
}

void attend(Site& site, Who who, const DailyReviews& stage) {
    count_attendance(site, who);
    pay_trips(site, who, stage.trips);
    const std::uint32_t day = days_since(site, who, stage, site.today());
    const sim::Time end = site.now() + hold(site, who, stage.lasts, day);
    site.strand(who).phase |= in_progress;
    site.schedule(who, end);
}

void miss(Site& site, Who who, const DailyReviews& stage, const Booking& booking) {
    if (site.logging()) {
        site.note(who, {.event = LogEvent::missed,
                        .resource = site.name_of_diary(booking.diaries[0]),
                        .start = start_of(site, booking),
                        .end = end_of(site, booking)});
    }
    Times in_hand;
    note_time(in_hand, site, booking);
    forget_booking(site, who);
    const std::uint32_t generation = site.strand(who).generation;
    apply(site, who, stage.on_miss);
    if (site.strand(who).generation != generation) return;
    if (site.occurs(who, loses_contact, stage.loses_contact, days_since(site, who, stage, site.today()))) {
        cancel_booking(site, who);
        return leave(site, who, failed);
    }
    go_on(site, who, stage, site.today(), in_hand);
}

}  // namespace

void take_up(Site& site, Who who, const DailyReviews& stage) {
    if (site.people[who.person].clock(stage.clock) == unset) {
        set_clock(site, who.person, stage.clock, site.today());
    }
    // Again after a break: what is left of the block is drawn anew, its end and that of the whole stand (reading 23).
    if (!go_on(site, who, stage, site.today(), Times{})) return;
    WaitShares& waits = site.in_hand.waits;
    waits.clear(site.setup->measured.wait_causes());
    const sim::Time first = start_of(site, site.bookings[site.strand(who).detail]);
    waits.of(WaitCause::timetable) = (first - site.now()).count();
    begin_booked_wait(site, who, site.now(), waits);
}

void due(Site& site, Who who, const DailyReviews& stage) {
    if ((site.strand(who).phase & in_progress) != 0) return finish_day(site, who, stage);
    if (site.strand(who).detail == no_booking) return leave(site, who, completed);
    const Booking booking = site.bookings[site.strand(who).detail];
    if (has_booking(site, who.person, stage.review, site.today())) {
        Times in_hand;
        note_time(in_hand, site, booking);
        give_back(site, who);
        go_on(site, who, stage, site.today(), in_hand);
        return;
    }
    const std::uint32_t day = days_since(site, who, stage, site.today());
    const bool comes = !site.occurs(who, misses, stage.misses, day);
    if (comes && starts_late(site, who)) return;
    site.observe(Measured::missed, {.stage = site.stage_index(who)}, comes ? 0 : 1);
    if (comes) return attend(site, who, stage);
    stay_away(site, who);
    miss(site, who, stage, booking);
}

void give_up(Site& site, Who who, const DailyReviews&) {
    if ((site.strand(who).phase & in_progress) != 0) note_attended(site, who);
    cancel_booking(site, who);
}

void attend_next(Site& site, Who who, const DailyReviews& stage) {
    go_on(site, who, stage, site.today(), Times{});
}

}  // namespace caseload::model
