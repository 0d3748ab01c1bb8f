#include "model/stages/meeting.hpp"

#include "model/stages/deadlines.hpp"

#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"

namespace caseload::model {

namespace {

constexpr std::uint64_t length = sim::named(".lasts");
constexpr std::uint8_t counted_late = 0x80;

}  // namespace

bool starts_late(Site& site, Who who) {
    const Booking& booking = site.bookings[site.strand(who).detail];
    const Member& member = site.diary.members[booking.diaries[0]];
    std::uint8_t& phase = site.strand(who).phase;
    const bool late = member.busy_until > site.now();
    if ((phase & counted_late) == 0) {
        site.observe(Measured::late, {.stage = site.stage_index(who)}, late ? 1 : 0);
        phase |= counted_late;
        if (late && site.logging()) {
            site.note(who, {.event = LogEvent::late,
                            .resource = site.name_of_diary(booking.diaries[0]),
                            .start = start_of(site, booking),
                            .end = member.busy_until});
        }
    }
    if (late) {
        site.schedule(who, member.busy_until);
    } else {
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
    site.diary.members[booking.diaries[0]].busy_until = site.now() + actual;
    return actual;
}

Details through(const std::string& channel) {
    return channel.empty() ? Details{} : Details{{DetailKey::channel, channel}};
}

void spend_booked_time(Site& site, Who who) {
    const Booking& booking = site.bookings[site.strand(who).detail];
    site.observe(Measured::staff_minutes,
                 {.stage = site.stage_index(who), .group = site.diary.members[booking.diaries[0]].role},
                 std::int64_t{booking.length} * sim::period_minutes * 60);
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
