#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "sim/duration_tally.hpp"

using caseload::sim::DurationTally;

namespace {

DurationTally tally_of(const std::vector<std::int64_t>& durations) {
    DurationTally tally;
    for (const std::int64_t seconds : durations) tally.add(seconds);
    return tally;
}

/// The definition: the least duration that at least the share p of all do not exceed.
std::int64_t sorted_quantile(std::vector<std::int64_t> durations, double p) {
    std::sort(durations.begin(), durations.end());
    const auto rank = static_cast<std::size_t>(std::ceil(p * static_cast<double>(durations.size())));
    return durations[std::max<std::size_t>(rank, 1) - 1];
}

}  // namespace

TEST_CASE("A tally of durations knows short ones exactly", "[sim]") {
    const DurationTally tally = tally_of({5, 1, 63, 1, 9});
    CHECK(tally.quantile(0.2) == 1);
    CHECK(tally.quantile(0.5) == 5);
    CHECK(tally.quantile(0.8) == 9);
    CHECK(tally.quantile(1.0) == 63);
}

TEST_CASE("No quantile of a tally is above the longest or below the shortest", "[sim]") {
    // 600 s share a step with 592 to 607 s.
    const DurationTally same = tally_of({600, 600, 600, 600, 600, 600, 600, 600, 600, 600});
    for (const double p : {0.1, 0.5, 0.9, 1.0}) CHECK(same.quantile(p) == 600);
    DurationTally merged = tally_of({601});
    merged.merge(same);
    CHECK(merged.quantile(0.01) == 600);
    CHECK(merged.quantile(1.0) == 601);
}

TEST_CASE("A tally of durations is empty until something is counted", "[sim]") {
    DurationTally tally;
    CHECK(tally.empty());
    tally.add(0);
    CHECK_FALSE(tally.empty());
    CHECK(tally.quantile(0.5) == 0);
}

TEST_CASE("Quantiles of a tally lie within a thirty-second of those of the sorted durations", "[sim]") {
    rc::prop("as sorted", [] {
        const auto durations = *rc::gen::nonEmpty(
            rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 200'000'000)));
        const double p = *rc::gen::elementOf(std::vector<double>{0.01, 0.25, 0.5, 0.9, 1.0});
        const std::int64_t exact = sorted_quantile(durations, p);
        const std::int64_t found = tally_of(durations).quantile(p);
        RC_ASSERT(std::abs(found - exact) * 32 <= std::max<std::int64_t>(exact, found));
    });
}

TEST_CASE("Tallies merged in any order are the tally of all durations", "[sim]") {
    rc::prop("merged", [](const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& other) {
        const auto tally = [](const std::vector<std::uint32_t>& some) {
            return tally_of({some.begin(), some.end()});
        };
        DurationTally forth = tally(one);
        forth.merge(tally(other));
        DurationTally back = tally(other);
        back.merge(tally(one));
        std::vector<std::uint32_t> both = one;
        both.insert(both.end(), other.begin(), other.end());
        RC_PRE(!both.empty());
        for (const double p : {0.1, 0.5, 0.9}) {
            RC_ASSERT(forth.quantile(p) == back.quantile(p));
            RC_ASSERT(forth.quantile(p) == tally(both).quantile(p));
        }
    });
}
