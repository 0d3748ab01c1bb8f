#pragma once

#include "cli/words/commands.hpp"
#include "model/questions/scenario.hpp"

namespace caseload::cli {

/// model::settle() as the command line asks for it. Tells on the standard error stream that it looks, and where a run is
/// too short.
void settle(const model::Scenarios& scenarios, const RunArguments& arguments, const model::Start& start);

/// Tells on the standard error stream, unless it is to be quiet, that the warm-up is looked for.
void tell_finding_warm_up(const RunArguments& arguments, int replications);

/// Tells on the standard error stream where a scenario has not been seen to settle.
void warn_where_too_short(const model::Model& model);

}  // namespace caseload::cli
