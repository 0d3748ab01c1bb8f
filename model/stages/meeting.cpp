#include "model/stages/meeting.hpp"

#include "model/waits/deadlines.hpp"

#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"

namespace caseload::model {

namespace {

constexpr std::uint64_t length = sim::named(".lasts");
constexpr std::uint8_t counted_late = 0x80;

void spend_time(Site& site, Who who, sim::Seconds time) {
    const Booking& booking = site.bookings[site.strand(who).detail];
    site.observe(Measured::staff_minutes,
                 {.stage = site.stage_index(who), .group = site.diary.members[booking.diaries[0]].role},
                 time.count());
}

}  // namespace

bool starts_late(Site& site, Who who) {
    const Booking& booking = site.bookings[site.strand(who).detail];
    std::uint16_t last = booking.diaries[0];
    for (std::size_t d = 1; d < booking.diary_count; ++d)
        if (site.diary.busy_until(booking.diaries[d]) > site.diary.busy_until(last))
            last = booking.diaries[d];
    const sim::Time free = site.diary.busy_until(last);
    std::uint8_t& phase = site.strand(who).phase;
    const bool late = free > site.now();
    if ((phase & counted_late) == 0) {
        site.observe(Measured::late, {.stage = site.stage_index(who)}, late ? 1 : 0);
        phase |= counted_late;
        if (late && site.logging()) {
            site.note(who, {.event = LogEvent::late,
                            .resource = site.name_of_diary(last),
                            .start = start_of(site, booking),
                            .end = free});
        }
    }
    if (late) {
        site.schedule(who, free);
    } else {
        const sim::Seconds by = site.now() - start_of(site, booking);
        if (by.count() > 0) site.observe(Measured::late_by, {.stage = site.stage_index(who)}, by.count());
        phase &= static_cast<std::uint8_t>(~counted_late);
    }
    return late;
}

sim::Seconds hold(Site& site, Who who, const Varying<sim::Distribution>& lasts, std::uint32_t attempt) {
    judge_start(site, who, site.now());
    const Booking& booking = site.bookings[site.strand(who).detail];
    sim::Seconds actual = std::chrono::minutes{booking.length * sim::period_minutes};
    const sim::Distribution& distribution = site.value(who, lasts);
    if (distribution != sim::Distribution{}) {
        sim::Draw draw = site.draw(who, length, attempt);
        actual = sim::duration(distribution, draw);
    }
    for (std::size_t d = 0; d < booking.diary_count; ++d)
        site.diary.keep_busy(booking.diaries[d], site.now() + actual);
    spend_time(site, who, actual);
    return actual;
}

Details through(const std::string& channel) {
    return channel.empty() ? Details{} : Details{{DetailKey::channel, channel}};
}

void overrun(Site& site, Who who, sim::Time until) {
    const Booking booking = site.bookings[site.strand(who).detail];
    const sim::Seconds longer = until - site.diary.busy_until(booking.diaries[0]);
    if (longer.count() <= 0) return;
    for (std::size_t d = 0; d < booking.diary_count; ++d) site.diary.keep_busy(booking.diaries[d], until);
    spend_time(site, who, longer);
}

void spend_booked_time(Site& site, Who who) {
    const Booking& booking = site.bookings[site.strand(who).detail];
    spend_time(site, who, std::chrono::minutes{booking.length * sim::period_minutes});
}

void count_attendance(Site& site, Who who) {
    site.count(Measured::attendances,
               {.stage = site.stage_index(who), .group = Measured::hour_group(site.now())});
}

void pay_trips(Site& site, Who who, const std::vector<Trip>& trips) {
    const auto stage = static_cast<std::size_t>(site.stage_index(who));
    for (std::size_t t = 0; t < trips.size(); ++t) {
        if (has_booking(site, who.person, trips[t].unless, site.today())) continue;
        const auto pence = static_cast<std::int64_t>(trips[t].cost.amount * 100 + 0.5);
        site.observe(Measured::cost,
                     {.stage = static_cast<int>(stage), .group = site.setup->measured.trip_group[stage][t]},
                     pence);
    }
}

}  // namespace caseload::model
