#pragma once

#include "model/office/site.hpp"

/// Queue work in the gaps of a diary: a member on a booked duty that allows it may serve somebody from a queue when
/// nothing is booked for at least the mean length of the service.
namespace caseload::model {

/// Lends a gap to the head of some line that lacks nothing else, and gives the member; no_coach where there is none.
/// The head can start now.
std::uint16_t lend_gap(Site& site);
/// Remembers in whose gap a service takes place; the member is busy until its end.
void use_gap(Site& site, const Service& service, sim::Time end);
/// The service is over: the member goes back to the diary.
void give_gap_back(Site& site, const Service& service);

}  // namespace caseload::model
