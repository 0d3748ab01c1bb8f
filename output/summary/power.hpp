#pragma once

#include <string>

#include "model/results/results.hpp"

namespace caseload::output {

/// The power of a run's trial: subgroup by subgroup the estimate, its error within a trial, how often it is found, the
/// smallest effect found with a chance of 80%. Empty where there is nothing to tell.
std::string power_text(const model::Results& results);

}  // namespace caseload::output
