#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "model/plan/outcomes.hpp"
#include "sim/draws.hpp"

/// Cumulated hazards by whole days: made, read, and held against a threshold. Only integers decide.
namespace caseload::model {

/// A hazard of 1 in the units of CumulatedHazard.
constexpr double hazard_unit = 0x1p32;
/// A day that does not come.
constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

/// The table of `times` a Weibull hazard, for days 0 to `days`: times * (day / scale_days)^shape. `times` below 1
/// is a cause's share of all leaving. Throws std::invalid_argument unless shape and scale are positive, `times` is
/// not negative, `days` is at least 1 and the table stays below 2^20.
CumulatedHazard weibull(double shape, double scale_days, double times, std::int32_t days);

/// The hazard used up before a day (0 or more), also past the table's end.
std::uint64_t hazard_before(const CumulatedHazard& hazard, std::int32_t day);
/// The first day after `from_day` before which at least `level` is used up, or `never`.
std::int32_t first_day_at(const CumulatedHazard& hazard, std::uint64_t level, std::int32_t from_day);

/// The factor from a day on, until the next stretch.
struct Stretch {
    std::int32_t from_day = 0;
    Factor factor = unchanged;
};

/// The product of two factors, rounded; at most 2^32 - 1.
Factor product(Factor a, Factor b);

/// A person's threshold, exponential with mean 1, in units of 2^-48: at least one unit.
std::uint64_t draw_threshold(sim::Draw& draw);
/// The first day after the first stretch's beginning before which the hazard since then, times the factors, has come
/// to the threshold (units of 2^-48); or `never`. Stretches ascend; there is at least one.
std::int32_t day_passed(const CumulatedHazard& hazard, std::uint64_t threshold,
                        std::span<const Stretch> stretches);

/// The hazard used up before a day since the first stretch's beginning, times the factors, in the threshold's units; at
/// most the greatest number there is.
std::uint64_t used_before(const CumulatedHazard& hazard, std::int32_t day,
                          std::span<const Stretch> stretches);

/// For elapsed durations in a steady state: entry d is the sum of the survival to days 0 ... d, in units of 2^-32,
/// over all causes together and without anybody's factors. Ends where nobody is left, at the latest after 50 years.
std::vector<std::uint64_t> elapsed_table(const Outcomes& outcomes);
/// An elapsed duration in days, as likely as its survival. The table is not empty.
std::int32_t draw_elapsed(sim::Draw& draw, std::span<const std::uint64_t> table);

}  // namespace caseload::model
