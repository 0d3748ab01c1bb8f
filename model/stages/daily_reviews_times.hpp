#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "sim/draws.hpp"
#include "sim/periods.hpp"

/// The choice of different times for the weekdays.
namespace caseload::model {

constexpr std::size_t weekday_count = 7;

/// The period at which each weekday's attendance starts, Monday first; -1 where there is none.
struct Times {
    std::array<int, weekday_count> at{-1, -1, -1, -1, -1, -1, -1};
};

/// What each weekday's start can be chosen from.
struct Choices {
    std::uint8_t weekdays = 0;  ///< Those that have a date at all; bit 0 is Monday.
    std::array<sim::Periods, weekday_count> starts{};
};

/// Different times for all weekdays, each at random from its choices (HTW-53), with as few as can be of those of
/// `before` (HTW-55, reading 20). Nothing exactly when there are no different times at all.
std::optional<Times> draw_times(const Choices& choices, const Times& before, sim::Draw& draw);

}  // namespace caseload::model
