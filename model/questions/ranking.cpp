#include "model/questions/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/experiment/sensitivity.hpp"

namespace caseload::model {

namespace {

constexpr double nan = std::numeric_limits<double>::quiet_NaN();

Ranking by_regression(const Sweep& sweep, std::size_t measure) {
    std::vector<sim::Point> points;
    std::vector<double> response;
    for (std::size_t p = 0; p < sweep.points.size(); ++p) {
        const double mean = sweep.measures[measure].at[p].mean();
        if (std::isnan(mean)) continue;
        points.push_back(sweep.points[p]);
        response.push_back(mean);
    }
    const sim::Regression plane = sim::regression(points, response);
    Ranking ranking{.determined = plane.determined, .r_squared = plane.r_squared, .keys = {}};
    for (std::size_t k = 0; k < plane.slope.size(); ++k) {
        const double range = sweep.keys[k].high - sweep.keys[k].low;
        ranking.keys.push_back(
            {.key = k, .size = std::abs(plane.standardised[k]), .change = plane.slope[k] * range, .sd = nan});
    }
    return ranking;
}

Ranking by_trajectories(const Sweep& sweep, std::size_t measure) {
    // Per range of the key, so that effects of different keys can be compared.
    std::vector<sim::Point> points = sweep.points;
    std::vector<double> response;
    for (std::size_t p = 0; p < points.size(); ++p) {
        for (std::size_t k = 0; k < sweep.keys.size(); ++k)
            points[p][k] = (points[p][k] - sweep.keys[k].low) / (sweep.keys[k].high - sweep.keys[k].low);
        response.push_back(sweep.measures[measure].at[p].mean());
    }
    Ranking ranking{.determined = true, .r_squared = nan, .keys = {}};
    const auto effects = sim::elementary_effects(points, response);
    for (std::size_t k = 0; k < effects.size(); ++k) {
        if (effects[k].count == 0) return {};
        ranking.keys.push_back(
            {.key = k, .size = effects[k].mean_size, .change = effects[k].mean, .sd = effects[k].sd});
    }
    return ranking;
}

}  // namespace

Ranking ranking(const Sweep& sweep, std::size_t measure) {
    Ranking found = sweep.trajectories() ? by_trajectories(sweep, measure) : by_regression(sweep, measure);
    std::stable_sort(found.keys.begin(), found.keys.end(),
                     [](const Importance& one, const Importance& other) { return one.size > other.size; });
    return found;
}

}  // namespace caseload::model
