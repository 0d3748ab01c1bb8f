#pragma once

#include <cstdint>
#include <string_view>

#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// Gathers every name of the scenario before anything is resolved. Reports only what concerns names themselves: double
/// register ids, dots in the names of pathways and stages, too many levels. Wrong kinds of values are passed over; the
/// sections report them.
Names gather(const Field& root);

/// An office's permanent id: its `register`, else a hash of its name in the upper half of the range.
std::uint32_t register_id(std::string_view name, const Field& office);

}  // namespace caseload::scenarios
