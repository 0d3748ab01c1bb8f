#include "sim/estimate.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>

#include "sim/state.hpp"

using namespace caseload::sim;

namespace {
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

Accumulator over(const std::vector<double>& values) {
    Accumulator accumulator;
    for (const double x : values) accumulator.add(x);
    return accumulator;
}
}  // namespace

TEST_CASE("Student's t agrees with the printed tables", "[estimate]") {
    // Abramowitz and Stegun, table 26.10
    REQUIRE(student_t(9, 0.95) == Approx(2.262).margin(0.0005));
    REQUIRE(student_t(1, 0.95) == Approx(12.706).margin(0.0005));
    REQUIRE(student_t(9, 0.99) == Approx(3.250).margin(0.0005));
    REQUIRE(student_t(120, 0.95) == Approx(1.980).margin(0.0005));
    REQUIRE_THROWS_AS(student_t(0, 0.95), std::domain_error);
    REQUIRE_THROWS_AS(student_t(9, 1.0), std::domain_error);
}

TEST_CASE("the interval of ten known values is the textbook's", "[estimate]") {
    // 1 ... 10: mean 5.5, variance 82.5 / 9
    const Accumulator a = over({1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
    const double sd = std::sqrt(82.5 / 9);
    REQUIRE(a.count() == 10);
    REQUIRE(a.mean() == Approx(5.5));
    REQUIRE(a.sd() == Approx(sd));
    REQUIRE(a.half_width() == Approx(2.262157 * sd / std::sqrt(10.0)).epsilon(1e-6));
    REQUIRE(a.interval().lower == Approx(5.5 - a.half_width()));
    REQUIRE(a.interval().upper == Approx(5.5 + a.half_width()));
}

TEST_CASE("too few replications have no interval, and none at all no mean", "[estimate]") {
    REQUIRE(std::isnan(Accumulator{}.mean()));
    const Accumulator one = over({3});
    REQUIRE(one.mean() == 3);
    REQUIRE(std::isnan(one.sd()));
    REQUIRE(std::isnan(one.half_width()));
    REQUIRE_FALSE(distinguishable(one.interval()));
}

TEST_CASE("a replication without an observation is counted and left out", "[estimate]") {
    const Accumulator a = over({1, nothing, 3, nothing});
    REQUIRE(a.count() == 2);
    REQUIRE(a.missing() == 2);
    REQUIRE(a.mean() == 2);
}

TEST_CASE("mean and spread agree with two passes over the values", "[estimate]") {
    rc::prop("Welford = two passes", [](const std::vector<std::int32_t>& numbers) {
        RC_PRE(numbers.size() >= 2);
        const std::vector<double> values(numbers.begin(), numbers.end());
        const auto n = static_cast<double>(values.size());
        const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
        double squares = 0;
        for (const double x : values) squares += (x - mean) * (x - mean);
        const Accumulator a = over(values);
        RC_ASSERT(a.mean() == Approx(mean).margin(1e-6));
        RC_ASSERT(a.sd() == Approx(std::sqrt(squares / (n - 1))).margin(1e-6));
    });
}

TEST_CASE("a paired difference can be told apart where the runs alone cannot", "[estimate]") {
    DeclaredMeasures declared;
    declared.declare({.name = "claims", .unit = "claims", .meaning = "Claims begun"});
    declared.declare({.name = "wait", .unit = "minutes", .meaning = "Wait", .statistic = Statistic::mean});
    declared.freeze({.offices = 1});
    Estimates base(declared);
    Estimates variant(declared);
    Estimates difference(declared);
    for (const std::int64_t luck : {50, 90, 70, 110, 30}) {
        const std::vector<Cell> before{{luck, 0}, {0, 0}};
        const std::vector<Cell> after{{luck - 2 + luck % 3, 0}, {1, 8}};
        base.add(before);
        variant.add(after);
        difference.add_difference(after, before);
    }
    REQUIRE(base[0].mean() == 70);
    REQUIRE(variant[0].interval().upper > base[0].interval().lower);
    REQUIRE(difference[0].mean() == Approx(variant[0].mean() - base[0].mean()));
    REQUIRE(difference[0].half_width() < base[0].half_width() / 10);
    REQUIRE(difference[1].count() == 0);
    REQUIRE(difference[1].missing() == 5);
    REQUIRE(variant[1].mean() == 8);
    REQUIRE_THROWS_AS(base.add(std::vector<Cell>(3)), std::invalid_argument);
}

TEST_CASE("an interval is distinguishable only when it excludes zero", "[estimate]") {
    REQUIRE(distinguishable({0.1, 0.2}));
    REQUIRE(distinguishable({-0.2, -0.1}));
    REQUIRE_FALSE(distinguishable({-0.1, 0.2}));
    REQUIRE_FALSE(distinguishable({0.0, 0.2}));
}

TEST_CASE("estimates are saved and go on bit for bit", "[estimate][state]") {
    DeclaredMeasures declared;
    declared.declare({.name = "wait", .unit = "minutes", .meaning = "Wait", .statistic = Statistic::mean});
    declared.freeze({.offices = 1});
    Estimates straight(declared);
    straight.add(std::vector<Cell>{{3, 10}});
    StateWriter writer("test");
    writer("estimates", straight);
    const auto bytes = std::move(writer).finish();
    Estimates again(declared);
    StateReader(bytes, "test")("estimates", again);
    for (Estimates* estimates : {&straight, &again}) estimates->add(std::vector<Cell>{{7, 10}});
    REQUIRE(again[0] == straight[0]);
}
