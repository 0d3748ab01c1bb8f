#pragma once

#include <cstdint>

#include "model/office/site.hpp"

namespace caseload::model {

/// Fewest and most for a session of the stage at this office: its own numbers, or the stage's.
std::int64_t smallest_of(const Site& site, std::uint16_t stage, sim::Day day);
std::int64_t largest_of(const Site& site, std::uint16_t stage, sim::Day day);

/// Lets older events of the session lapse and schedules its next.
void schedule_session(Site& site, std::uint32_t session, sim::Time when);

}  // namespace caseload::model
