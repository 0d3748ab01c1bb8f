#pragma once

#include <span>
#include <vector>

#include "model/office/site.hpp"
#include "model/verify/faults.hpp"

namespace caseload::model {

/// Holds the cells of a replication that is over against one another and against what its offices hold: who came in, who
/// left and who is inside, Little's law to the second, causes and waits, shares, bookings and services.
Faults verify_books(const std::vector<Site>& sites, std::span<const sim::Cell> cells);

}  // namespace caseload::model
