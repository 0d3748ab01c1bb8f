#pragma once

#include <cstddef>
#include <vector>

#include "model/plan/pathway_checks.hpp"

namespace caseload::model {

/// Those of findings() that are about time: a loop of stages and starts in which no time passes.
std::vector<Finding> timeless_loops(const Model& model, std::size_t pathway);

}  // namespace caseload::model
