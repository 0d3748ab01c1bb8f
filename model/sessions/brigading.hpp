#pragma once

#include "model/office/site.hpp"

/// Seats in the sessions of nearby offices (IAP-5): asked for overnight, answered by the host.
namespace caseload::model {

/// Asks the first neighbour for a seat for each of those booked. False: there is no neighbour, or no night left
/// before the session.
bool ask_neighbours(Site& site, std::uint32_t session);
/// Tells the visitors' own offices what became of the session.
void tell_visitors(Site& site, std::uint32_t session, bool held);
/// The session elsewhere begins: whoever does not come misses it.
void visit_begins(Site& site, Who who);

}  // namespace caseload::model
