#pragma once

#include "cli/words/commands.hpp"
#include "cli/words/problems.hpp"

namespace caseload::cli {

/// Objects to --out and --store where results cannot go there.
void check_places(const RunArguments& arguments, Problems& problems);

}  // namespace caseload::cli
