#pragma once

#include "scenarios/reader/stages/reading.hpp"

namespace caseload::scenarios {

std::span<const Key> walk_in_keys();
model::WalkIn read_walk_in(const StageReading& reading);

}  // namespace caseload::scenarios
