#include "model/sessions/decisions.hpp"

#include <algorithm>

#include "model/bookings/search.hpp"
#include "model/sessions/brigading.hpp"
#include "model/sessions/group_sessions.hpp"
#include "model/sessions/seats.hpp"
#include "model/sessions/staffing.hpp"

namespace caseload::model {

namespace {

constexpr auto group = static_cast<std::int32_t>(WaitCause::group);

const OfficeSessions* own_sessions(const Site& site, std::uint16_t stage) {
    for (const OfficeSessions& own : site.office().sessions) {
        if (own.stage == stage) return &own;
    }
    return nullptr;
}

/// The first later session that has seats for all those booked, at a time when all of them can come.
std::uint32_t later_session(Site& site, const Session& session) {
    for (const std::uint32_t id : site.sessions.coming[session.stage]) {
        const Session& later = site.sessions.all[id];
        if (later.start <= session.start || later.asking != 0) continue;
        if (later.taken() + session.seats.size() > later.largest) continue;
        const Booking& time = site.bookings[later.booking];
        const bool all_can = std::all_of(session.seats.begin(), session.seats.end(), [&](std::uint32_t seat) {
            return !busy_at(site, {site.bookings[seat].person, site.bookings[seat].strand}, time);
        });
        if (all_can) return id;
    }
    return no_session;
}

bool put_off(Site& site, std::uint32_t id) {
    Session& session = site.sessions.all[id];
    const std::int64_t most =
        of_session(session_kind(site, session.stage).waits_most, sim::day_of(session.start));
    // Visitors have come to terms with this date: they are not moved.
    if (session.put_off >= most || !session.visitors.empty()) return false;
    const std::uint32_t later = later_session(site, session);
    if (later == no_session) return false;
    std::uint8_t& times = site.sessions.all[later].put_off;
    times = std::max(times, static_cast<std::uint8_t>(session.put_off + 1));
    for (const std::uint32_t seat : session.seats) move_seat(site, seat, later);
    session.seats.clear();
    call_off(site, id, group);
    return true;
}

/// Each is given an appointment of the session's length with a facilitator instead.
void see_one_to_one(Site& site, std::uint32_t id) {
    std::vector<std::uint32_t> seats;
    seats.swap(site.sessions.all[id].seats);
    const std::uint16_t stage = site.sessions.all[id].stage;
    const GroupSession& kind = session_kind(site, stage);
    BookingRequest request;
    request.role = kind.facilitator;
    request.skill = kind.skill;
    request.minutes = kind.minutes;
    call_off(site, id, group);
    WaitShares& waits = site.waits;
    for (const std::uint32_t seat : seats) {
        const Who who{site.bookings[seat].person, site.bookings[seat].strand};
        const sim::Time was = start_of(site, site.bookings[seat]);
        forget_booking(site, who);
        site.strand(who).phase = static_cast<std::uint8_t>(Seating::none);
        const sim::Day last = std::max(last_session_day(site, who), sim::day_of(was));
        const auto slot = find_slot(site, who, request, site.now(), last, last, waits);
        if (!slot) {
            site.leave(who, session_no_place);
            continue;
        }
        site.strand(who).phase = static_cast<std::uint8_t>(Seating::alone);
        book(site, who, *slot, site.now(), waits);
    }
}

void try_policies(Site& site, std::uint32_t id) {
    const GroupSession& kind = session_kind(site, site.sessions.all[id].stage);
    while (site.sessions.all[id].policy < kind.below_minimum.size()) {
        Session& session = site.sessions.all[id];
        switch (kind.below_minimum[session.policy++]) {
        case BelowMinimum::wait:
            if (put_off(site, id)) return;
            break;
        case BelowMinimum::brigade:
            if (ask_neighbours(site, id)) return schedule_session(site, id, session.start);
            break;
        case BelowMinimum::one_to_one: return see_one_to_one(site, id);
        case BelowMinimum::remote:
            session.remote = 1;
            release_rooms(site, site.bookings[session.booking]);
            return schedule_session(site, id, session.start);
        case BelowMinimum::run_small: session.small = 1; return schedule_session(site, id, session.start);
        }
    }
    schedule_session(site, id, site.sessions.all[id].start);
}

}  // namespace

std::int64_t smallest_of(const Site& site, std::uint16_t stage, sim::Day day) {
    const OfficeSessions* own = own_sessions(site, stage);
    if (own != nullptr && own->smallest >= 0) return own->smallest;
    return of_session(session_kind(site, stage).smallest, day);
}

std::int64_t largest_of(const Site& site, std::uint16_t stage, sim::Day day) {
    const OfficeSessions* own = own_sessions(site, stage);
    if (own != nullptr && own->largest >= 0) return own->largest;
    return of_session(session_kind(site, stage).largest, day);
}

void schedule_session(Site& site, std::uint32_t id, sim::Time when) {
    Session& session = site.sessions.all[id];
    ++session.generation;
    site.agenda.add({when, id, session.generation, static_cast<std::uint8_t>(EventKind::session), 0});
}

void decide(Site& site, std::uint32_t id) {
    Session& session = site.sessions.all[id];
    session.phase = Session::Phase::decided;
    if (session.taken() == 0) return call_off(site, id, no_cause);
    const std::int64_t smallest = smallest_of(site, session.stage, sim::day_of(session.start));
    if (static_cast<std::int64_t>(session.taken()) >= smallest)
        return schedule_session(site, id, session.start);
    try_policies(site, id);
}

void settle(Site& site, std::uint32_t id) {
    Session& session = site.sessions.all[id];
    session.asking = 0;
    for (const std::uint32_t seat : session.seats) {
        Strand& strand = site.strand({site.bookings[seat].person, site.bookings[seat].strand});
        if (strand.phase != static_cast<std::uint8_t>(Seating::asking)) continue;
        // No answer in time: one that still comes has lapsed.
        strand.phase = static_cast<std::uint8_t>(Seating::seated);
        ++strand.generation;
    }
    // Everybody has a seat elsewhere: the session came to nothing for want of people.
    if (session.taken() == 0) return call_off(site, id, group);
    const std::int64_t smallest = smallest_of(site, session.stage, sim::day_of(session.start));
    if (static_cast<std::int64_t>(session.taken()) >= smallest)
        return schedule_session(site, id, session.start);
    try_policies(site, id);
}

}  // namespace caseload::model
