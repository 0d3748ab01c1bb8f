#pragma once

#include "scenarios/reader/stages/reading.hpp"

namespace caseload::scenarios {

std::span<const Key> group_session_keys();
model::GroupSession read_group_session(const StageReading& reading);

}  // namespace caseload::scenarios
