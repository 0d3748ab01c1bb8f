#include "model/setup/hazard.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace caseload;
using namespace caseload::model;

namespace {

/// Any rising table, flat stretches included.
CumulatedHazard any_hazard() {
    CumulatedHazard table{0};
    const int days = *rc::gen::inRange(1, 60);
    for (int day = 0; day < days; ++day) {
        table.push_back(table.back() + *rc::gen::inRange<std::uint64_t>(0, std::uint64_t{1} << 30));
    }
    return table;
}

std::vector<Stretch> any_stretches(std::int32_t from) {
    std::vector<Stretch> found;
    const int count = *rc::gen::inRange(1, 6);
    for (int i = 0; i < count; ++i) {
        found.push_back({from, *rc::gen::inRange<Factor>(0, 4 * unchanged)});
        from += *rc::gen::inRange(0, 30);
    }
    return found;
}

std::uint64_t any_threshold() { return *rc::gen::inRange<std::uint64_t>(1, std::uint64_t{1} << 51); }

/// Day by day, the way one would do it on paper.
std::int32_t by_hand(const CumulatedHazard& hazard, std::uint64_t threshold,
                     const std::vector<Stretch>& stretches, std::int32_t last) {
    std::uint64_t used = 0;
    for (std::int32_t day = stretches.front().from_day; day < last; ++day) {
        Factor factor = 0;
        for (const Stretch& stretch : stretches) {
            if (stretch.from_day <= day) factor = stretch.factor;
        }
        used += (hazard_before(hazard, day + 1) - hazard_before(hazard, day)) * factor;
        if (used >= threshold) return day + 1;
    }
    return never;
}

sim::Draw draw_of(std::uint64_t number) { return {{20150316, 1}, {1, number}, sim::named("test"), 0}; }

}  // namespace

TEST_CASE("a Weibull table follows its formula to a rounding", "[claims]") {
    const CumulatedHazard table = weibull(0.577, 15.12 * 7, 0.406, 500);
    REQUIRE(table.size() == 501);
    for (std::size_t day = 0; day < table.size(); ++day) {
        const double exact = 0.406 * std::pow(static_cast<double>(day) / (15.12 * 7), 0.577);
        CHECK(static_cast<double>(table[day]) / hazard_unit == Approx(exact).margin(1e-9));
    }
    CHECK(std::exp(-static_cast<double>(weibull(0.577, 15.12 * 7, 1, 400)[91]) / hazard_unit) ==
          Approx(0.4).margin(0.002));
    CHECK_THROWS_AS(weibull(0, 10, 1, 10), std::invalid_argument);
    CHECK_THROWS_AS(weibull(1, 10, 1, 0), std::invalid_argument);
    CHECK_THROWS_AS(weibull(5, 1, 1, 1000), std::invalid_argument);
}

TEST_CASE("past the end of a table the last day's hazard goes on", "[claims]") {
    const CumulatedHazard table{0, 10, 30};
    CHECK(hazard_before(table, 2) == 30);
    CHECK(hazard_before(table, 5) == 90);
    CHECK(first_day_at(table, 30, 0) == 2);
    CHECK(first_day_at(table, 31, 0) == 3);
    CHECK(first_day_at(table, 90, 0) == 5);
    CHECK(first_day_at(table, 5, 4) == 5);
    CHECK(first_day_at({0, 7, 7}, 8, 0) == never);
    CHECK(first_day_at({}, 1, 0) == never);
    CHECK(hazard_before({}, 9) == 0);
}

TEST_CASE("factors multiply with rounding and stay within their range", "[claims]") {
    CHECK(product(unchanged, 91'750) == 91'750);
    CHECK(product(2 * unchanged, unchanged / 2) == unchanged);
    CHECK(product(0, 5 * unchanged) == 0);
    CHECK(product(0xFFFF'FFFF, 0xFFFF'FFFF) == 0xFFFF'FFFF);
}

TEST_CASE("the day found is the day found by adding up day by day", "[claims][property]") {
    rc::prop("for any table, threshold and factors", [] {
        const CumulatedHazard hazard = any_hazard();
        const std::vector<Stretch> stretches = any_stretches(*rc::gen::inRange(0, 40));
        const std::uint64_t threshold = any_threshold();
        const std::int32_t found = day_passed(hazard, threshold, stretches);
        const std::int32_t seen = 400;
        const std::int32_t expected = by_hand(hazard, threshold, stretches, seen);
        if (expected == never) {
            RC_ASSERT(found > seen);
        } else {
            RC_ASSERT(found == expected);
        }
    });
}

TEST_CASE("a factor that changes later changes nobody who has left by then", "[claims][property]") {
    rc::prop("whatever the later factor", [] {
        const CumulatedHazard hazard = any_hazard();
        std::vector<Stretch> stretches = any_stretches(0);
        const std::uint64_t threshold = any_threshold();
        const std::int32_t base = day_passed(hazard, threshold, stretches);
        const std::int32_t change = stretches.back().from_day + *rc::gen::inRange(0, 40);
        stretches.push_back({change, *rc::gen::inRange<Factor>(0, 4 * unchanged)});
        const std::int32_t variant = day_passed(hazard, threshold, stretches);
        if (base <= change) {
            RC_ASSERT(variant == base);
        } else {
            RC_ASSERT(variant > change);
        }
    });
}

TEST_CASE("thresholds are exponential with mean 1", "[claims][statistics]") {
    const int people = 100'000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < people; ++i) {
        sim::Draw draw = draw_of(static_cast<std::uint64_t>(i));
        const double threshold = static_cast<double>(draw_threshold(draw)) * 0x1p-48;
        sum += threshold;
        squares += threshold * threshold;
    }
    CHECK(sum / people == Approx(1).margin(3 / std::sqrt(people)));
    CHECK(squares / people == Approx(2).margin(3 * std::sqrt(20.0 / people)));
}

TEST_CASE("who has lasted so long leaves as the hazard from then on says", "[claims][statistics]") {
    const CumulatedHazard hazard = weibull(0.577, 105.84, 1, 800);
    const int people = 50'000;
    for (const std::int32_t elapsed : {0, 30, 365}) {
        const Stretch from{elapsed, unchanged};
        int staying = 0;
        for (int i = 0; i < people; ++i) {
            sim::Draw draw = draw_of(static_cast<std::uint64_t>(i));
            if (day_passed(hazard, draw_threshold(draw), {&from, 1}) > elapsed + 60) ++staying;
        }
        const auto used = static_cast<double>(hazard[static_cast<std::size_t>(elapsed) + 60] -
                                              hazard[static_cast<std::size_t>(elapsed)]);
        const double expected = std::exp(-used / hazard_unit);
        const double error = std::sqrt(expected * (1 - expected) / people);
        CHECK(static_cast<double>(staying) / people == Approx(expected).margin(3 * error));
    }
}

TEST_CASE("elapsed durations of a steady state are as likely as their survival", "[claims][statistics]") {
    Outcomes outcomes;
    outcomes.causes.resize(2);
    outcomes.causes[0].hazard = weibull(0.731, 102.55, 0.406, 3000);
    outcomes.causes[1].hazard = weibull(0.731, 102.55, 0.594, 3000);
    const auto table = elapsed_table(outcomes);
    double weight = 0;
    double mean = 0;
    double square = 0;
    for (int day = 0; day < static_cast<int>(table.size()); ++day) {
        const double survival = std::exp(-std::pow(day / 102.55, 0.731));
        weight += survival;
        mean += survival * day;
        square += survival * day * day;
    }
    mean /= weight;
    const double sd = std::sqrt(square / weight - mean * mean);
    const int people = 50'000;
    double sum = 0;
    int today = 0;
    for (int i = 0; i < people; ++i) {
        sim::Draw draw = draw_of(static_cast<std::uint64_t>(i));
        const std::int32_t elapsed = draw_elapsed(draw, table);
        sum += elapsed;
        if (elapsed == 0) ++today;
    }
    CHECK(sum / people == Approx(mean).margin(3 * sd / std::sqrt(people)));
    CHECK(static_cast<double>(today) / people ==
          Approx(1 / weight).margin(3 * std::sqrt(1 / weight / people)));
}
