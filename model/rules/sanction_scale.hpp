#pragma once

#include <cstdint>
#include <span>

#include "model/plan/day_number.hpp"

/// How long a sanction lasts, by what was sanctioned before (HTW-92, HTW-77). Pure functions; dates are of failures,
/// never of decisions, and the claimant's own only (reading 30).
namespace caseload::model {

/// Which earlier failures count.
struct SanctionWindow {
    std::int32_t disregarded_days = 0;  ///< Those so many days old or younger do not ...
    std::int32_t counts_days = 0;       ///< ... and those older than this no more.
};

/// Which of a level's lengths a failure gets: 4 and 13 weeks, or 13, 26 and 156.
enum class SanctionRank : std::uint8_t { first, repeat, further };

/// A failure that brought a sanction.
struct SanctionedFailure {
    DayNumber day = unset;      ///< Of the failure; `unset`: an empty place.
    bool was_repeated = false;  ///< It got more than the length for a first one.
    bool operator==(const SanctionedFailure&) const = default;
};

/// The rank of a sanction, given the failures sanctioned before, in any order; unset days are skipped.
/// HTW-92: "13 weeks if any lower-level failure that was sanctioned is dated more than 2 and at most 52 weeks before
/// this one, else 4 weeks. Failures 2 weeks old or less are disregarded; they do not cancel an older one": there any rank
/// after the first is a repetition. HTW-77: first 13 weeks; 26 weeks when a failure that counts got 13; 156 weeks when one
/// that counts got 26 or more (SI 2012/2568).
SanctionRank rank_on_scale(std::span<const SanctionedFailure> earlier, DayNumber failure,
                           const SanctionWindow& window);

}  // namespace caseload::model
