#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <span>

#include "sim/time.hpp"

namespace caseload::model {

/// Some weekdays of a stretch of time.
struct DatedDays {
    static constexpr std::uint8_t every_weekday = 0b1111111;

    sim::Day from = sim::make_day(1, 1, 1);
    sim::Day until = sim::make_day(9999, 1, 1);  ///< One past the last day.
    std::uint8_t weekdays = every_weekday;       ///< Bit 0 is Monday.

    bool in_force(sim::Day day) const { return day >= from && day < until; }
    bool on(sim::Day day) const { return in_force(day) && (weekdays >> sim::weekday_index(day) & 1) != 0; }
};

/// So many, on these days.
struct DatedCount {
    DatedDays days;
    std::uint16_t count = 0;
};

/// How many there are on a day: the last count that says something about it, or `otherwise`.
inline std::uint16_t count_on(std::span<const DatedCount> counts, sim::Day day, std::uint16_t otherwise) {
    for (const DatedCount& dated : counts)
        if (dated.days.on(day)) otherwise = dated.count;
    return otherwise;
}

}  // namespace caseload::model
