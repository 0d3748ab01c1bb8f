#include <boost/math/distributions/normal.hpp>
#include <catch2/catch.hpp>
#include <cmath>

#include "sim/proportion.hpp"
#include "tests/trial/trials.hpp"

/// How often a trial finds what is there, and what is not.
namespace caseload {

using trials::small;

namespace {

/// Moments of the days on benefit within 60 days of somebody who never comes back: on day d with the chance exp(-hd).
struct Days {
    double mean = 0;
    double variance = 0;
};

Days days_at(double hazard) {
    Days days;
    double squares = 0;
    for (int d = 0; d < 60; ++d) {
        const double there = std::exp(-hazard * d);
        days.mean += there;
        squares += (2 * d + 1) * there;
    }
    days.variance = squares - days.mean * days.mean;
    return days;
}

/// Forty people to each office, and nobody comes back.
const whole::Sets forty{{"arrivals.0.stop_after", "40"},
                        {"arrivals.0.per_day", "200"},
                        {"outcomes.causes.0.reclaim.weibull.scale", "1000000 days"}};

const sim::Accumulator& found(const model::Results& results) {
    return whole::impact(results, "trial_benefit_found");
}

}  // namespace

TEST_CASE("power is what normal theory says of a known effect and variance", "[trial][power]") {
    const int replications = 600;
    const double factor = 1.5;
    const auto scenario = small("power", "[trial]\nallocation = \"individual\"\n", forty, "1.5");
    const auto results = whole::run(scenario, replications);
    const Days treated = days_at(factor / 50);
    const Days control = days_at(1.0 / 50);
    const double people = 6 * 40;
    const double error = std::sqrt((treated.variance + control.variance) / (people / 2));
    CHECK(whole::impact(results, "trial_benefit_error").mean() == Approx(error).epsilon(0.01));
    CHECK(std::abs(whole::impact(results, "trial_benefit_estimate").mean() - (treated.mean - control.mean)) <
          3 * error / std::sqrt(replications));
    const boost::math::normal_distribution<double> normal;
    const double shift = std::abs(treated.mean - control.mean) / error;
    const double power =
        boost::math::cdf(normal, shift - 1.959964) + boost::math::cdf(normal, -shift - 1.959964);
    CAPTURE(power, found(results).mean());
    CHECK(power > 0.3);
    CHECK(power < 0.95);
    CHECK(std::abs(found(results).mean() - power) < 3 * std::sqrt(power * (1 - power) / replications));
    CHECK(whole::impact(results, "trial_benefit_detectable").mean() ==
          Approx((1.96 + 0.8416) * error).epsilon(0.02));
}

TEST_CASE("a treatment that does nothing is found in about one trial in twenty", "[trial][power]") {
    const int replications = 800;
    for (const char* kind : {"individual\"", "cluster\"\noffices = 3"}) {
        const auto scenario =
            small("inert-power", std::string("[trial]\nallocation = \"") + kind + "\n", forty);
        const auto results = whole::run(scenario, replications);
        CAPTURE(kind, found(results).mean());
        CHECK(found(results).count() == replications);
        CHECK(std::abs(found(results).mean() - 0.05) < 3 * std::sqrt(0.05 * 0.95 / replications));
    }
}

TEST_CASE("whole offices find less than as many individuals", "[trial][power][cluster]") {
    const auto power = [](const char* kind) {
        return found(whole::run(small("design", std::string("[trial]\nallocation = \"") + kind + "\"\n",
                                      forty, "1.6"),
                                200))
            .mean();
    };
    CHECK(power("cluster") < power("individual"));
}

TEST_CASE("Wilson's interval is that of the paper's formula", "[trial][power]") {
    // 8 of 10: 0.4902 to 0.9433.
    const sim::Interval eight = sim::wilson(8, 10);
    CHECK(eight.lower == Approx(0.4902).epsilon(1e-3));
    CHECK(eight.upper == Approx(0.9433).epsilon(1e-3));
    CHECK(sim::wilson(0, 20).lower == 0);
    CHECK(sim::wilson(20, 20).upper == 1);
    CHECK(sim::wilson(20, 20).lower == Approx(0.8389).epsilon(1e-3));
    CHECK(std::isnan(sim::wilson(0, 0).lower));
}

}  // namespace caseload
