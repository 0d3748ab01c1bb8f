#include <catch2/catch.hpp>
#include <cmath>
#include <set>

#include "sim/experiment/designs.hpp"
#include "sim/experiment/sensitivity.hpp"

using namespace caseload::sim;

TEST_CASE("a grid has every combination, the last factor fastest", "[designs]") {
    const std::vector<std::vector<double>> values{{1, 2}, {10, 20, 30}};
    const std::vector<Point> expected{{1, 10}, {1, 20}, {1, 30}, {2, 10}, {2, 20}, {2, 30}};
    CHECK(full_grid(values) == expected);
}

TEST_CASE("a Latin hypercube has one point in every stratum of every factor", "[designs]") {
    for (const std::uint64_t seed : {1U, 2U, 99U}) {
        constexpr std::size_t points = 17, factors = 5;
        const auto design = latin_hypercube(points, factors, seed);
        REQUIRE(design.size() == points);
        for (std::size_t f = 0; f < factors; ++f) {
            std::set<int> strata;
            for (const Point& point : design) {
                CHECK(point[f] > 0);
                CHECK(point[f] < 1);
                strata.insert(static_cast<int>(point[f] * points));
            }
            CHECK(strata.size() == points);
        }
        CHECK(latin_hypercube(points, factors, seed) == design);
        CHECK(latin_hypercube(points, factors, seed + 1) != design);
    }
}

TEST_CASE("a factor's place in a Latin hypercube does not hang on how many factors follow", "[designs]") {
    const auto two = latin_hypercube(8, 2, 4);
    const auto three = latin_hypercube(8, 3, 4);
    for (std::size_t p = 0; p < two.size(); ++p) CHECK(two[p][1] == three[p][1]);
}

TEST_CASE("a trajectory moves every factor once by two thirds of its range", "[designs]") {
    constexpr std::size_t trajectories = 40, factors = 4;
    const auto design = morris_trajectories(trajectories, factors, 11);
    REQUIRE(design.size() == trajectories * (factors + 1));
    std::set<double> levels;
    for (std::size_t t = 0; t < trajectories; ++t) {
        std::set<std::size_t> moved;
        for (std::size_t i = 1; i <= factors; ++i) {
            const Point& from = design[t * (factors + 1) + i - 1];
            const Point& to = design[t * (factors + 1) + i];
            int changes = 0;
            for (std::size_t f = 0; f < factors; ++f) {
                levels.insert(to[f]);
                if (from[f] == to[f]) continue;
                ++changes;
                moved.insert(f);
                CHECK(std::abs(to[f] - from[f]) == Approx(2.0 / 3));
            }
            CHECK(changes == 1);
        }
        CHECK(moved.size() == factors);
    }
    CHECK(levels.size() == 4);
}

TEST_CASE("Morris tells the coefficients of an additive function, and that nothing interacts",
          "[sensitivity]") {
    const auto design = morris_trajectories(10, 3, 5);
    std::vector<double> additive, interacting;
    for (const Point& x : design) {
        additive.push_back(1 + 2 * x[0] - 3 * x[1]);
        interacting.push_back(x[0] * x[1]);
    }
    const auto effects = elementary_effects(design, additive);
    REQUIRE(effects.size() == 3);
    const double expected[] = {2, -3, 0};
    for (std::size_t f = 0; f < 3; ++f) {
        CHECK(effects[f].count == 10);
        CHECK(effects[f].mean == Approx(expected[f]).margin(1e-12));
        CHECK(effects[f].mean_size == Approx(std::abs(expected[f])).margin(1e-12));
        CHECK(effects[f].sd == Approx(0).margin(1e-12));
    }
    CHECK(elementary_effects(design, interacting)[0].sd > 0.1);
}

TEST_CASE("elementary effects of a trajectory worked out by hand", "[sensitivity]") {
    const std::vector<Point> points{{0, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}, {0, 0}};
    const std::vector<double> response{1, 5, 2, 7, 6, 0};
    const auto effects = elementary_effects(points, response);
    CHECK(effects[0].mean == 4);  // (5 - 1) / 2 and (0 - 6) / -1
    CHECK(effects[0].mean_size == 4);
    CHECK(effects[0].sd == Approx(std::sqrt(8.0)));
    CHECK(effects[1].mean == -1);  // (2 - 5) / 1 and (6 - 7) / -1
    CHECK(effects[1].mean_size == 2);
}

TEST_CASE("least squares on a small design worked out by hand", "[sensitivity]") {
    // Orthogonal factors: the slopes are half the differences of the means of halves, 2 and 1; of the response's
    // squares about its mean, 4 * 2^2 + 4 * 1^2 + 4 * 0.5^2, the plane explains all but the last.
    const std::vector<Point> points{{-1, -1}, {-1, 1}, {1, -1}, {1, 1}};
    std::vector<double> response;
    for (const Point& x : points) response.push_back(10 + 2 * x[0] + x[1] + 0.5 * x[0] * x[1]);
    const Regression plane = regression(points, response);
    REQUIRE(plane.determined);
    CHECK(plane.slope[0] == Approx(2));
    CHECK(plane.slope[1] == Approx(1));
    CHECK(plane.standardised[0] == Approx(2 / std::sqrt(5.25)));
    CHECK(plane.standardised[1] == Approx(1 / std::sqrt(5.25)));
    CHECK(plane.r_squared == Approx(5 / 5.25));
}

TEST_CASE("least squares finds a plane of many factors exactly", "[sensitivity]") {
    const auto points = latin_hypercube(60, 12, 3);
    std::vector<double> response;
    for (const Point& point : points) {
        double y = 4;
        for (std::size_t f = 0; f < point.size(); ++f) y += (static_cast<double>(f) - 5) * point[f];
        response.push_back(y);
    }
    const Regression plane = regression(points, response);
    REQUIRE(plane.determined);
    for (std::size_t f = 0; f < 12; ++f)
        CHECK(plane.slope[f] == Approx(static_cast<double>(f) - 5).margin(1e-9));
    CHECK(plane.r_squared == Approx(1));
}

TEST_CASE("least squares tells apart factors that nearly follow from each other, of whatever size",
          "[sensitivity]") {
    // The share of the third that the first two leave unexplained is 1e-12: products of columns lose it.
    const auto points = [] {
        auto drawn = latin_hypercube(40, 3, 7);
        for (Point& x : drawn) x = {1e6 * x[0], 1e-6 * x[1], x[0] - x[1] + 1e-6 * x[2]};
        return drawn;
    }();
    std::vector<double> response;
    for (const Point& x : points) response.push_back(2e-6 * x[0] - 3e6 * x[1] + 5 * x[2]);
    const Regression plane = regression(points, response);
    REQUIRE(plane.determined);
    CHECK(plane.slope[0] == Approx(2e-6).epsilon(1e-7));
    CHECK(plane.slope[1] == Approx(-3e6).epsilon(1e-7));
    CHECK(plane.slope[2] == Approx(5).epsilon(1e-7));
    CHECK(plane.r_squared == Approx(1));
}

TEST_CASE("the powers of a number are told apart as far as a fifth-degree curve needs", "[sensitivity]") {
    std::vector<Point> points;
    std::vector<double> response;
    for (int i = 0; i <= 30; ++i) {
        const double x = 1 + i / 30.0;
        points.push_back({x, x * x, x * x * x, x * x * x * x, x * x * x * x * x});
        response.push_back(1 - 2 * x + 3 * x * x - 4 * x * x * x + 5 * x * x * x * x - 6 * x * x * x * x * x);
    }
    const Regression curve = regression(points, response);
    REQUIRE(curve.determined);
    for (std::size_t power = 0; power < 5; ++power)
        CHECK(curve.slope[power] ==
              Approx((power % 2 == 0 ? -1.0 : 1.0) * (static_cast<double>(power) + 2)).epsilon(1e-5));
}

TEST_CASE("what cannot be told apart is not fitted", "[sensitivity]") {
    const std::vector<Point> tied{{1, 2}, {2, 4}, {3, 6}, {4, 8}};
    const std::vector<double> response{1, 2, 3, 5};
    CHECK_FALSE(regression(tied, response).determined);
    const std::vector<Point> constant{{1, 2}, {1, 4}, {1, 5}, {1, 8}};
    CHECK_FALSE(regression(constant, response).determined);
    const std::vector<Point> few{{1, 2}, {2, 1}};
    CHECK_FALSE(regression(few, std::vector<double>{1, 2}).determined);
    const std::vector<Point> sound{{1, 2}, {2, 1}, {3, 3}, {4, 8}};
    CHECK_FALSE(regression(sound, std::vector<double>{3, 3, 3, 3}).determined);
    CHECK(regression(sound, response).determined);
    // Apart by no more than what rounding such large numbers makes.
    std::vector<Point> large;
    for (const double x : {0.1, 0.2, 0.3, 0.7}) large.push_back({1e8 + x, 3 * (1e8 + x) + 1});
    CHECK_FALSE(regression(large, response).determined);
}
