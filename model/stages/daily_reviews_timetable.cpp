#include "model/stages/daily_reviews_timetable.hpp"

#include <algorithm>
#include <chrono>
#include <optional>

#include "model/bookings/bookings.hpp"
#include "model/bookings/search.hpp"
#include "model/office/log.hpp"

/// The blocks of daily reviews, what is free in them, and the booking of a timetable.
namespace caseload::model {

namespace {

using sim::Day;
using sim::Periods;

constexpr std::uint64_t timetable = sim::named(".timetable");

Day clock_day(Site& site, Who who, const DailyReviews& stage) {
    return site.setup->layout.day_of(site.people[who.person].clock(stage.clock));
}

bool attends(const Site& site, const DailyReviews& stage, Day day) {
    return (stage.weekdays >> sim::weekday_index(day) & 1) != 0 && site.diary.opens(day);
}

bool may_see(const Site& site, const DailyReviews& stage, std::uint16_t member) {
    return stage.booking.untrained || site.diary.has_skill(member, stage.booking.skill);
}

/// Starts that lie within the claimant's availability and on the grid of slots.
Periods available_starts(Site& site, Who who, const DailyReviews& stage, int length) {
    const auto period_seconds = std::chrono::seconds{std::chrono::minutes{sim::period_minutes}}.count();
    const auto from = site.value(who, stage.available_from).count();
    const auto until = site.value(who, stage.available_until).count();
    const Periods window = Periods::range(static_cast<int>((from + period_seconds - 1) / period_seconds),
                                          static_cast<int>(until / period_seconds));
    Periods grid;
    const int step = std::max(site.model().slot_minutes / sim::period_minutes, 1);
    for (int period = 0; period < sim::periods_a_day; period += step) grid.set(period, period + 1);
    return sim::gaps(window, length) & grid;
}

/// Whoever is there and free then; begins with another member for each person, so that work is spread without a draw.
std::uint16_t free_member(Site& site, Who who, const DailyReviews& stage, Day day, int period, int length) {
    const auto members = site.diary.members_of(stage.booking.role);
    const std::size_t first = site.people[who.person].head().number % members.size();
    for (std::size_t i = 0; i < members.size(); ++i) {
        const std::uint16_t member = members[(first + i) % members.size()];
        const bool away = day == site.today() && site.diary.members[member].sick;
        if (!away && may_see(site, stage, member) &&
            sim::gaps(site.diary.diary.free(member, day), length).test(period)) {
            return member;
        }
    }
    return no_coach;
}

std::uint32_t last_booking(const Site& site, std::uint32_t id) {
    while (id != no_booking && site.bookings[id].next != no_booking) id = site.bookings[id].next;
    return id;
}

void book_dates(Site& site, Who who, const DailyReviews& stage, Day from, Day until, const Times& times) {
    const int length = periods_in(site.value(who, stage.booking.minutes));
    std::uint32_t last = last_booking(site, site.strand(who).detail);
    for (Day day = from; day < until; day += sim::Days{1}) {
        if (!attends(site, stage, day)) continue;
        const int period = times.at[static_cast<std::size_t>(sim::weekday_index(day))];
        const std::uint16_t member = free_member(site, who, stage, day, period, length);
        const std::uint32_t id = add_booking(
            site, who,
            {.day = day, .period = period, .length = length, .diaries = {member}, .diary_count = 1});
        (last == no_booking ? site.strand(who).detail : site.bookings[last].next) = id;
        last = id;
        note_booked(site, who, site.bookings[id]);
    }
}

void note_timetable(Site& site, Who who, Day from, Day until, const Times& times) {
    if (!site.logging()) return;
    Details details{{DetailKey::from, from}, {DetailKey::until, until - sim::Days{1}}};
    for (std::size_t weekday = 0; weekday < weekday_count; ++weekday) {
        if (times.at[weekday] < 0) continue;
        details.push_back(
            {weekday_details[weekday], std::chrono::minutes{times.at[weekday] * sim::period_minutes}});
    }
    site.note(who, {.event = LogEvent::timetable,
                    .start = sim::Time{from},
                    .end = sim::Time{until},
                    .details = std::move(details)});
}

}  // namespace

Day end_of_daily_reviews(Site& site, Who who, const DailyReviews& stage) {
    return after(clock_day(site, who, stage), site.value(who, stage.longest), site.model().calendar);
}

Block block_of(Site& site, Who who, const DailyReviews& stage, Day day) {
    const Day end = end_of_daily_reviews(site, who, stage);
    Block block{clock_day(site, who, stage), end};
    for (std::size_t b = 0; b + 1 < stage.blocks.size(); ++b) {
        const Day next = after(block.begin, site.value(who, stage.blocks[b]), site.model().calendar);
        if (day < next) return {block.begin, std::min(next, end)};
        block.begin = next;
    }
    return block;
}

Choices choices_in(Site& site, Who who, const DailyReviews& stage, Day from, Day until) {
    const int length = periods_in(site.value(who, stage.booking.minutes));
    const Periods available = available_starts(site, who, stage, length);
    Choices choices;
    for (Day day = from; day < until; day += sim::Days{1}) {
        if (!attends(site, stage, day)) continue;
        const auto weekday = static_cast<std::size_t>(sim::weekday_index(day));
        if ((choices.weekdays >> weekday & 1) == 0) choices.starts[weekday] = available;
        choices.weekdays = static_cast<std::uint8_t>(choices.weekdays | 1u << weekday);
        Periods staff;
        for (const std::uint16_t member : site.diary.members_of(stage.booking.role)) {
            if (may_see(site, stage, member))
                staff = staff | sim::gaps(site.diary.diary.free(member, day), length);
        }
        const Periods claimant = ~busy_periods(site, who.person, day, who.strand);
        choices.starts[weekday] = choices.starts[weekday] & staff & sim::gaps(claimant, length);
    }
    return choices;
}

namespace {

/// The time of the timetable on today's weekday, if a later week of the same block has it still; else -1.
int timetable_time(Site& site, Who who, const DailyReviews& stage) {
    const sim::Day today = site.today();
    const Block block = block_of(site, who, stage, today);
    for (std::uint32_t id = site.strand(who).detail; id != no_booking; id = site.bookings[id].next) {
        const Booking& booking = site.bookings[id];
        const Day day = site.setup->layout.day_of(booking.day);
        if (day < block.end && sim::weekday_index(day) == sim::weekday_index(today)) return booking.period;
    }
    return -1;
}

/// Time today at which the claimant and a member of the role are free, the timetable's first.
std::optional<Slot> slot_today(Site& site, Who who, const DailyReviews& stage) {
    const int length = periods_in(site.value(who, stage.booking.minutes));
    const Periods claimant = ~busy_periods(site, who.person, site.today(), who.strand);
    const Periods starts = available_starts(site, who, stage, length) & sim::gaps(claimant, length);
    const auto at = [&](int period) -> std::optional<Slot> {
        if (!starts.test(period)) return std::nullopt;
        const std::uint16_t member = free_member(site, who, stage, site.today(), period, length);
        if (member == no_coach) return std::nullopt;
        return Slot{
            .day = site.today(), .period = period, .length = length, .diaries = {member}, .diary_count = 1};
    };
    const int wished = timetable_time(site, who, stage);
    std::optional<Slot> slot = wished < 0 ? std::nullopt : at(wished);
    const auto now = std::chrono::duration_cast<std::chrono::minutes>(sim::time_of_day(site.now())).count();
    for (auto period = static_cast<int>((now + sim::period_minutes - 1) / sim::period_minutes);
         !slot && period < sim::periods_a_day; ++period)
        slot = at(period);
    return slot;
}

}  // namespace

void attend_after_all(Site& site, std::uint32_t person, std::int16_t review) {
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        const Who who{person, s};
        const Strand& strand = site.strand(who);
        if (strand.stage == nowhere || strand.suspended != 0) continue;
        const auto* stage = std::get_if<DailyReviews>(&site.stage_of(who).kind);
        if (stage == nullptr || stage->review != review) continue;
        const bool began_before = sim::day_of(site.setup->layout.time_of(strand.since)) < site.today();
        const bool over = site.today() >= end_of_daily_reviews(site, who, *stage);
        if (!began_before || over || !attends(site, *stage, site.today())) continue;
        const DayNumber today = site.setup->layout.number_of(site.today());
        if (strand.detail != no_booking && site.bookings[strand.detail].day == today) continue;
        if (strand.detail != no_booking && site.bookings[strand.detail].began != 0) continue;  // in one now
        if (has_booking(site, person, review, site.today())) continue;
        const std::optional<Slot> slot = slot_today(site, who, *stage);
        if (!slot) continue;
        const std::uint32_t id = add_booking(site, who, *slot);
        site.bookings[id].next = strand.detail;
        site.strand(who).detail = id;
        note_booked(site, who, site.bookings[id], "review_called_off");
        ++site.strand(who).generation;
        site.schedule(who, start_of(site, site.bookings[id]));
    }
}

Issued issue_timetable(Site& site, Who who, const DailyReviews& stage, Day from, const Times& before) {
    const Day end = end_of_daily_reviews(site, who, stage);
    for (Block block; from < end; from = block.end) {
        block = block_of(site, who, stage, from);
        const Choices choices = choices_in(site, who, stage, from, block.end);
        if (choices.weekdays == 0) continue;
        // The first day's distance from the clock is another for each block, and for what is drawn anew in one.
        const auto distance = (from - clock_day(site, who, stage)).count();
        sim::Draw draw = site.draw(who, timetable, static_cast<std::uint32_t>(distance));
        const std::optional<Times> times = draw_times(choices, before, draw);
        if (!times) return Issued::no_times;
        note_timetable(site, who, from, block.end, *times);
        book_dates(site, who, stage, from, block.end, *times);
        return Issued::booked;
    }
    return Issued::no_dates_left;
}

}  // namespace caseload::model
