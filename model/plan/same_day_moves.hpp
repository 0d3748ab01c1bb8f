#pragma once

#include <cstddef>
#include <vector>

#include "model/plan/pathway_checks.hpp"

namespace caseload::model {

/// Those of findings() that are about sites: a stage at a fixed office that is entered from another on the same day.
/// Sites exchange people only overnight.
std::vector<Finding> same_day_moves(const Model& model, std::size_t pathway);

}  // namespace caseload::model
