#include "sim/experiment/fitting.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "sim/draws.hpp"

using namespace caseload::sim;

namespace {

/// A standard normal number: Box and Muller.
double normal(std::uint64_t repetition, std::uint64_t which) {
    Draw draw({.seed = 11}, {.origin = which, .number = repetition}, named("test.normal"), 0);
    const double radius = std::sqrt(-2 * std::log(unit(draw)));
    return radius * std::cos(2 * std::numbers::pi * unit(draw));
}

/// Targets whose errors are independent, with a weight of 1.
LocalModel independent(Matrix slopes, const std::vector<double>& errors) {
    LocalModel model;
    model.ranges.assign(slopes.front().size(), 10);
    model.weights.assign(slopes.size(), 1);
    model.gaps.assign(slopes.size(), 0);
    model.errors.assign(slopes.size(), std::vector<double>(slopes.size()));
    for (std::size_t t = 0; t < errors.size(); ++t) model.errors[t][t] = errors[t] * errors[t];
    model.slopes = std::move(slopes);
    return model;
}

}  // namespace

TEST_CASE("the error of a parameter by one target is the target's over the slope", "[fitting]") {
    const auto found = uncertainty(independent({{4}}, {2}));
    CHECK(found.standard_errors == std::vector<double>{0.5});
    CHECK(found.loose.empty());
    // Twice the same target, apart: half the variance.
    CHECK(uncertainty(independent({{4}, {4}}, {2, 2})).standard_errors[0] == Approx(0.5 / std::sqrt(2.0)));
    // The minimum lies where the target is met.
    LocalModel off = independent({{4}}, {2});
    off.gaps = {-1};
    CHECK(uncertainty(off).to_minimum[0] == Approx(0.25));
}

TEST_CASE("95% intervals of fitted parameters cover the truth in 93 to 97 of 100", "[fitting][coverage]") {
    constexpr int repetitions = 4000;
    LocalModel model = independent({{1, 0.5}, {-0.3, 2}, {0.8, 0.8}, {2, -1}}, {1, 0.5, 2, 1});
    model.weights = {1, 2, 1, 0.5};
    // The errors of the runs hang together.
    for (auto& row : model.errors)
        for (double& element : row) element += 0.5;
    std::vector<int> covered(2);
    for (std::uint64_t r = 0; r < repetitions; ++r) {
        const double common = std::sqrt(0.5) * normal(r, 100);
        for (std::size_t t = 0; t < model.gaps.size(); ++t)
            model.gaps[t] = common + std::sqrt(model.errors[t][t] - 0.5) * normal(r, t);
        const auto found = uncertainty(model);
        for (std::size_t i = 0; i < 2; ++i)
            covered[i] += std::abs(found.to_minimum[i]) <= 1.96 * found.standard_errors[i] ? 1 : 0;
    }
    for (const int one : covered) {
        CHECK(one >= 0.93 * repetitions);
        CHECK(one <= 0.97 * repetitions);
    }
}

TEST_CASE("what the targets cannot tell is named", "[fitting]") {
    SECTION("only the sum of two counts") {
        const auto found = uncertainty(independent({{1, 1, 0}, {0, 0, 3}}, {1, 1}));
        REQUIRE(found.loose.size() == 1);
        CHECK(found.loose[0].parameters == std::vector<std::size_t>{0, 1});
        CHECK(found.loose[0].parts[0] * found.loose[0].parts[1] == Approx(-1));
        CHECK(std::isinf(found.standard_errors[0]));
        CHECK(std::isinf(found.standard_errors[1]));
        CHECK(found.standard_errors[2] == Approx(1.0 / 3));
        CHECK(std::isnan(found.correlations[0][2]));
    }
    SECTION("one has no effect") {
        const auto found = uncertainty(independent({{1, 0}, {2, 0}}, {1, 1}));
        REQUIRE(found.loose.size() == 1);
        CHECK(found.loose[0].parameters == std::vector<std::size_t>{1});
        CHECK(std::isfinite(found.standard_errors[0]));
    }
    SECTION("the effect is less than the error over the whole range") {
        const auto found = uncertainty(independent({{1, 0}, {0, 0.1}}, {1, 1}));
        REQUIRE(found.loose.size() == 1);
        CHECK(found.loose[0].parameters == std::vector<std::size_t>{1});
        CHECK(found.standard_errors[1] == Approx(10));
    }
    SECTION("a weak direction that the targets do tell") {
        // Together they move the target by 1, apart by a ten-millionth, and that is measured well.
        const double apart = 1e-7;
        const auto found = uncertainty(independent({{1, 1}, {apart, -apart}}, {1e-9, 1e-9}));
        CHECK(found.loose.empty());
        CHECK(found.standard_errors[0] == Approx(std::sqrt(1 + 1 / (apart * apart)) * 1e-9 / 2));
        CHECK(found.correlations[0][1] == Approx(-1));
    }
    SECTION("two that nearly do the same hang together") {
        const auto found = uncertainty(independent({{1, 1}, {1, 1.2}}, {0.1, 0.1}));
        CHECK(found.loose.empty());
        CHECK(found.correlations[0][1] < -0.9);
    }
}
