#pragma once

#include <vector>

#include "cli/continued.hpp"

namespace caseload::cli {

/// Finds the warm-up of the scenarios that are declared steady and has all of them measured from the same day; a run
/// from a state is measured from the state's. Tells on the standard error stream that it looks, and where a run is
/// too short. `seed` is that of the run.
void settle_warm_up(const std::vector<model::Model*>& models, const RunArguments& arguments,
                    const Continued& start);

}  // namespace caseload::cli
