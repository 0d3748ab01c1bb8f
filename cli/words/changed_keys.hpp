#pragma once

#include <string>
#include <vector>

#include "cli/words/problems.hpp"
#include "model/plan/changed_key.hpp"

namespace caseload::cli {

/// "key=value" as given to --set; what has another form is a problem.
std::vector<model::ChangedKey> changed_keys(const std::vector<std::string>& sets, Problems& problems);

}  // namespace caseload::cli
