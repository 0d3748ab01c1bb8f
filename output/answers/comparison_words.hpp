#pragma once

#include <string>
#include <string_view>

#include "sim/estimate.hpp"
#include "sim/measures.hpp"

namespace caseload::output {

/// What a paired difference says.
enum class Verdict : std::uint8_t {
    unknown,             ///< Fewer than two pairs: no interval.
    same,                ///< 0 in every pair.
    higher,              ///< The 95% interval lies above zero.
    lower,               ///< It lies below.
    not_distinguishable  ///< It spans zero.
};
Verdict verdict_of(const sim::Accumulator& difference);

/// "higher", "lower", "the same", "not distinguishable", "unknown".
std::string_view verdict_name(Verdict verdict);

/// The difference as it is said: "42 fewer days, 38 to 46", "3.1 points higher, 2.0 to 4.2", "not distinguishable, -0.3
/// to 0.5 days", "the same". Lengths of time are longer or shorter, shares and levels higher or lower, amounts more or
/// fewer. Both ends of the interval in the unit of the difference, without its sign.
std::string verdict_in_words(const sim::Accumulator& difference, std::string_view unit,
                             sim::Statistic statistic);

/// A figure's mean with its unit, with as many decimals as a difference so uncertain deserves: "14.51 days", "97.2%".
/// `half_width` in the figure's unit, NaN or 0 where there is none.
std::string value_in_words(double mean, double half_width, std::string_view unit, sim::Statistic statistic);

}  // namespace caseload::output
