#include "sim/proportion.hpp"

#include <algorithm>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>

namespace caseload::sim {

Interval wilson(std::int64_t successes, std::int64_t trials, double confidence) {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    if (trials < 1) return {nothing, nothing};
    const double z = boost::math::quantile(boost::math::normal_distribution<double>(), (1 + confidence) / 2);
    const auto n = static_cast<double>(trials);
    const double share = static_cast<double>(successes) / n;
    const double middle = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    return {successes == 0 ? 0 : std::max(middle - half, 0.0),
            successes == trials ? 1 : std::min(middle + half, 1.0)};
}

Interval wilson(const Accumulator& zeros_and_ones, double confidence) {
    const std::int64_t trials = zeros_and_ones.count();
    const double successes = trials == 0 ? 0 : zeros_and_ones.mean() * static_cast<double>(trials);
    return wilson(std::llround(successes), trials, confidence);
}

}  // namespace caseload::sim
