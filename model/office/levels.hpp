#pragma once

#include <cstdint>
#include <vector>

#include "sim/measures.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// A count that is averaged over time: how many are in a stage, a queue, a pool.
struct Level {
    std::int64_t level = 0;
    sim::Time since{};
    std::int64_t integral = 0;  ///< Level times seconds, since the last clearing.
    std::int64_t seconds = 0;

    void change(sim::Time now, std::int64_t by) {
        settle(now);
        level += by;
    }
    void settle(sim::Time now) {
        const std::int64_t passed = (now - since).count();
        integral += level * passed;
        seconds += passed;
        since = now;
    }
    void clear() { integral = seconds = 0; }
};

/// The levels of one site.
struct Levels {
    std::vector<Level> stages;
    std::vector<Level> queues;
    std::vector<Level> units_busy;  ///< By role, then by resource.
    std::vector<Level> units_capacity;
    std::vector<Level> markers;  ///< People with each marker.
    Level inside;

    template <class Archive> void fields(Archive& archive) {
        archive("stages", stages);
        archive("queues", queues);
        archive("units_busy", units_busy);
        archive("units_capacity", units_capacity);
        archive("markers", markers);
        archive("inside", inside);
    }
};

}  // namespace caseload::model
