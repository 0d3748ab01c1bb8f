#pragma once

#include "scenarios/reader/stages/reading.hpp"

namespace caseload::scenarios {

std::span<const Key> choose_keys();
std::span<const Key> branch_keys();
std::span<const Key> steer_keys();
/// Its routes, one a branch, go to `routes`, each named after the stage it leads to.
model::Choose read_choose(const StageReading& reading, std::vector<model::Route>& routes);

}  // namespace caseload::scenarios
