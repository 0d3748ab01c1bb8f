#pragma once

#include <cstdint>

namespace caseload::model {

/// A date as people's records and rules hold it: days since a day zero that lies long before the run
/// (Layout::day_zero), so that 0 can mean "not set".
using DayNumber = std::uint16_t;
constexpr DayNumber unset = 0;

}  // namespace caseload::model
