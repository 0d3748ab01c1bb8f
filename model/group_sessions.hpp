#pragma once

#include "model/site.hpp"

namespace caseload::model {

/// Plans the timetabled sessions of the days that have come into sight, and on-demand ones from the waiting lists.
void plan_sessions(Site& site);
/// A session's event: bookings are counted against the minimum, it starts, it ends.
void session_happens(Site& site, std::uint32_t session, std::uint16_t generation);
/// Answers to requests for seats elsewhere, and what became of sessions elsewhere; from the next opening.
void take_answer(Site& site, const Request& request);
/// Overnight, at the host: grants or refuses a seat.
Request answer_seat_request(Site& host, const Request& request);

}  // namespace caseload::model
