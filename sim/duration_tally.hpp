#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <stdexcept>
#include <vector>

namespace caseload::sim {

/// How many durations of each length there were, in whole numbers that only ever add: exact below a minute or so, above
/// in 32 steps for every doubling (the layout of Gil Tene's HdrHistogram). A quantile is therefore right to within 3%,
/// whatever the order in which durations come and tallies are merged.
class DurationTally {
public:
    /// One more duration, in seconds; not negative.
    void add(std::int64_t seconds) {
        const std::size_t step = step_of(static_cast<std::uint64_t>(seconds));
        if (step >= counts_.size()) counts_.resize(step + 1);
        ++counts_[step];
        shortest_ = std::min(shortest_, seconds);
        longest_ = std::max(longest_, seconds);
    }

    /// Adds what another tally has counted.
    void merge(const DurationTally& other);

    /// Whether nothing has been counted.
    bool empty() const;

    /// The duration, in seconds, that the share `p` of all do not exceed; within a step as if they lay evenly in it,
    /// but never below the shortest or above the longest there was.
    /// `p` in (0, 1]; something has been counted.
    std::int64_t quantile(double p) const;

    template <class Archive> void fields(Archive& archive) {
        archive("counts", counts_);
        archive("shortest", shortest_);
        archive("longest", longest_);
        if (counts_.size() > most_steps) throw std::runtime_error("state: a duration of no length there is");
    }

private:
    static constexpr int exact_bits = 6;  ///< Seconds of fewer bits have a step each.
    static constexpr int sub_bits = exact_bits - 1;
    static constexpr std::size_t most_steps = std::size_t{64 - sub_bits} << sub_bits;

    static std::size_t step_of(std::uint64_t seconds) {
        const int shift = static_cast<int>(std::bit_width(seconds | ((1U << exact_bits) - 1))) - exact_bits;
        return (static_cast<std::size_t>(shift) << sub_bits) + static_cast<std::size_t>(seconds >> shift);
    }

    std::vector<std::uint32_t> counts_;
    std::int64_t shortest_ = std::numeric_limits<std::int64_t>::max();  ///< No quantile lies outside
    std::int64_t longest_ = 0;                                          ///< these two.
};

}  // namespace caseload::sim
