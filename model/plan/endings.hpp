#pragma once

#include <cstddef>

#include "model/plan/model.hpp"

namespace caseload::model {

/// Whether an ending of a stage can come about in this scenario: nobody misses where the chance is 0, nobody leaves
/// a queue who has no limit of patience. Where that is not certain the answer is yes. `ending` counts from 0 in the
/// order of endings_of(); every branch of a `choose` can happen.
bool can_happen(const Model& model, const Stage& stage, std::size_t ending);

}  // namespace caseload::model
