#pragma once

#include <cstdint>
#include <vector>

#include "model/office/site.hpp"

namespace caseload::model {

/// Bookings of members who are away today pass to colleagues or are cancelled; of a timetable, that day alone. Sessions
/// they were to hold pass to colleagues or are not held.
void cover_sickness(Site& site, const std::vector<std::uint16_t>& away);

}  // namespace caseload::model
