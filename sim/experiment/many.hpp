#pragma once

#include <span>
#include <vector>

#include "sim/estimate.hpp"

namespace caseload::sim {

/// The two-sided p-value of the hypothesis that the mean is 0, by Student's t. 1 where all observations are 0, 0 where
/// all are the same other number, NaN below two observations.
double p_value(const Accumulator& figure);

/// P-values adjusted for having looked at all of them: those below 0.05 are, all together, right with 95% confidence,
/// however they hang together (Holm 1979, Scandinavian Journal of Statistics 6(2), 65-70). NaN is no hypothesis: it
/// is not counted and stays NaN.
std::vector<double> holm(std::span<const double> p_values);

}  // namespace caseload::sim
