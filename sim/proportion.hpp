#pragma once

#include <cstdint>

#include "sim/estimate.hpp"

namespace caseload::sim {

/// The score interval of a proportion (Wilson 1927, JASA 22, 209-212): `successes` of `trials`. Within 0 and 1 also where
/// none or all succeed. NaN at both ends without trials.
Interval wilson(std::int64_t successes, std::int64_t trials, double confidence = usual_confidence);

/// The same of figures that are 0 or 1 each.
Interval wilson(const Accumulator& zeros_and_ones, double confidence = usual_confidence);

}  // namespace caseload::sim
