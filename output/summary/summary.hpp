#pragma once

#include <string>

#include "model/results/results.hpp"

namespace caseload::output {

/// What came out, for a planner at a terminal of 110 columns. Only sections that have something to say.
std::string summary(const model::Results& results);

/// The table "published beside simulated" with what lies inside published bounds; empty without targets.
std::string published_summary(const model::Results& results);

}  // namespace caseload::output
