#pragma once

#include <cstdint>
#include <vector>

namespace caseload::model {

/// A wait from entry to a start, shared out by cause in seconds; the shares sum to the wait.
struct WaitShares {
    std::vector<std::int64_t> seconds;  ///< By cause, as in Measured::cause_names.
};

}  // namespace caseload::model
