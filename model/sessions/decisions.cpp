#include "model/sessions/decisions.hpp"

#include <algorithm>

#include "model/sessions/brigading.hpp"
#include "model/sessions/group_sessions.hpp"
#include "model/sessions/schedule.hpp"
#include "model/sessions/seats.hpp"
#include "model/sessions/staffing.hpp"

namespace caseload::model {

namespace {

constexpr auto group = static_cast<std::int32_t>(WaitCause::group);

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
    std::uint16_t& times = site.sessions.all[later].put_off;
    times = std::max(times, static_cast<std::uint16_t>(session.put_off + 1));
    announce_not_held(site, id, group);
    for (const std::uint32_t seat : site.sessions.all[id].seats) move_seat(site, seat, later);
    recycle(site, id);
    return true;
}

/// With no policy left that applies it is not held, unless it has visitors, who have come to terms with its date, or was set
/// up small on demand, for those who cannot wait longer.
Next try_policies(Site& site, std::uint32_t id) {
    const GroupSession& kind = session_kind(site, site.sessions.all[id].stage);
    bool goes_ahead = false;
    while (!goes_ahead && site.sessions.all[id].policy < kind.below_minimum.size()) {
        Session& session = site.sessions.all[id];
        switch (kind.below_minimum[session.policy++]) {
        case BelowMinimum::wait:
            if (put_off(site, id)) return Next::as_scheduled;
            break;
        case BelowMinimum::brigade: goes_ahead = ask_neighbours(site, id); break;
        case BelowMinimum::one_to_one: return Next::one_to_one;
        case BelowMinimum::remote:
            session.remote = 1;
            release_rooms(site, site.bookings[session.booking]);
            goes_ahead = true;
            break;
        case BelowMinimum::run_small:
            session.small = 1;
            goes_ahead = true;
            break;
        }
    }
    const Session& session = site.sessions.all[id];
    if (!goes_ahead && session.small == 0 && session.visitors.empty()) return Next::not_held;
    schedule_session(site, id, session.start);
    return Next::as_scheduled;
}

/// Enough are booked for it to go ahead, or the policies decide.
Next go_on_with(Site& site, std::uint32_t id) {
    const Session& session = site.sessions.all[id];
    const std::int64_t smallest = smallest_of(site, session.stage, sim::day_of(session.start));
    if (static_cast<std::int64_t>(session.taken()) < smallest) return try_policies(site, id);
    schedule_session(site, id, session.start);
    return Next::as_scheduled;
}

}  // namespace

Next decide(Site& site, std::uint32_t id) {
    Session& session = site.sessions.all[id];
    session.phase = Session::Phase::decided;
    if (session.taken() == 0) {
        give_up_session(site, id, no_cause);
        return Next::as_scheduled;
    }
    return go_on_with(site, id);
}

Next settle(Site& site, std::uint32_t id) {
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
    if (session.taken() == 0) {
        give_up_session(site, id, group);
        return Next::as_scheduled;
    }
    return go_on_with(site, id);
}

}  // namespace caseload::model
