#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "sim/time.hpp"

namespace caseload::model {

/// Which date decides a dated value (HTW-2: the WPCI, not today).
struct Anchor {
    enum class Date : std::uint8_t { now, stage_entry, clock };
    Date date = Date::now;
    std::int16_t clock = -1;
};

/// A value of a scenario: one for everybody, or different by the level of an attribute, or from a date on, or both.
/// Resolved when the scenario is loaded, so that a look-up is a comparison of days and an array read.
template <class T> struct Varying {
    std::vector<T> choices{T{}};    ///< Regime by regime, within a regime level by level.
    std::vector<sim::Day> changes;  ///< First day of each regime after the first, ascending.
    std::int16_t attribute = -1;    ///< Whose level chooses; -1: everybody alike.
    std::uint16_t levels = 1;
    Anchor anchor;

    Varying() = default;
    explicit Varying(T value) : choices{std::move(value)} {}

    bool is_constant() const { return choices.size() == 1; }

    /// The value for an attribute level (ignored where nothing varies by attribute) on the deciding day.
    const T& at(std::uint8_t level, sim::Day day) const {
        if (is_constant()) return choices.front();
        const auto regime = std::upper_bound(changes.begin(), changes.end(), day) - changes.begin();
        return choices[static_cast<std::size_t>(regime) * levels + (attribute < 0 ? 0u : level)];
    }
};

}  // namespace caseload::model
