#include "sim/distribution.hpp"

#include <rapidcheck/catch.h>
#include <boost/math/distributions/exponential.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/triangular.hpp>
#include <boost/math/distributions/uniform.hpp>
#include <boost/math/distributions/weibull.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <stdexcept>
#include <string>
#include <vector>

using namespace caseload::sim;

namespace {

constexpr std::uint64_t draws = 200'000;
constexpr Luck luck{20150316, 0};

/// One value each of many claimants, as the model draws them.
std::vector<double> values_of(const Distribution& distribution) {
    std::vector<double> values;
    for (std::uint64_t i = 0; i < draws; ++i) {
        Draw draw(luck, {1, i}, named("distribution.value"), 0);
        values.push_back(distribution.sample(draw));
    }
    return values;
}

/// Mean and variance within four standard errors; the variance's error from the fourth moment.
void check_moments(const Distribution& distribution, const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values) sum += value;
    const double mean = sum / n;
    double second = 0;
    double fourth = 0;
    for (const double value : values) {
        const double square = (value - mean) * (value - mean);
        second += square / n;
        fourth += square * square / n;
    }
    CHECK(std::abs(mean - distribution.mean()) <= 4 * std::sqrt(distribution.variance() / n));
    CHECK(std::abs(second - distribution.variance()) <= 4 * std::sqrt((fourth - second * second) / n));
}

/// Kolmogorov and Smirnov's greatest distance, times the root of the number of values.
double distance(std::vector<double> values, const std::function<double(double)>& cdf) {
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    double greatest = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double expected = cdf(values[i]);
        const auto rank = static_cast<double>(i);
        greatest = std::max({greatest, expected - rank / n, (rank + 1) / n - expected});
    }
    return greatest * std::sqrt(n);
}

struct Case {
    std::string name;
    Distribution distribution;
    std::function<double(double)> cdf;
};

template <class Theory> std::function<double(double)> cdf_of(Theory theory) {
    return [theory](double x) { return boost::math::cdf(theory, x); };
}

/// Of a normal cut off at 0.
std::function<double(double)> cut_normal(double mean, double sd) {
    const boost::math::normal theory(mean, sd);
    const double lost = boost::math::cdf(theory, 0);
    return [theory, lost](double x) { return (boost::math::cdf(theory, x) - lost) / (1 - lost); };
}

std::vector<Case> continuous_cases() {
    const double log_variance = std::log(1 + 0.25);
    return {
        {"uniform", Distribution::uniform(-3, 9), cdf_of(boost::math::uniform(-3, 9))},
        {"triangular", Distribution::triangular(5, 10, 40), cdf_of(boost::math::triangular(5, 10, 40))},
        {"triangular, mode at the low end", Distribution::triangular(5, 5, 40),
         cdf_of(boost::math::triangular(5, 5, 40))},
        {"triangular, mode at the high end", Distribution::triangular(5, 40, 40),
         cdf_of(boost::math::triangular(5, 40, 40))},
        {"exponential", Distribution::exponential(20), cdf_of(boost::math::exponential(1.0 / 20))},
        {"erlang of 1", Distribution::erlang(20, 1), cdf_of(boost::math::exponential(1.0 / 20))},
        {"erlang of 3", Distribution::erlang(12, 3), cdf_of(boost::math::gamma_distribution<>(3, 4))},
        {"erlang of 40", Distribution::erlang(80, 40), cdf_of(boost::math::gamma_distribution<>(40, 2))},
        {"gamma", Distribution::gamma(10, 2.5), cdf_of(boost::math::gamma_distribution<>(2.5, 4))},
        {"gamma of shape under 1", Distribution::gamma(10, 0.4),
         cdf_of(boost::math::gamma_distribution<>(0.4, 25))},
        {"gamma by its standard deviation", Distribution::gamma_with_sd(10, 5),
         cdf_of(boost::math::gamma_distribution<>(4, 2.5))},
        {"normal, hardly cut", Distribution::normal(30, 5), cut_normal(30, 5)},
        {"normal, much cut", Distribution::normal(3, 5), cut_normal(3, 5)},
        {"normal, half cut", Distribution::normal(0, 5), cut_normal(0, 5)},
        {"lognormal", Distribution::lognormal(40, 20),
         cdf_of(boost::math::lognormal(std::log(40.0) - log_variance / 2, std::sqrt(log_variance)))},
        {"weibull, rising hazard", Distribution::weibull(30, 1.7), cdf_of(boost::math::weibull(1.7, 30))},
        {"weibull, falling hazard", Distribution::weibull(30, 0.8), cdf_of(boost::math::weibull(0.8, 30))},
    };
}

}  // namespace

TEST_CASE("every continuous distribution has its mean, its variance and its shape",
          "[distribution][theory]") {
    for (const Case& one : continuous_cases()) {
        INFO(one.name);
        const std::vector<double> values = values_of(one.distribution);
        check_moments(one.distribution, values);
        CHECK(distance(values, one.cdf) < 1.95);  // exceeded by chance once in a thousand
    }
}

TEST_CASE("an empirical distribution gives its values by their weights, in whatever order they were listed",
          "[distribution][theory]") {
    const auto listed =
        Distribution::empirical(std::vector<double>{30, 10, 20}, std::vector<double>{1, 5, 4});
    const auto sorted =
        Distribution::empirical(std::vector<double>{10, 20, 30}, std::vector<double>{5, 4, 1});
    CHECK(listed == sorted);
    CHECK(listed.mean() == Approx(16));
    CHECK(listed.variance() == Approx(44));
    const std::vector<double> values = values_of(listed);
    check_moments(listed, values);
    CHECK(std::abs(static_cast<double>(std::count(values.begin(), values.end(), 30.0)) / draws - 0.1) <
          4 * std::sqrt(0.1 * 0.9 / draws));
}

TEST_CASE("a constant is that, and a distribution of nothing said is 0", "[distribution]") {
    Draw draw(luck, {1, 1}, 2, 3);
    CHECK(Distribution::constant(12.5).sample(draw) == 12.5);
    CHECK(Distribution::constant(12.5).variance() == 0);
    CHECK(Distribution() == Distribution::constant(0));
    CHECK(Distribution().shape() == Distribution::Shape::constant);
}

TEST_CASE("a distribution knows its shape", "[distribution]") {
    using Shape = Distribution::Shape;
    const std::vector<double> one{1};
    CHECK(Distribution::uniform(1, 2).shape() == Shape::uniform);
    CHECK(Distribution::triangular(1, 2, 3).shape() == Shape::triangular);
    CHECK(Distribution::exponential(1).shape() == Shape::exponential);
    CHECK(Distribution::erlang(1, 2).shape() == Shape::erlang);
    CHECK(Distribution::gamma(1, 2).shape() == Shape::gamma);
    CHECK(Distribution::normal(1, 2).shape() == Shape::normal);
    CHECK(Distribution::lognormal(1, 2).shape() == Shape::lognormal);
    CHECK(Distribution::weibull(1, 2).shape() == Shape::weibull);
    CHECK(Distribution::empirical(one, one).shape() == Shape::empirical);
}

TEST_CASE("the same luck is a longer time where the mean is longer", "[distribution]") {
    for (std::uint64_t i = 0; i < 1000; ++i) {
        Draw shorter(luck, {1, i}, 2, 3);
        Draw longer(luck, {1, i}, 2, 3);
        const double ten = Distribution::lognormal(10, 5).sample(shorter);
        const double twenty = Distribution::lognormal(20, 10).sample(longer);
        REQUIRE(twenty == Approx(2 * ten));
    }
}

TEST_CASE("the share under a limit is what the distribution function says", "[distribution]") {
    for (const Case& one : continuous_cases()) {
        INFO(one.name);
        for (const double limit : {0.5, 6.0, 10.0, 25.0, 60.0})
            CHECK(one.distribution.share_under(limit) == Approx(one.cdf(limit)).margin(1e-9));
    }
    CHECK(Distribution::constant(0.5).share_under(0.5) == 0);
    CHECK(Distribution::constant(0.4).share_under(0.5) == 1);
    CHECK(Distribution::uniform(3, 3).share_under(0.5) == 0);
    const std::vector<double> values{0, 9}, weights{1, 3};
    CHECK(Distribution::empirical(values, weights).share_under(0.5) == Approx(0.25));
}

TEST_CASE("at both ends of the range that works mean, variance and samples are finite numbers",
          "[distribution]") {
    using D = Distribution;
    constexpr double longest = 2e9;  // Seconds: no length of time in a scenario is longer.
    for (const auto& distribution :
         {D::gamma(longest, gamma_shapes.first), D::gamma(1e-3, gamma_shapes.second),
          D::weibull(longest, weibull_shapes.first), D::weibull(1e-3, weibull_shapes.second),
          D::lognormal(longest, most_lognormal_sd * longest), D::lognormal(1, 1e-6), D::normal(0, longest)}) {
        CHECK(std::isfinite(distribution.mean()));
        CHECK(std::isfinite(distribution.variance()));
        for (std::uint64_t i = 0; i < 1000; ++i) {
            Draw draw(luck, {3, i}, named("distribution.value"), 0);
            const double value = distribution.sample(draw);
            REQUIRE(std::isfinite(value));
            REQUIRE(value >= 0);
        }
    }
}

TEST_CASE("parameters that make no sense are refused in the user's words", "[distribution]") {
    using D = Distribution;
    const std::vector<double> two{1, 2};
    const std::vector<double> three{1, 2, 3};
    CHECK_THROWS_WITH(D::lognormal(5, -2),
                      "the standard deviation of a lognormal must be positive, found -2");
    CHECK_THROWS_WITH(D::lognormal(0, 2), "the mean of a lognormal must be positive, found 0");
    CHECK_THROWS_WITH(D::uniform(9, 3),
                      "the low end of a uniform must not exceed its high end, found 9 and 3");
    CHECK_THROWS_WITH(D::triangular(5, 50, 40),
                      "the mode of a triangular must lie between 5 and 40, found 50");
    CHECK_THROWS_WITH(D::erlang(5, 0), "the k of an erlang must be at least 1, found 0");
    CHECK_THROWS_WITH(D::normal(-1, 2),
                      "the mean of a normal, which is cut off at 0, must not be negative, found -1");
    CHECK_THROWS_WITH(D::empirical(three, two),
                      "an empirical needs as many weights as values, found 3 values and 2 weights");
    CHECK_THROWS_AS(D::constant(std::numeric_limits<double>::infinity()), std::invalid_argument);
    CHECK_THROWS_AS(D::triangular(5, 5, 5), std::invalid_argument);
    CHECK_THROWS_AS(D::exponential(std::nan("")), std::invalid_argument);
    CHECK_THROWS_AS(D::gamma(5, 0), std::invalid_argument);
    CHECK_THROWS_AS(D::gamma_with_sd(5, 0), std::invalid_argument);
    CHECK_THROWS_WITH(D::gamma(5, 1e-320),
                      Catch::StartsWith("the shape of a gamma must lie between 0.001 and 1e+09"));
    CHECK_THROWS_AS(D::gamma(5, 1.1e9), std::invalid_argument);
    CHECK_THROWS_AS(D::gamma_with_sd(5, 1e6), std::invalid_argument);
    CHECK_THROWS_AS(D::weibull(5, 0.099), std::invalid_argument);
    CHECK_THROWS_AS(D::weibull(5, 1001), std::invalid_argument);
    CHECK_THROWS_AS(D::lognormal(1, 1001), std::invalid_argument);
    CHECK_THROWS_AS(D::empirical({}, {}), std::invalid_argument);
}

TEST_CASE("durations are whole seconds, the nearest, and never negative", "[distribution][property]") {
    Draw draw(luck, {1, 1}, 2, 3);
    CHECK(duration(Distribution::constant(89.4), draw) == Seconds(89));
    CHECK(duration(Distribution::constant(89.5), draw) == Seconds(90));
    CHECK(duration(Distribution::constant(-5), draw) == Seconds(0));
    CHECK(duration(Distribution::constant(1e300), draw) > Seconds(0));
    rc::prop(
        "a duration is never negative", [](std::uint64_t number, std::uint16_t mean, std::uint16_t spread) {
            const double m = mean + 1.0;
            const double s = std::min(spread + 1.0, 30 * m);  // Within what a gamma can have.
            for (const Distribution& distribution :
                 {Distribution::uniform(-m, s), Distribution::triangular(-m, 0, s),
                  Distribution::exponential(m), Distribution::erlang(m, 5), Distribution::gamma_with_sd(m, s),
                  Distribution::normal(m, s), Distribution::lognormal(m, s), Distribution::weibull(m, 1.5)}) {
                Draw own(luck, {2, number}, 3, 4);
                RC_ASSERT(duration(distribution, own) >= Seconds(0));
            }
        });
}
