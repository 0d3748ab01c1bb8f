#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "sim/draws.hpp"
#include "sim/experiment/selection.hpp"

using namespace caseload::sim;

namespace {

/// A standard normal number: Box and Muller.
double normal(std::uint64_t seed, std::uint64_t number, std::uint64_t which) {
    Draw draw({.seed = seed}, {.origin = which, .number = number}, named("test.normal"), 0);
    const double radius = std::sqrt(-2 * std::log(unit(draw)));
    return radius * std::cos(2 * std::numbers::pi * unit(draw));
}

/// Candidates with known means. Half of the variance of a run is the luck that all candidates share.
Simulate normals(const std::vector<double>& means, double sd, std::uint64_t seed) {
    return [=](std::size_t candidate, int first, int count) {
        std::vector<std::vector<double>> rows;
        for (int r = first; r < first + count; ++r) {
            const auto run = static_cast<std::uint64_t>(r);
            const double noise = (normal(seed, run, 0) + normal(seed, run, candidate + 1)) / std::sqrt(2.0);
            rows.push_back({means[candidate] + sd * noise});
        }
        return rows;
    };
}

}  // namespace

TEST_CASE("the test of a goal stops where the triangular region of Kim and Nelson ends", "[selection]") {
    // Two first runs: (2 * 0.125)^-2 = 16, half of 16 less 1 is 7.5; observations 1 and 3 have variance 2, so that the
    // edge at run n is 7.5 * 2 / 1 - n / 2.
    FeasibilityTest test({.at_least = true, .value = 0, .zone = 1}, 0.125, 2);
    for (const double x : {1.0, 3.0, 2.0, 2.0, 2.0}) test.add(x);
    CHECK(test.verdict() == Verdict::undecided);  // 10 < 12.5
    test.add(1.9);
    CHECK(test.verdict() == Verdict::undecided);  // 11.9 < 12
    test.add(std::numeric_limits<double>::quiet_NaN());
    CHECK(test.observed().count() == 6);
    test.add(0);
    CHECK(test.verdict() == Verdict::meets);  // 11.9 > 11.5
    for (int i = 0; i < 50; ++i) test.add(-100);
    CHECK(test.verdict() == Verdict::meets);

    FeasibilityTest reverse({.at_least = false, .value = 0, .zone = 1}, 0.125, 2);
    for (const double x : {1.0, 3.0, 2.0, 2.0, 2.0, 1.9, 0.0}) reverse.add(x);
    CHECK(reverse.verdict() == Verdict::fails);
}

TEST_CASE("without spread one look decides, and a mean on its goal meets it", "[selection]") {
    for (const bool at_least : {true, false}) {
        FeasibilityTest test({.at_least = at_least, .value = 1, .zone = 0.1}, 0.05, 3);
        test.add(1);
        test.add(1);
        CHECK(test.verdict() == Verdict::undecided);
        test.add(1);
        CHECK(test.verdict() == Verdict::meets);
    }
    CHECK_THROWS_AS(FeasibilityTest({.at_least = true, .value = 1, .zone = 0}, 0.05, 3), std::domain_error);
    CHECK_THROWS_AS(FeasibilityTest({.at_least = true, .value = 1, .zone = 1}, 0.5, 3), std::domain_error);
}

TEST_CASE("a mean at the edge of the zone is judged wrongly no more often than stated", "[selection]") {
    constexpr int repetitions = 4000;
    for (const double error : {0.05, 0.01}) {
        int wrong = 0;
        for (int i = 0; i < repetitions; ++i) {
            FeasibilityTest test({.at_least = true, .value = 0, .zone = 1}, error, 10);
            for (std::uint64_t r = 0; test.verdict() == Verdict::undecided; ++r)
                test.add(-1 + 3 * normal(7, r, static_cast<std::uint64_t>(i)));
            wrong += test.verdict() == Verdict::meets ? 1 : 0;
        }
        const double found = static_cast<double>(wrong) / repetitions;
        INFO("stated " << error << ", found " << found);
        CHECK(found <= error + 2 * std::sqrt(error / repetitions));
    }
}

TEST_CASE("bisection finds the first candidate that meets its goal, whichever it is", "[selection]") {
    const Goal goal{.at_least = true, .value = 0.5, .zone = 0.1};
    for (std::size_t candidates : {1U, 2U, 7U, 16U}) {
        for (std::size_t right = 0; right <= candidates; ++right) {
            std::vector<double> means(candidates);
            for (std::size_t c = 0; c < candidates; ++c) means[c] = c < right ? 0 : 1;
            const auto found = smallest(candidates, {&goal, 1}, {}, normals(means, 0, 1));
            if (right == candidates) {
                CHECK(found.chosen.empty());
                // What limits it can be told of the largest candidate.
                CHECK(found.tried.back().candidate + 1 == candidates);
            } else {
                CHECK(found.chosen == std::vector{right});
            }
            CHECK(found.tried.size() <= static_cast<std::size_t>(std::bit_width(candidates)));
        }
    }
}

TEST_CASE("the right candidate is chosen at least as often as stated", "[selection]") {
    // Means 0.3 apart in units of a run's spread; the goal lies between the sixth and the seventh.
    std::vector<double> means;
    for (int c = 0; c < 12; ++c) means.push_back(0.3 * c);
    const Goal goal{.at_least = true, .value = 1.65, .zone = 0.15};
    constexpr int repetitions = 400;
    int right = 0;
    double runs = 0, all = 0;
    for (std::uint64_t seed = 0; seed < repetitions; ++seed) {
        const auto found =
            smallest(means.size(), {&goal, 1}, {.most_runs = 100'000}, normals(means, 1, seed));
        right += found.chosen == std::vector<std::size_t>{6} ? 1 : 0;
        runs += found.runs;
        all += found.runs_to_try_all();
    }
    INFO(right << " of " << repetitions << " right, with " << 100 * runs / all << "% of the runs");
    CHECK(right >= 0.95 * repetitions);
    CHECK(runs < 0.5 * all);
}

TEST_CASE("the frontier of two resources is walked down its staircase", "[selection]") {
    // Meets where x + 2 y >= 7, for amounts 0 ... 5 of each.
    constexpr std::size_t most = 6;
    std::vector<double> means;
    for (std::size_t x = 0; x < most; ++x) {
        for (std::size_t y = 0; y < most; ++y) means.push_back(static_cast<double>(x + 2 * y));
    }
    const Goal goal{.at_least = true, .value = 6.5, .zone = 0.4};
    const auto found = frontier(most, most, {&goal, 1}, {}, normals(means, 0.2, 3));
    // (0,4), (1,3), (3,2), (5,1): with 2 of the first, no less of the second than with 1.
    CHECK(found.chosen == std::vector<std::size_t>{4, 9, 20, 31});
    CHECK(found.tried.size() <= 2 * most - 1);
    const Goal beyond{.at_least = true, .value = 100, .zone = 1};
    CHECK(frontier(most, most, {&beyond, 1}, {}, normals(means, 0.2, 3)).chosen.empty());
}

TEST_CASE("one failed target is enough, and a value that cannot be decided is not taken", "[selection]") {
    const std::vector<Goal> goals{{.at_least = true, .value = 0, .zone = 0.1},
                                  {.at_least = false, .value = 0, .zone = 0.1}};
    const Simulate both = [](std::size_t candidate, int first, int count) {
        std::vector<std::vector<double>> rows;
        for (int r = first; r < first + count; ++r)
            rows.push_back({1.0, candidate == 0 ? 1.0 : r % 2 == 0 ? 1.0 : -1.0});
        return rows;
    };
    const auto found = smallest(2, goals, {.most_runs = 50}, both);
    CHECK(found.chosen.empty());
    CHECK_FALSE(found.all_decided());
    CHECK(found.tried.back().runs == 50);
    const Simulate nothing = [](std::size_t, int, int count) {
        const double never = std::numeric_limits<double>::quiet_NaN();
        return std::vector<std::vector<double>>(static_cast<std::size_t>(count), {never, never});
    };
    CHECK_THROWS_WITH(smallest(2, goals, {}, nothing), Catch::Matchers::Contains("never observed"));
}

TEST_CASE("more capacity that does harm is noticed", "[selection]") {
    const Goal goal{.at_least = true, .value = 0.5, .zone = 0.1};
    const auto larger = [](std::size_t one, std::size_t other) { return other > one; };
    const auto found = smallest(4, {&goal, 1}, {}, normals({0, 0, 0.2, -1}, 0.1, 5));
    const auto harm = reversals(found.tried, {&goal, 1}, larger);
    REQUIRE_FALSE(harm.empty());
    CHECK(harm.front().larger == 3);
    CHECK(harm.front().difference < -1);
    const auto sound = smallest(4, {&goal, 1}, {}, normals({0, 0.1, 0.2, 1}, 0.1, 5));
    CHECK(reversals(sound.tried, {&goal, 1}, larger).empty());
}
