#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/draws.hpp"
#include "sim/experiment/many.hpp"
#include "sim/experiment/paired.hpp"
#include "sim/experiment/precision.hpp"
#include "sim/experiment/warm_up.hpp"

namespace caseload::sim {

namespace {

Accumulator of(std::initializer_list<double> values) {
    Accumulator figure;
    for (const double value : values) figure.add(value);
    return figure;
}

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

}  // namespace

TEST_CASE("a paired interval is that of a hand calculation", "[paired]") {
    Paired pairs;
    pairs.add(10, 12);
    pairs.add(14, 17);
    pairs.add(12, 13);
    pairs.add(16, 18);
    // Differences 2, 3, 1, 2: mean 2, sd 0.8165, t(3) = 3.1824, half-width 3.1824 x 0.8165 / 2.
    CHECK(pairs.difference().mean() == Approx(2));
    CHECK(pairs.difference().half_width() == Approx(1.2992).epsilon(1e-4));
    // Covariance 22/3, sd 2.5820 and 2.9439.
    CHECK(pairs.correlation() == Approx(22.0 / 3 / (2.581989 * 2.943920)).epsilon(1e-5));
    // Variances 20/3 and 26/3, of the difference 2/3.
    CHECK(pairs.variance_ratio() == Approx(23));
}

TEST_CASE("a pair of which one was not observed counts in neither", "[paired]") {
    Paired pairs;
    pairs.add(1, 2);
    pairs.add(nan, 5);
    pairs.add(7, nan);
    CHECK(pairs.base().count() == 1);
    CHECK(pairs.variant().mean() == 2);
    CHECK(pairs.difference().missing() == 2);
}

TEST_CASE("identical figures differ by exactly nothing and any number of runs apart would not do",
          "[paired]") {
    Paired pairs;
    for (const double x : {0.1, 0.7, 0.3}) pairs.add(x, x);
    CHECK(pairs.difference().mean() == 0);
    CHECK(pairs.difference().half_width() == 0);
    CHECK(pairs.correlation() == Approx(1));
    CHECK(std::isinf(pairs.variance_ratio()));
    Paired constant;
    for (int r = 0; r < 3; ++r) constant.add(1, 1);
    CHECK(std::isnan(constant.correlation()));
    CHECK(std::isnan(constant.variance_ratio()));
}

TEST_CASE("p-values are Student's", "[many]") {
    // t = 2 x 2 / 0.8165 = 4.899 with 3 degrees of freedom
    CHECK(p_value(of({2, 3, 1, 2})) == Approx(0.01628).epsilon(1e-3));
    CHECK(p_value(of({0, 0})) == 1);
    CHECK(p_value(of({4, 4})) == 0);
    CHECK(std::isnan(p_value(of({4}))));
}

TEST_CASE("Holm's adjustment multiplies by what is left and never falls", "[many]") {
    const std::vector<double> adjusted = holm(std::vector<double>{0.01, nan, 0.04, 0.03, 0.005});
    CHECK(adjusted[4] == Approx(0.02));
    CHECK(adjusted[0] == Approx(0.03));
    CHECK(adjusted[3] == Approx(0.06));
    CHECK(adjusted[2] == Approx(0.06));
    CHECK(std::isnan(adjusted[1]));
    CHECK(holm(std::vector<double>{}).empty());
}

TEST_CASE("precision holds the half-width against relative / (1 + relative), after enough replications",
          "[precision]") {
    Accumulator figure;
    for (int r = 0; r < 10; ++r) figure.add(r % 2 == 0 ? 99 : 101);
    // sd 1.0541, t(9) = 2.2622: half-width 0.754, that is 0.754%
    const Watched watched{.figure = &figure, .size = figure.mean()};
    CHECK(relative_half_width(watched) == Approx(0.00754).epsilon(1e-3));
    CHECK(reached(watched, {.relative = 0.00761, .least = 10}));
    CHECK_FALSE(reached(watched, {.relative = 0.00755}));  // 0.00755 / 1.00755 is less than 0.00754
    CHECK_FALSE(reached(watched, {.relative = 0.5, .least = 11}));
    CHECK(needed(watched, {.relative = 0.5, .least = 11}) == 11);
    CHECK(needed(watched, {.relative = 0.5}) == 30);
    // A half-width half as large takes about four times as many.
    CHECK(needed(watched, {.relative = 0.00377}) == Approx(40).margin(2));
}

TEST_CASE("figures that never vary are known, those about nothing never will be", "[precision]") {
    const Accumulator same = of({3, 3, 3, 3, 3, 3, 3, 3, 3, 3});
    const Accumulator zero = of({-1, 1, -1, 1, -1, 1, -1, 1, -1, 1});
    const Precision precision{.relative = 0.02, .least = 10};
    const std::array<Watched, 2> both{Watched{&same, 3}, Watched{&zero, 0}};
    CHECK(standing(std::span(both).first(1), precision, 10).reached);
    const Standing now = standing(both, precision, 10);
    CHECK_FALSE(now.reached);
    CHECK(now.widest == 1);
    CHECK(now.needed == std::numeric_limits<std::int64_t>::max());
    CHECK_FALSE(standing({}, precision, 9).reached);
    CHECK(standing({}, precision, 10).reached);
}

TEST_CASE("it is enough when the precision has held for a while", "[precision]") {
    CHECK(look_ahead(30) == 5);
    CHECK(look_ahead(100) == 5);
    CHECK(look_ahead(240) == 12);
    Stopping stopping;
    Standing standing{.reached = false, .needed = 40};
    CHECK_FALSE(stopping.look(standing, 39));
    CHECK(stopping.expected(standing) == 45);
    standing.reached = true;
    for (int n = 40; n < 44; ++n) CHECK_FALSE(stopping.look(standing, n));
    CHECK(stopping.expected(standing) == 45);
    standing.reached = false;
    CHECK_FALSE(stopping.look(standing, 44));
    standing.reached = true;
    for (int n = 45; n < 50; ++n) CHECK_FALSE(stopping.look(standing, n));
    CHECK(stopping.look(standing, 50));
}

TEST_CASE("MSER-5 finds where a series settles", "[warm-up]") {
    std::vector<double> series;
    // Falls to a level within 40 observations, then stays around it.
    for (int i = 0; i < 400; ++i) series.push_back((i < 40 ? 40.0 - i : 0.0) + (i % 2 == 0 ? 0.5 : -0.4));
    const WarmUp settles = mser_5(series);
    CHECK_FALSE(settles.run_longer);
    CHECK(settles.observations >= 35);
    CHECK(settles.observations <= 45);
    CHECK(settles.observations % 5 == 0);
}

TEST_CASE("MSER-5 by hand: ten means of five", "[warm-up]") {
    // Squares over n squared, from the first cut on: 82.4/100, 4/81, 2/64 (the least), (12/7)/49, 1.5/36, 1.2/25.
    std::vector<double> series;
    for (const double mean : {10, 2, 0, 1, 0, 1, 0, 1, 0, 1}) {
        for (const double around : {-0.5, 0.25, 0.0, 0.25, 0.0}) series.push_back(mean + around);
    }
    const WarmUp found = mser_5(series);
    CHECK(found.observations == 10);
    CHECK_FALSE(found.run_longer);
    // What does not fill a five at the end is not looked at.
    series.insert(series.end(), {1000, 1000, 1000, 1000});
    CHECK(mser_5(series).observations == 10);
}

TEST_CASE("MSER-5 leaves hardly anything out of a series that is settled from the beginning", "[warm-up]") {
    double left_out = 0;
    for (std::uint64_t s = 0; s < 200; ++s) {
        std::vector<double> series;
        for (std::uint32_t day = 0; day < 400; ++day) {
            Draw draw({s, 0}, {1, day}, named("warm_up.noise"), 0);
            series.push_back(100 + unit(draw));
        }
        const WarmUp found = mser_5(series);
        CHECK(found.observations <= 200);
        left_out += static_cast<double>(found.observations) / 400;
    }
    CHECK(left_out / 200 < 0.05);
}

TEST_CASE("MSER-5 asks to run longer where a series does not settle or is short", "[warm-up]") {
    std::vector<double> growing;
    for (int i = 0; i < 400; ++i) growing.push_back(i * i);
    CHECK(mser_5(growing).run_longer);
    CHECK(mser_5(std::vector<double>(49, 1.0)).run_longer);
    const WarmUp constant = mser_5(std::vector<double>(50, 1.0));
    CHECK_FALSE(constant.run_longer);
    CHECK(constant.observations == 0);
}

}  // namespace caseload::sim
