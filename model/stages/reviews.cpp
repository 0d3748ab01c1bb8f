#include <algorithm>

#include "model/bookings/bookings.hpp"
#include "model/bookings/search.hpp"
#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/meeting.hpp"
#include "model/stages/stages.hpp"

/// A repeated appointment at a frequency (IAP-16, TRIAL-7), until a time or a condition.
namespace caseload::model {

namespace {

constexpr std::uint64_t misses = sim::named(".misses");
constexpr std::uint64_t doubts = sim::named(".doubts");
constexpr std::uint64_t asks_in = sim::named(".asks_in");

enum Ending : std::size_t { elapsed, doubt, missed, no_slot, asked_in };
enum Phase : std::uint8_t { waiting, in_progress };

/// The reviews end when their condition holds: it is looked at on entry and at every review that is held, not at one that is missed
/// or called off.
bool are_over(Site& site, Who who, const Reviews& stage) {
    return !stage.until.all.empty() && site.holds(who, stage.until);
}

/// They end when their time is up, too.
bool time_is_up(Site& site, Who who, const Reviews& stage, sim::Time due) {
    const Span lasting = site.value(who, stage.lasting);
    if (lasting.amount == 0) return false;
    return due >= after(site.setup->layout.time_of(site.strand(who).since), lasting, site.model().calendar);
}

/// Does what a miss or a doubt brings with it; is the strand still in this stay?
bool goes_on_after(Site& site, Who who, const Actions& actions) {
    const std::uint32_t generation = site.strand(who).generation;
    apply(site, who, actions);
    return site.strand(who).generation == generation;
}

/// On the day on which it is due if there is time then, else as soon after as there is: the frequency is the wish, the horizon
/// the end. `before`: the day of the review just held or missed, if one was.
void book_when_due(Site& site, Who who, const Reviews& stage, sim::Time due, DayNumber before) {
    const sim::Calendar& calendar = site.model().calendar;
    if (time_is_up(site, who, stage, due)) return leave(site, who, elapsed);
    const sim::Day wanted = calendar.next_working(sim::day_of(due));
    const sim::Time no_sooner = std::max(sim::Time{wanted}, due);
    const sim::Day last = after(wanted, site.value(who, stage.booking.horizon), calendar);
    WaitShares& waits = site.in_hand.waits;
    const auto slot = find_slot(site, who, stage.booking, no_sooner, wanted, last, waits);
    if (!slot) return leave(site, who, no_slot);
    waits.of(Prescribed::every) += (due - site.now()).count();
    waits.of(WaitCause::closed) += (no_sooner - due).count();
    site.strand(who).phase = waiting;
    book(site, who, *slot, site.now(), waits);
    site.bookings[site.strand(who).detail].follows = before;
}

void book_next(Site& site, Who who, const Reviews& stage, DayNumber before) {
    const sim::Time due{after(site.today(), site.value(who, stage.every), site.model().calendar)};
    book_when_due(site, who, stage, due, before);
}

void note_missed(Site& site, Who who, const Reviews& stage) {
    if (!site.logging()) return;
    const Booking& booking = site.bookings[site.strand(who).detail];
    site.note(who, {.event = LogEvent::missed,
                    .resource = site.name_of_diary(booking.diaries[0]),
                    .start = start_of(site, booking),
                    .end = end_of(site, booking),
                    .details = through(stage.channel)});
}

}  // namespace

void hold_review_soon(Site& site, Who who, const Reviews& stage) {
    book_when_due(site, who, stage, site.now(), unset);
}

void take_up(Site& site, Who who, const Reviews& stage) {
    if (are_over(site, who, stage)) return leave(site, who, elapsed);
    book_next(site, who, stage, unset);
}

void due(Site& site, Who who, const Reviews& stage) {
    if (site.strand(who).phase == in_progress) {
        const std::uint16_t n = site.strand(who).count++;
        note_attended(site, who, through(stage.channel));
        forget_booking(site, who);
        if (site.occurs(who, doubts, stage.doubts, n)) {
            if (!stage.on_doubt) return leave(site, who, doubt);
            if (!goes_on_after(site, who, *stage.on_doubt)) return;
        }
        if (are_over(site, who, stage)) return leave(site, who, elapsed);
        if (site.occurs(who, asks_in, stage.asks_in, n)) return leave(site, who, asked_in);
        return book_next(site, who, stage, site.setup->layout.number_of(site.today()));
    }
    const bool comes = !site.occurs(who, misses, stage.misses, site.strand(who).count);
    if (comes && starts_late(site, who)) return;
    site.observe(Measured::missed, {.stage = site.stage_index(who)}, comes ? 0 : 1);
    if (!comes) {
        stay_away(site, who);
        note_missed(site, who, stage);
        forget_booking(site, who);
        if (!stage.on_miss) return leave(site, who, missed);
        ++site.strand(who).count;
        if (!goes_on_after(site, who, *stage.on_miss)) return;
        return book_next(site, who, stage, site.setup->layout.number_of(site.today()));
    }
    count_attendance(site, who);
    pay_trips(site, who, stage.trips);
    const sim::Time end = site.now() + hold(site, who, stage.lasts, site.strand(who).count);
    site.strand(who).phase = in_progress;
    site.schedule(who, end);
}

void give_up(Site& site, Who who, const Reviews& stage) {
    if (site.strand(who).phase == in_progress) note_attended(site, who, through(stage.channel));
    cancel_booking(site, who);
}

}  // namespace caseload::model
