#include "model/rules/sanction_scale.hpp"

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

/// The lengths in weeks of lower-level sanctions for failures on these days, decided in this order.
std::vector<int> lower(const std::vector<DayNumber>& failures) {
    std::vector<SanctionedFailure> memory;
    std::vector<int> weeks;
    for (const DayNumber failure : failures) {
        weeks.push_back(rank_on_scale(memory, failure, guidance) == SanctionRank::first ? 4 : 13);
        memory.push_back({failure, false});
    }
    return weeks;
}

std::vector<int> higher(const std::vector<DayNumber>& failures) {
    static constexpr std::array lengths{13, 26, 156};
    std::vector<SanctionedFailure> memory;
    std::vector<int> weeks;
    for (const DayNumber failure : failures) {
        const SanctionRank rank = rank_on_scale(memory, failure, guidance);
        weeks.push_back(lengths[static_cast<std::size_t>(rank)]);
        memory.push_back({failure, rank != SanctionRank::first});
    }
    return weeks;
}

using Weeks = std::vector<int>;

}  // namespace

TEST_CASE("lower-level failures get 4 weeks, or 13 after one more than 2 and at most 52 weeks before",
          "[HTW-92][READING-31]") {
    CHECK(lower({week(0), week(1)}) == Weeks{4, 4});
    CHECK(lower({week(0), week(3)}) == Weeks{4, 13});
    CHECK(lower({week(0), week(3), week(4)}) == Weeks{4, 13, 13});
    CHECK(lower({week(0), week(60)}) == Weeks{4, 4});
    CHECK(lower({day(0), day(14)}) == Weeks{4, 4});
    CHECK(lower({day(0), day(15)}) == Weeks{4, 13});
    CHECK(lower({day(0), day(364)}) == Weeks{4, 13});
    CHECK(lower({day(0), day(365)}) == Weeks{4, 4});
    // Dates are of failures, whatever the order of the decisions.
    CHECK(lower({week(3), week(0)}) == Weeks{4, 4});
    CHECK(lower({week(5), week(0), week(3)}) == Weeks{4, 4, 13});
}

TEST_CASE("higher-level failures get 13 weeks, 26, and then 156 each", "[HTW-77]") {
    CHECK(higher({week(0)}) == Weeks{13});
    CHECK(higher({week(0), week(3), week(6), week(9)}) == Weeks{13, 26, 156, 156});
    CHECK(higher({week(0), week(1), week(2)}) == Weeks{13, 13, 13});
    CHECK(higher({day(0), day(14)}) == Weeks{13, 13});
    CHECK(higher({day(0), day(15)}) == Weeks{13, 26});
    CHECK(higher({day(0), day(364)}) == Weeks{13, 26});
    CHECK(higher({day(0), day(365)}) == Weeks{13, 13});
    // Disregarded: the one of week 3 is too recent in week 4, and the one of week 0 got 13 weeks.
    CHECK(higher({week(0), week(3), week(4)}) == Weeks{13, 26, 26});
    // The one that got 26 counts for a year of its own, those before it no longer.
    CHECK(higher({week(0), week(40), week(80), week(133)}) == Weeks{13, 26, 156, 13});
}
