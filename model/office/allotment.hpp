#pragma once

#include <cstdint>

#include "sim/time.hpp"

namespace caseload::model {

/// What an office knows of a trial's allocation.
struct Allotment {
    bool treated = false;    ///< Cluster: the whole office is; holds for good.
    sim::Day period{};       ///< Quota: first day of the period that `used` counts in.
    std::int64_t used = 0;   ///< Treated since.
    std::int64_t dealt = 0;  ///< Of shared places: so many are this office's today.
    template <class Archive> void fields(Archive& archive) {
        archive("treated", treated);
        archive("period", period);
        archive("used", used);
        archive("dealt", dealt);
    }
};

}  // namespace caseload::model
