#pragma once

#include <vector>

#include "model/office/site.hpp"

/// What can be told of a replication only once it is over: quantiles, and shares of a whole that is known then.
namespace caseload::model {

/// Writes them into the replication's cells, from its cells and sites.
void finish_cells(std::vector<sim::Cell>& cells, const std::vector<Site>& sites);

}  // namespace caseload::model
