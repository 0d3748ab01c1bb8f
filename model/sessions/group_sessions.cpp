#include "model/sessions/group_sessions.hpp"

#include <algorithm>

#include "model/bookings/search.hpp"
#include "model/sessions/brigading.hpp"
#include "model/sessions/decisions.hpp"
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

/// The place of a session that is over is used again, with its lists' memory; its generation goes on.
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

void measure_held(Site& site, const Session& session, std::size_t size) {
    const Measured& measured = site.setup->measured;
    const GroupSession& kind = session_kind(site, session.stage);
    const std::int64_t facilitators = of_session(kind.facilitators, sim::day_of(session.start));
    site.measure(measured.sessions_held, session.stage, 0, 1, 1);
    site.measure(measured.session_size, session.stage, 0, 1, static_cast<std::int64_t>(size));
    site.measure(measured.staff_minutes, session.stage, kind.facilitator, 1,
                 facilitators * (session.end - session.start).count());
}

/// Those who are due come or miss. Too few come: it is not held, and those who came leave without a failure.
void start(Site& site, std::uint32_t id) {
    std::erase(site.sessions.coming[site.sessions.all[id].stage], id);
    Session& session = site.sessions.all[id];
    if (session.taken() == 0) return call_off(site, id, no_cause);
    const GroupSession& kind = session_kind(site, session.stage);
    std::vector<std::uint32_t> absent = std::move(session.seats);
    session.seats.clear();
    session.present.clear();
    std::erase_if(absent, [&](std::uint32_t seat) {
        const Who who{site.bookings[seat].person, site.bookings[seat].strand};
        const bool comes = !site.happens(who, session_misses, kind.misses);
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
                                        .start = session.start,
                                        .end = session.end,
                                        .details = details_of(session, size)});
        }
        schedule_session(site, id, session.end);
    } else {
        session.seats.swap(session.present);
        session.phase = Session::Phase::over;
    }
    for (const std::uint32_t seat : absent) leave_seat(site, seat, session_missed);
    if (!held) return call_off(site, id, static_cast<std::int32_t>(WaitCause::group));
    absent.clear();
    site.sessions.all[id].seats = std::move(absent);
}

/// Those present have attended, or have not taken part, which counts as missing it (IAP-13).
void end(Site& site, std::uint32_t id) {
    tell_visitors(site, id, true);
    const Session& session = site.sessions.all[id];
    const GroupSession& kind = session_kind(site, session.stage);
    const std::uint16_t number = session.number;
    const sim::Time began = session.start;
    const std::string place =
        site.logging() ? place_name(site, site.bookings[session.booking]) : std::string{};
    std::vector<std::uint32_t> present = std::move(site.sessions.all[id].present);
    site.sessions.all[id].present.clear();
    for (const std::uint32_t seat : present) {
        const Who who{site.bookings[seat].person, site.bookings[seat].strand};
        const bool took_part = !site.happens(who, session_takes_part, kind.does_not_take_part);
        if (took_part) site.people[who.person].head().cohort = number;
        if (site.logging()) {
            Details details{{DetailKey::session, number}};
            if (!took_part) details.push_back({DetailKey::present, true});
            site.note(who, {.event = took_part ? LogEvent::attended : LogEvent::missed,
                            .resource = place,
                            .start = began,
                            .end = site.now(),
                            .details = std::move(details)});
        }
        leave_seat(site, seat, took_part ? session_attended : session_missed);
    }
    present.clear();
    site.sessions.all[id].present = std::move(present);
    recycle(site, id);
}

}  // namespace

void call_off(Site& site, std::uint32_t id, std::int32_t cause) {
    Session& session = site.sessions.all[id];
    std::erase(site.sessions.coming[session.stage], id);
    session.phase = Session::Phase::over;
    if (cause != no_cause) {
        const auto why = static_cast<std::uint16_t>(cause);
        site.measure(site.setup->measured.sessions_not_held, session.stage, cause, 1, 1);
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
    std::vector<std::uint32_t> seats = std::move(session.seats);
    session.seats.clear();
    for (const std::uint32_t seat : seats) leave_seat(site, seat, session_did_not_run);
    seats.clear();
    site.sessions.all[id].seats = std::move(seats);
    recycle(site, id);
}

void session_happens(Site& site, std::uint32_t id, std::uint16_t generation) {
    const Session& session = site.sessions.all[id];
    if (session.generation != generation) return;
    switch (session.phase) {
    case Session::Phase::planned: return decide(site, id);
    case Session::Phase::decided: return session.asking != 0 ? settle(site, id) : start(site, id);
    case Session::Phase::running: return end(site, id);
    case Session::Phase::over: return;
    }
}

void session_loses(Site& site, std::uint32_t id, std::uint16_t member) {
    const Session& session = site.sessions.all[id];
    if (session.phase == Session::Phase::over || session.start < site.now()) return;
    Booking& booking = site.bookings[session.booking];
    const auto last = booking.diaries.begin() + booking.diary_count;
    const auto place = std::find(booking.diaries.begin(), last, member);
    if (place == last) return;
    const std::uint16_t cover = substitute(site, session.stage, booking);
    if (cover == no_coach) {
        const std::uint16_t role = session_kind(site, session.stage).facilitator;
        return call_off(site, id, site.setup->measured.role_cause(role));
    }
    free_diaries(site, booking);
    *place = cover;
    fill_diaries(site, booking);
}

}  // namespace caseload::model
