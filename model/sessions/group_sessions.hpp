#pragma once

#include "model/office/site.hpp"

/// Group sessions: planned ahead, decided upon, started, ended.
namespace caseload::model {

/// Plans the timetabled sessions of the days that have come into sight, and on-demand ones from the waiting lists.
void plan_sessions(Site& site);
/// A session's event: bookings are counted against the minimum, it starts, it ends.
void session_happens(Site& site, std::uint32_t session, std::uint16_t generation);
/// A member who was to hold the session is away: a colleague with the skill takes over and the member's time is
/// given back, or nobody can and the session is not held: it ends for all at once as did_not_run. Nothing happens
/// where the member was not to hold it.
void session_loses(Site& site, std::uint32_t session, std::uint16_t diary);

/// The session is not held. With a cause it is counted and logged; without one nobody had booked and nothing is
/// said. Its diaries are free; those still booked leave as did_not_run, visitors hear of it overnight.
void call_off(Site& site, std::uint32_t session, std::int32_t cause);
constexpr std::int32_t no_cause = -1;

/// Answers to requests for seats elsewhere, and what became of sessions elsewhere; from the next opening.
void take_answer(Site& site, const Request& request);
/// Overnight, at the host: grants or refuses a seat.
Request answer_seat_request(Site& host, const Request& request);

}  // namespace caseload::model
