#include "model/rules/sanction_scale.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <vector>

using namespace caseload::model;

namespace {

constexpr SanctionWindow guidance{14, 364};
constexpr DayNumber day_one = 20'000;

DayNumber day(int n) { return static_cast<DayNumber>(day_one + n); }
DayNumber week(int n) { return day(7 * n); }

/// The lengths in weeks of lower-level sanctions for failures on these days, decided in this order, with room for
/// so many in memory.
std::vector<int> lower(const std::vector<DayNumber>& failures, std::size_t room) {
    std::vector<SanctionedFailure> memory(room);
    std::vector<int> weeks;
    for (const DayNumber failure : failures) {
        std::vector<DayNumber> days;
        for (const SanctionedFailure& one : memory) days.push_back(one.day);
        weeks.push_back(
            is_repeated_failure(days, failure, guidance.disregarded_days, guidance.counts_days) ? 13 : 4);
        remember(memory, {failure, false}, guidance);
    }
    return weeks;
}

std::vector<int> higher(const std::vector<DayNumber>& failures, std::size_t room) {
    static constexpr std::array lengths{13, 26, 156};
    std::vector<SanctionedFailure> memory(room);
    std::vector<int> weeks;
    for (const DayNumber failure : failures) {
        const SanctionRank rank = higher_rank(memory, failure, guidance);
        weeks.push_back(lengths[static_cast<std::size_t>(rank)]);
        remember(memory, {failure, rank != SanctionRank::first}, guidance);
    }
    return weeks;
}

using Weeks = std::vector<int>;

/// Failures at random in the order of their dates; many close together, some a year apart.
std::vector<DayNumber> failures_in_order() {
    const auto gaps = *rc::gen::container<std::vector<int>>(rc::gen::weightedOneOf<int>(
        {{4, rc::gen::inRange(0, 16)}, {2, rc::gen::inRange(10, 120)}, {1, rc::gen::inRange(330, 380)}}));
    std::vector<DayNumber> days;
    int at = 0;
    for (const int gap : gaps) {
        at = std::min(at + gap, 40'000);
        days.push_back(day(at));
    }
    return days;
}

}  // namespace

TEST_CASE("lower-level failures get 4 weeks, or 13 after one more than 2 and at most 52 weeks before",
          "[HTW-92][READING-31]") {
    CHECK(lower({week(0), week(1)}, 3) == Weeks{4, 4});
    CHECK(lower({week(0), week(3)}, 3) == Weeks{4, 13});
    CHECK(lower({week(0), week(3), week(4)}, 3) == Weeks{4, 13, 13});
    CHECK(lower({week(0), week(60)}, 3) == Weeks{4, 4});
    CHECK(lower({day(0), day(14)}, 3) == Weeks{4, 4});
    CHECK(lower({day(0), day(15)}, 3) == Weeks{4, 13});
    CHECK(lower({day(0), day(364)}, 3) == Weeks{4, 13});
    CHECK(lower({day(0), day(365)}, 3) == Weeks{4, 4});
    // Dates are of failures, whatever the order of the decisions.
    CHECK(lower({week(3), week(0)}, 3) == Weeks{4, 4});
    CHECK(lower({week(5), week(0), week(3)}, 3) == Weeks{4, 4, 13});
}

TEST_CASE("higher-level failures get 13 weeks, 26, and then 156 each", "[HTW-77]") {
    CHECK(higher({week(0)}, 4) == Weeks{13});
    CHECK(higher({week(0), week(3), week(6), week(9)}, 4) == Weeks{13, 26, 156, 156});
    CHECK(higher({week(0), week(1), week(2)}, 4) == Weeks{13, 13, 13});
    CHECK(higher({day(0), day(14)}, 4) == Weeks{13, 13});
    CHECK(higher({day(0), day(15)}, 4) == Weeks{13, 26});
    CHECK(higher({day(0), day(364)}, 4) == Weeks{13, 26});
    CHECK(higher({day(0), day(365)}, 4) == Weeks{13, 13});
    // Disregarded: the one of week 3 is too recent in week 4, and the one of week 0 got 13 weeks.
    CHECK(higher({week(0), week(3), week(4)}, 4) == Weeks{13, 26, 26});
    // The one that got 26 counts for a year of its own, those before it no longer.
    CHECK(higher({week(0), week(40), week(80), week(133)}, 4) == Weeks{13, 26, 156, 13});
}

TEST_CASE("a short memory answers like one without limit while failures come in order",
          "[HTW-92][property]") {
    rc::prop("lower level, room for three", [] {
        const std::vector<DayNumber> failures = failures_in_order();
        RC_ASSERT(lower(failures, 3) == lower(failures, failures.size() + 1));
    });
    rc::prop("higher level, room for four", [] {
        const std::vector<DayNumber> failures = failures_in_order();
        RC_ASSERT(higher(failures, 4) == higher(failures, failures.size() + 1));
    });
}

TEST_CASE("out of order a short memory remembers the latest, and never more than there was",
          "[HTW-92][property]") {
    rc::prop("it stays sorted, keeps the latest and forgets nothing while there is room", [] {
        const auto days = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 800));
        std::array<SanctionedFailure, 4> memory{};
        int latest = 0;
        for (std::size_t i = 0; i < days.size(); ++i) {
            latest = std::max(latest, days[i]);
            remember(memory, {day(days[i]), false}, guidance);
            const auto kept = std::count_if(memory.begin(), memory.end(),
                                            [](const SanctionedFailure& one) { return one.day != unset; });
            RC_ASSERT(kept == std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(i) + 1, 4));
            RC_ASSERT(memory[0].day == day(latest));
            RC_ASSERT(std::is_sorted(memory.begin(), memory.end(),
                                     [](const auto& a, const auto& b) { return a.day > b.day; }));
        }
    });
}

TEST_CASE("a failure fits into a word with its rank", "[HTW-77]") {
    for (const int n : {0, 1, 400, 32'000}) {
        for (const bool repeated : {false, true}) {
            const SanctionedFailure failure{day(n), repeated};
            CHECK(unpacked(packed(failure)) == failure);
        }
    }
    CHECK(unpacked(packed({})) == SanctionedFailure{});
    CHECK(packed({}) == unset);
    CHECK(unpacked(packed({19'000, true})) == SanctionedFailure{day(0), true});
}
