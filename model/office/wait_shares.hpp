#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

#include "model/setup/measured.hpp"

namespace caseload::model {

/// The time from entry to a start in seconds: what the scenario prescribes, and the wait by cause.
struct WaitShares {
    std::vector<std::int64_t> seconds;                      ///< By cause, as in Measured::wait_causes.
    std::array<std::int64_t, prescribed_count> interval{};  ///< By what prescribes it.

    void clear(std::size_t causes) {
        seconds.assign(causes, 0);
        interval = {};
    }
    std::int64_t& of(WaitCause cause) { return seconds[static_cast<std::size_t>(cause)]; }
    std::int64_t& of(Prescribed by) { return interval[static_cast<std::size_t>(by)]; }
    std::int64_t prescribed() const {
        return std::accumulate(interval.begin(), interval.end(), std::int64_t{0});
    }
    std::int64_t wait() const { return std::accumulate(seconds.begin(), seconds.end(), std::int64_t{0}); }
};

}  // namespace caseload::model
