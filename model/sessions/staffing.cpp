#include "model/sessions/staffing.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "model/bookings/bookings.hpp"

namespace caseload::model {

namespace {

using sim::Day;
using sim::Periods;

bool holds_session(const Site& site, const GroupSession& kind, std::uint16_t member, Day day) {
    // Who is away is known on the day itself only.
    if (day == site.today() && site.diary.members[member].sick) return false;
    return site.diary.has_skill(member, kind.skill);
}

/// Starts at which at least `wanted` of the diaries are free for `length` periods.
template <class Suits>
Periods starts_with(const Site& site, std::span<const std::uint16_t> diaries, std::size_t wanted, Day day,
                    int length, const Suits& suits) {
    std::array<Periods, Booking::most_diaries> at_least{};
    if (wanted == 0) return Periods::range(0, sim::periods_a_day);
    if (wanted > at_least.size()) return {};
    for (const std::uint16_t diary : diaries) {
        if (!suits(diary)) continue;
        const Periods starts = sim::gaps(site.diary.diary.free(diary, day), length);
        for (std::size_t level = wanted - 1; level > 0; --level) {
            at_least[level] = at_least[level] | (at_least[level - 1] & starts);
        }
        at_least[0] = at_least[0] | starts;
    }
    return at_least[wanted - 1];
}

bool free_at(const Site& site, std::uint16_t diary, Day day, const Booking& booking) {
    return sim::gaps(site.diary.diary.free(diary, day), booking.length).test(booking.period);
}

}  // namespace

const GroupSession& session_kind(const Site& site, std::uint16_t stage) {
    return std::get<GroupSession>(site.model().stages[stage].kind);
}

int session_length(const Site& site, std::uint16_t stage, Day day) {
    const std::int64_t seconds = seconds_in(of_session(session_kind(site, stage).minutes, day)).count();
    const std::int64_t period = 60 * sim::period_minutes;
    return static_cast<int>(std::max<std::int64_t>(1, (seconds + period - 1) / period));
}

SessionOpenings session_openings(const Site& site, std::uint16_t stage, Day day, const Periods& among) {
    const GroupSession& kind = session_kind(site, stage);
    const Measured& measured = site.setup->measured;
    SessionOpenings openings;
    openings.cause = static_cast<std::uint16_t>(WaitCause::closed);
    if (!site.diary.opens(day)) return openings;
    const int length = session_length(site, stage, day);
    const auto wanted = static_cast<std::size_t>(of_session(kind.facilitators, day));
    openings.starts =
        among & starts_with(site, site.diary.members_of(kind.facilitator), wanted, day, length,
                            [&](std::uint16_t member) { return holds_session(site, kind, member, day); });
    openings.cause = measured.role_cause(kind.facilitator);
    for (const auto& [resource, count] : kind.resources) {
        if (openings.starts.none()) break;
        openings.starts = openings.starts & starts_with(site, site.diary.rooms_of(resource), count, day,
                                                        length, [](std::uint16_t) { return true; });
        openings.cause = measured.resource_cause(resource);
    }
    return openings;
}

void staff_session(Site& site, std::uint16_t stage, Booking& booking) {
    const GroupSession& kind = session_kind(site, stage);
    const Day day = site.setup->layout.day_of(booking.day);
    booking.diary_count = 0;
    const auto has = [&](std::uint16_t diary) {
        const auto end = booking.diaries.begin() + booking.diary_count;
        return std::find(booking.diaries.begin(), end, diary) != end;
    };
    for (std::int64_t wanted = of_session(kind.facilitators, day); wanted > 0; --wanted) {
        std::uint16_t chosen = no_coach;
        int least = sim::periods_a_day;
        for (const std::uint16_t member : site.diary.members_of(kind.facilitator)) {
            if (has(member) || !holds_session(site, kind, member, day) ||
                !free_at(site, member, day, booking)) {
                continue;
            }
            const int booked = site.diary.diary.booked_periods(member, day);
            if (booked < least) {
                least = booked;
                chosen = member;
            }
        }
        booking.diaries[booking.diary_count++] = chosen;
    }
    for (const auto& [resource, count] : kind.resources) {
        int wanted = count;
        for (const std::uint16_t room : site.diary.rooms_of(resource)) {
            if (wanted == 0) break;
            if (!free_at(site, room, day, booking)) continue;
            booking.diaries[booking.diary_count++] = room;
            --wanted;
        }
    }
    fill_diaries(site, booking);
}

std::uint16_t substitute(const Site& site, std::uint16_t stage, const Booking& booking) {
    const GroupSession& kind = session_kind(site, stage);
    const Day day = site.setup->layout.day_of(booking.day);
    for (const std::uint16_t member : site.diary.members_of(kind.facilitator)) {
        // Whoever holds it already has the time booked, so is not free.
        if (holds_session(site, kind, member, day) && free_at(site, member, day, booking)) return member;
    }
    return no_coach;
}

void release_rooms(Site& site, Booking& booking) {
    const Day day = site.setup->layout.day_of(booking.day);
    const auto members = static_cast<std::uint16_t>(site.diary.member_count());
    std::uint8_t kept = 0;
    for (std::size_t d = 0; d < booking.diary_count; ++d) {
        if (booking.diaries[d] < members) {
            booking.diaries[kept++] = booking.diaries[d];
        } else {
            site.diary.diary.cancel(booking.diaries[d], day, booking.period, booking.length);
        }
    }
    booking.diary_count = kept;
}

std::string place_name(const Site& site, const Booking& booking) {
    if (booking.diary_count == 0) return {};
    for (std::size_t d = 0; d < booking.diary_count; ++d) {
        if (booking.diaries[d] >= site.diary.member_count()) return site.name_of_diary(booking.diaries[d]);
    }
    return site.name_of_diary(booking.diaries[0]);
}

}  // namespace caseload::model
