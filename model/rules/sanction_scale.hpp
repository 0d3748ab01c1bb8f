#pragma once

#include <cstdint>
#include <span>

#include "model/people.hpp"

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

/// HTW-92: "13 weeks if any lower-level failure that was sanctioned is dated more than 2 and at most 52 weeks before
/// this one, else 4 weeks. Failures 2 weeks old or less are disregarded; they do not cancel an older one."
/// `earlier` in any order; unset days are skipped.
bool is_repeated_failure(std::span<const DayNumber> earlier, DayNumber failure, std::int32_t disregarded_days,
                         std::int32_t counts_days);

/// HTW-77: first 13 weeks; 26 weeks when a failure that counts got 13; 156 weeks when one that counts got 26 or more.
/// "A previous failure counts within 52 weeks but not within 2" (SI 2012/2568). `earlier` in any order.
SanctionRank higher_rank(std::span<const SanctionedFailure> earlier, DayNumber failure,
                         const SanctionWindow& window);

/// Remembers a failure in a short memory, latest first, empty places last. When it is full, what can never change the
/// rank of a failure as late as the latest one or later is forgotten: the oldest once a younger one has come to count,
/// or of failures so close together that they count for much the same days a middle one. Where every entry could
/// still matter, the oldest is forgotten. So answers are those of an unlimited memory as long as failures are decided
/// in the order of their dates; one that is dated before the latest remembered may find an entry gone that would have
/// counted for it.
void remember(std::span<SanctionedFailure> memory, const SanctionedFailure& failure,
              const SanctionWindow& window);

/// The higher level's memory in a record, a word a failure. Days reach back to a
/// run's first day and 89 years on; an earlier one counts as the first.
DayNumber packed(const SanctionedFailure& failure);
SanctionedFailure unpacked(DayNumber word);

}  // namespace caseload::model
