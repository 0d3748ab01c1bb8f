#pragma once

#include <cstdint>
#include <vector>

#include "model/plan/headcount.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// How many of something there are, as the language writes it: a number, or [{ count, from, until, weekdays }, ...].
struct Headcount {
    std::uint16_t most = 0;                ///< On any day.
    std::vector<model::DatedCount> dated;  ///< Empty: as many on every day.
};

/// Reports what is wrong, gaps in the list among it, and gives `limit` in its place, so that nobody is told besides that
/// there are too few.
Headcount read_headcount(const Field& field, const Names& names, std::int64_t limit);

/// Of `members` so many are away: { from, until, weekdays, count }, or a list of such; all of them without a count.
std::vector<model::DatedCount> read_away(const Field& field, std::int64_t members);

std::span<const Key> headcount_keys();
std::span<const Key> away_keys();

}  // namespace caseload::scenarios
