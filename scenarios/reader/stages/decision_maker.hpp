#pragma once

#include "scenarios/reader/stages/reading.hpp"

namespace caseload::scenarios {

std::span<const Key> decision_maker_keys();
model::DecisionMaker read_decision_maker(const StageReading& reading);

}  // namespace caseload::scenarios
