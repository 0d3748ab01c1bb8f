#pragma once

#include <string>
#include <vector>

#include "model/plan/model.hpp"

namespace caseload::model {

/// What is sound and yet hardly meant: priorities in a queue kept by arrival, resources and staff that no stage
/// needs. In words a planner can act on, in the order of the model.
std::vector<std::string> doubts(const Model& model);

}  // namespace caseload::model
