#pragma once

#include "scenarios/reader/stage_reading.hpp"

namespace caseload::scenarios {

std::span<const Key> decision_maker_keys();
model::DecisionMaker read_decision_maker(const StageReading& reading);

}  // namespace caseload::scenarios
