#pragma once

#include "cli/words/commands.hpp"
#include "cli/words/problems.hpp"
#include "model/questions/start.hpp"

namespace caseload::cli {

/// Opens the state of --from and settles whose replications and luck the run has; tells what does not fit. Without --from
/// it is what the command line says.
model::Start start_of(const RunArguments& arguments, model::Replications asked, Problems& problems);

}  // namespace caseload::cli
