#include "model/stages/meeting.hpp"

#include "model/waits/deadlines.hpp"

#include "model/bookings/booked_waits.hpp"
#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"

#include <algorithm>
#include <utility>

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

void measure_late_by(Site& site, int stage, sim::Seconds by) {
    site.observe(Measured::late_by, {.stage = stage}, by.count());
    site.times_late[static_cast<std::size_t>(stage)].add(by.count());
}

std::uint16_t last_to_be_free(const Site& site, const Booking& booking) {
    return *std::max_element(booking.diaries.begin(), booking.diaries.begin() + booking.diary_count,
                             [&](std::uint16_t one, std::uint16_t other) {
                                 return site.diary.busy_until(one) < site.diary.busy_until(other);
                             });
}

void keep_busy(Site& site, const Booking& booking, sim::Time until) {
    for (std::size_t d = 0; d < booking.diary_count; ++d) {
        if (site.diary.busy_until(booking.diaries[d]) > site.now()) ++site.in_hand.held_twice;
        site.diary.keep_busy(booking.diaries[d], until);
        site.diary.use(booking.diaries[d], site.now(), until);
    }
}

sim::Time claimant_free(Site& site, Who who) {
    sim::Time free = site.now();
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        const Strand& other = site.strand({who.person, s});
        if (s == who.strand || other.stage == nowhere || other.suspended != 0 || other.detail == no_booking)
            continue;
        const Stage& stage = site.model().stages[other.stage];
        if (stage.does() == Does::walk_in) {
            const Service& service = site.services.all[other.detail];
            if (service.in_service()) free = std::max(free, end_of(service));
        }
        if (!holds_bookings(stage)) continue;
        const Booking& booking = site.bookings[other.detail];
        if (booking.began == 0) continue;
        const bool in_session = booking.session != no_session;
        free = std::max(free, in_session ? site.sessions.all[booking.session].end
                                         : site.diary.busy_until(booking.diaries[0]));
    }
    return free;
}

bool starts_late(Site& site, Who who) {
    const Booking& booking = site.bookings[site.strand(who).detail];
    const std::uint16_t last = last_to_be_free(site, booking);
    const sim::Time claimant = claimant_free(site, who);
    const sim::Time free = std::max(site.diary.busy_until(last), claimant);
    std::uint8_t& phase = site.strand(who).phase;
    const bool late = free > site.now();
    if ((phase & counted_late) == 0) {
        site.observe(Measured::late, {.stage = site.stage_index(who)}, late ? 1 : 0);
        phase |= counted_late;
        if (late && site.logging()) {
            site.note(who, {.event = LogEvent::late,
                            .resource = free > claimant ? site.name_of_diary(last) : std::string{},
                            .start = start_of(site, booking),
                            .end = free});
        }
    }
    if (late) {
        site.schedule(who, free);
    } else {
        const sim::Seconds by = site.now() - start_of(site, booking);
        if (by.count() > 0) measure_late_by(site, site.stage_index(who), by);
        phase &= static_cast<std::uint8_t>(~counted_late);
    }
    return late;
}

sim::Seconds hold(Site& site, Who who, const Varying<sim::Distribution>& lasts, std::uint32_t attempt) {
    judge_start(site, who, site.now());
    end_booked_wait(site, who);
    site.bookings[site.strand(who).detail].began = site.setup->layout.seconds_of(site.now());
    const Booking& booking = site.bookings[site.strand(who).detail];
    sim::Seconds actual = std::chrono::minutes{booking.length * sim::period_minutes};
    const sim::Distribution& distribution = site.value(who, lasts);
    if (distribution != sim::Distribution{}) {
        sim::Draw draw = site.draw(who, length, attempt);
        actual = sim::duration(distribution, draw);
    }
    keep_busy(site, booking, site.now() + actual);
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
    for (std::size_t d = 0; d < booking.diary_count; ++d) {
        site.diary.keep_busy(booking.diaries[d], until);
        site.diary.use(booking.diaries[d], site.now(), until);
    }
    spend_time(site, who, longer);
}

void note_attended(Site& site, Who who, Details details) {
    // Whatever an ending leads to may take the strand out once more, when the meeting has been told of.
    if (!site.logging() || site.strand(who).ended != 0) return;
    const Booking& booking = site.bookings[site.strand(who).detail];
    site.note(who, {.event = LogEvent::attended,
                    .resource = site.name_of_diary(booking.diaries[0]),
                    .start = site.setup->layout.time_of(booking.began),
                    .end = site.now(),
                    .details = std::move(details)});
}

void stay_away(Site& site, Who who) {
    end_booked_wait(site, who);
    const Booking& booking = site.bookings[site.strand(who).detail];
    const sim::Seconds booked = std::chrono::minutes{booking.length * sim::period_minutes};
    for (std::size_t d = 0; d < booking.diary_count; ++d)
        site.diary.use(booking.diaries[d], site.now(), site.now() + booked);
    spend_time(site, who, booked);
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
