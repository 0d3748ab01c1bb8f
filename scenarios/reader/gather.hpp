#pragma once

#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// Gathers every name of the scenario before anything is resolved. Reports only what concerns names themselves: double
/// register ids, dots in the names of pathways and stages, too many levels. Wrong kinds of values are passed over; the
/// sections report them.
Names gather(const Field& root);

}  // namespace caseload::scenarios
