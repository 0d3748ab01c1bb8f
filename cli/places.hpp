#pragma once

#include "cli/commands.hpp"
#include "cli/problems.hpp"

namespace caseload::cli {

/// Objects to --out and --store where results cannot go there.
void check_places(const RunArguments& arguments, Problems& problems);

}  // namespace caseload::cli
