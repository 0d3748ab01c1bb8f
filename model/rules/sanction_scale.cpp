#include "model/rules/sanction_scale.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

bool counts(DayNumber earlier, DayNumber failure, const SanctionWindow& window) {
    const std::int32_t ago = std::int32_t{failure} - earlier;
    return earlier != unset && ago > window.disregarded_days && ago <= window.counts_days;
}

}  // namespace

SanctionRank rank_on_scale(std::span<const SanctionedFailure> earlier, DayNumber failure,
                           const SanctionWindow& window) {
    SanctionRank rank = SanctionRank::first;
    for (const SanctionedFailure& one : earlier) {
        if (!counts(one.day, failure, window)) continue;
        if (one.was_repeated) return SanctionRank::further;
        rank = SanctionRank::repeat;
    }
    return rank;
}

}  // namespace caseload::model
