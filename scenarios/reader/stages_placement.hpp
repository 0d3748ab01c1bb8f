#pragma once

#include "scenarios/reader/stage_reading.hpp"

namespace caseload::scenarios {

std::span<const Key> placement_keys();
model::Placement read_placement(const StageReading& reading);

}  // namespace caseload::scenarios
