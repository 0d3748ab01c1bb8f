#pragma once

#include <cstdint>
#include <vector>

namespace caseload::model {

/// Stays in each stage of an office since measuring began, beside what the levels say of them.
struct Stays {
    std::vector<std::int64_t> at_start;  ///< How many stood there as measuring began.
    std::vector<std::int64_t> seconds;   ///< Of the stays that are over.

    template <class Archive> void fields(Archive& archive) {
        archive("at_start", at_start);
        archive("seconds", seconds);
    }
};

}  // namespace caseload::model
