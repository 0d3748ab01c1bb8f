#pragma once

#include <cstddef>
#include <span>

namespace caseload::sim {

/// Where a series has settled.
struct WarmUp {
    std::size_t observations = 0;  ///< To be left out at the beginning.
    bool run_longer =
        false;  ///< It has not been seen to settle: more than half would have to go, or too short.
};

/// MSER-5 (White, Cobb and Spratt 2000, Proceedings of the Winter Simulation Conference, 755-760): means of five
/// observations each are cut at the beginning so that the standard error of the mean of the rest is smallest. A quarter
/// always stays: a few at the end that lie close together by chance are no proof. For a
/// series by day or week that is averaged over replications; observations that do not fill a five at the end are not
/// looked at, and fewer than ten fives are always too short. A constant series has no warm-up. NaN is not allowed.
WarmUp mser_5(std::span<const double> series);

}  // namespace caseload::sim
