#pragma once

#include <algorithm>
#include <cstddef>
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
    std::vector<Level>
        units_beyond;            ///< Busy beyond the capacity: after closing, after duty, kept overnight.
    std::vector<Level> markers;  ///< People with each marker.
    Level inside;

    /// `by` more of a unit are used from now on.
    void use(sim::Time now, std::size_t unit, std::int64_t by) {
        units_busy[unit].change(now, by);
        settle_beyond(now, unit);
    }
    /// `by` more of a unit can be used from now on.
    void offer(sim::Time now, std::size_t unit, std::int64_t by) {
        units_capacity[unit].change(now, by);
        settle_beyond(now, unit);
    }

    template <class Archive> void fields(Archive& archive) {
        archive("stages", stages);
        archive("queues", queues);
        archive("units_busy", units_busy);
        archive("units_capacity", units_capacity);
        archive("units_beyond", units_beyond);
        archive("markers", markers);
        archive("inside", inside);
    }

private:
    void settle_beyond(sim::Time now, std::size_t unit) {
        units_beyond[unit].change(now, -units_beyond[unit].level);
        units_beyond[unit].level =
            std::max<std::int64_t>(0, units_busy[unit].level - units_capacity[unit].level);
    }
};

}  // namespace caseload::model
