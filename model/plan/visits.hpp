#pragma once

#include "model/plan/model.hpp"

namespace caseload::model {

/// Gives every stage that one case can enter more than once the place where the case counts its entries
/// (Stage::visits_slot, from 0 without gaps), and every stage whose count a condition asks for. The others get -1.
/// A stage is entered again when it lies on a cycle of routes, starts and reactions, when its strand can be begun more
/// than once, or when a reaction can resume it. Returns the number of places.
int number_visits(Model& model);

}  // namespace caseload::model
