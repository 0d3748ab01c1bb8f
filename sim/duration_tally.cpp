#include "sim/duration_tally.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace caseload::sim {

void DurationTally::merge(const DurationTally& other) {
    counts_.resize(std::max(counts_.size(), other.counts_.size()));
    for (std::size_t step = 0; step < other.counts_.size(); ++step) counts_[step] += other.counts_[step];
    shortest_ = std::min(shortest_, other.shortest_);
    longest_ = std::max(longest_, other.longest_);
}

bool DurationTally::empty() const {
    return std::all_of(counts_.begin(), counts_.end(), [](std::uint32_t count) { return count == 0; });
}

std::int64_t DurationTally::quantile(double p) const {
    const std::uint64_t all = std::accumulate(counts_.begin(), counts_.end(), std::uint64_t{0});
    const auto wanted =
        std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::ceil(p * static_cast<double>(all))));
    std::uint64_t before = 0;
    std::size_t step = 0;
    while (before + counts_[step] < wanted) before += counts_[step++];
    const std::uint64_t doublings = step >> sub_bits;
    const std::uint64_t shift = doublings > 1 ? doublings - 1 : 0;
    const std::uint64_t first = (step - (shift << sub_bits)) << shift;
    const std::uint64_t width = std::uint64_t{1} << shift;
    const auto within = static_cast<std::int64_t>(first + (wanted - before - 1) * width / counts_[step]);
    // std::clamp would not do for a forged state whose shortest is longer than its longest.
    return std::min(std::max(within, shortest_), longest_);
}

}  // namespace caseload::sim
