#include "model/sessions/group_sessions.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "model/bookings/bookings.hpp"
#include "model/office/log.hpp"
#include "model/sessions/brigading.hpp"
#include "model/sessions/schedule.hpp"
#include "model/sessions/seats.hpp"
#include "model/sessions/staffing.hpp"

namespace caseload::model {

namespace {

/// How many were there, and how the session was held.
Details details_of(const Session& session, std::size_t size) {
    const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    Details details{{DetailKey::session, session.number}, {DetailKey::size, number(size)}};
    if (!session.visitors.empty()) details.push_back({DetailKey::visitors, number(session.visitors.size())});
    if (session.small != 0) details.push_back({DetailKey::small, true});
    if (session.remote != 0) details.push_back({DetailKey::remote, true});
    return details;
}

void measure_held(Site& site, const Session& session, std::size_t size) {
    const GroupSession& kind = session_kind(site, session.stage);
    const std::int64_t facilitators = of_session(kind.facilitators, sim::day_of(session.start));
    site.count(Measured::sessions_held, {.stage = session.stage});
    site.observe(Measured::session_size, {.stage = session.stage}, static_cast<std::int64_t>(size));
    site.observe(Measured::staff_minutes, {.stage = session.stage, .group = kind.facilitator},
                 facilitators * (session.end - session.began).count());
}

}  // namespace

bool start_session(Site& site, std::uint32_t id, std::vector<std::uint32_t>& absent) {
    Session& session = site.sessions.all[id];
    const GroupSession& kind = session_kind(site, session.stage);
    absent = std::move(session.seats);
    session.seats.clear();
    session.present.clear();
    std::erase_if(absent, [&](std::uint32_t seat) {
        const Who who{site.bookings[seat].person, site.bookings[seat].strand};
        const bool comes = !site.occurs(who, session_misses, kind.misses);
        measure_attendance(site, who, comes);
        if (!comes) return false;
        session.present.push_back(seat);
        site.strand(who).phase = static_cast<std::uint8_t>(Seating::taking_part);
        return true;
    });
    const auto visitors = std::count_if(session.visitors.begin(), session.visitors.end(),
                                        [](const Visitor& visitor) { return visitor.present != 0; });
    const std::size_t size = session.present.size() + static_cast<std::size_t>(visitors);
    const auto floor = static_cast<std::size_t>(of_session(kind.cancel_floor, sim::day_of(session.start)));
    // Having decided to run it small or remotely, the office holds it for whoever comes.
    const bool held = size > 0 && (session.small != 0 || session.remote != 0 || size >= floor);
    if (held) {
        session.phase = Session::Phase::running;
        measure_held(site, session, size);
        if (site.logging()) {
            site.note_session(session, {.event = LogEvent::session_held,
                                        .resource = place_name(site, site.bookings[session.booking]),
                                        .start = session.began,
                                        .end = session.end,
                                        .details = details_of(session, size)});
        }
        schedule_session(site, id, session.end);
    } else {
        session.seats.swap(session.present);
        session.phase = Session::Phase::over;
    }
    return held;
}

void announce_not_held(Site& site, std::uint32_t id, std::int32_t cause) {
    Session& session = site.sessions.all[id];
    std::erase(site.sessions.coming[session.stage], id);
    session.phase = Session::Phase::over;
    if (cause != no_cause) {
        const auto why = static_cast<std::uint16_t>(cause);
        site.count(Measured::sessions_not_held, {.stage = session.stage, .group = cause});
        site.sessions.not_planned[session.stage].push_back(
            {session.stage, why, 1, sim::day_of(session.start)});
        if (site.logging()) {
            Details details = details_of(session, session.seats.size());
            details.push_back({DetailKey::cause, site.setup->measured.cause_names[why]});
            site.note_session(session, {.event = LogEvent::session_not_run,
                                        .resource = place_name(site, site.bookings[session.booking]),
                                        .start = session.start,
                                        .end = session.end,
                                        .details = std::move(details)});
        }
    }
    free_diaries(site, site.bookings[session.booking]);
    tell_visitors(site, id, false);
}

void give_up_session(Site& site, std::uint32_t id, std::int32_t cause) {
    announce_not_held(site, id, cause);
    recycle(site, id);
}

void recycle(Site& site, std::uint32_t id) {
    Session& session = site.sessions.all[id];
    site.bookings.remove(session.booking);
    session.booking = no_booking;
    session.phase = Session::Phase::over;
    session.seats.clear();
    session.present.clear();
    session.visitors.clear();
    ++session.generation;
    site.sessions.free.push_back(id);
}

}  // namespace caseload::model
