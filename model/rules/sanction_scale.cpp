#include "model/rules/sanction_scale.hpp"

#include <algorithm>
#include <vector>

namespace caseload::model {

namespace {

bool counts(DayNumber earlier, DayNumber failure, const SanctionWindow& window) {
    const std::int32_t ago = std::int32_t{failure} - earlier;
    return earlier != unset && ago > window.disregarded_days && ago <= window.counts_days;
}

/// Does any failure from the latest day on get another rank when the entry is gone? Beyond the longest time that
/// counts none does.
bool matters(const std::vector<SanctionedFailure>& entries, std::size_t which, const SanctionWindow& window) {
    std::vector<SanctionedFailure> others = entries;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(which));
    const std::int32_t latest = entries.front().day;
    for (std::int32_t day = latest; day <= latest + window.counts_days; ++day) {
        const auto failure = static_cast<DayNumber>(day);
        if (higher_rank(entries, failure, window) != higher_rank(others, failure, window)) return true;
    }
    return false;
}

}  // namespace

bool is_repeated_failure(std::span<const DayNumber> earlier, DayNumber failure, std::int32_t disregarded_days,
                         std::int32_t counts_days) {
    return std::any_of(earlier.begin(), earlier.end(), [&](DayNumber day) {
        return counts(day, failure, {disregarded_days, counts_days});
    });
}

SanctionRank higher_rank(std::span<const SanctionedFailure> earlier, DayNumber failure,
                         const SanctionWindow& window) {
    SanctionRank rank = SanctionRank::first;
    for (const SanctionedFailure& one : earlier) {
        if (!counts(one.day, failure, window)) continue;
        if (one.was_repeated) return SanctionRank::further;
        rank = SanctionRank::repeat;
    }
    return rank;
}

void remember(std::span<SanctionedFailure> memory, const SanctionedFailure& failure,
              const SanctionWindow& window) {
    std::vector<SanctionedFailure> entries{failure};
    for (const SanctionedFailure& one : memory) {
        if (one.day != unset) entries.push_back(one);
    }
    std::stable_sort(
        entries.begin(), entries.end(),
        [](const SanctionedFailure& one, const SanctionedFailure& other) { return one.day > other.day; });
    if (entries.size() > memory.size()) {
        std::size_t forgotten = entries.size() - 1;
        for (std::size_t i = entries.size(); i-- > 0;) {
            if (matters(entries, i, window)) continue;
            forgotten = i;
            break;
        }
        entries.erase(entries.begin() + static_cast<std::ptrdiff_t>(forgotten));
    }
    std::copy(entries.begin(), entries.end(), memory.begin());
}

DayNumber packed(const SanctionedFailure& failure) {
    if (failure.day == unset) return unset;
    const auto since = std::max<std::int64_t>(failure.day - days_before_start.count(), 0);
    return static_cast<DayNumber>((since + 1) << 1 | (failure.was_repeated ? 1 : 0));
}

SanctionedFailure unpacked(DayNumber word) {
    if (word == unset) return {};
    const auto day = (word >> 1) - 1 + days_before_start.count();
    return {static_cast<DayNumber>(day), (word & 1) != 0};
}

}  // namespace caseload::model
