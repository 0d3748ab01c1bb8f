#pragma once

#include <string>
#include <vector>

#include "model/questions/precision.hpp"

namespace caseload::output {

/// What was asked for and reached, in words, for the end of a run. `asked` as it was written, "2%"; `scenarios` of a
/// comparison, base first: see scenario_labels(); empty for a run.
std::string precision_text(const model::PrecisionReached& reached, const std::string& asked,
                           const std::vector<std::string>& scenarios);

}  // namespace caseload::output
