#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// Seats in the sessions of nearby offices (IAP-5): asked for overnight, answered by the host.
namespace caseload::model {

/// Asks the first neighbour for a seat for each of those booked. False: there is no neighbour, or no night left
/// before the session.
bool ask_neighbours(Site& site, std::uint32_t session);
/// Tells the visitors' own offices what became of the session.
void tell_visitors(Site& site, std::uint32_t session, bool held);
/// A seat elsewhere has been granted or refused to somebody from here. Gives the session here that waited for this answer
/// last and is now to be settled; no_session: none.
std::uint32_t take_seat_answer(Site& site, const Request& request);
/// A visitor will not come: the seat here is free.
void visitor_stays_away(Site& site, const Request& request);
/// Overnight, at the host: grants or refuses a seat.
Request answer_seat_request(Site& host, const Request& request);

}  // namespace caseload::model
