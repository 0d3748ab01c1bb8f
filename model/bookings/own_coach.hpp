#pragma once

#include <cstdint>

#include "model/office/site.hpp"

namespace caseload::model {

/// The own coach of a person for a meeting on a day, chosen now if there is none or the coach has left for good by then:
/// whoever has fewest people for the hours they work, the first among equals.
std::uint16_t own_coach(Site& site, std::uint32_t person, const BookingRequest& request, sim::Day day);

}  // namespace caseload::model
