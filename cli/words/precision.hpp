#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/words/commands.hpp"
#include "cli/words/problems.hpp"
#include "model/questions/precision.hpp"
#include "model/questions/start.hpp"

namespace caseload::cli {

/// What --precision, --precision-of and --budget say; nothing where no precision is asked for. What is wrong is a
/// problem.
std::optional<model::PrecisionAim> precision_aim(const RunArguments& arguments, Problems& problems);

/// How many replications may be run: where a precision is asked for and no number given, as many as it takes.
model::Replications most_replications(const RunArguments& arguments, model::Replications given);

/// Tells the problem of a measure that none of the scenarios has.
void check_measures(const model::PrecisionAim& aim, const std::vector<const model::Setup*>& setups,
                    Problems& problems);

}  // namespace caseload::cli
