#include "sim/experiment/sensitivity.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/estimate.hpp"

namespace caseload::sim {

namespace {

/// A column whose spread is less than this part of its size does not vary.
constexpr double least_spread = 1e-9;
/// A factor of which the others leave less than this part of its length unexplained follows from them.
constexpr double least_part = 1e-10;

/// A column less its mean, scaled to length 1.
struct Standardised {
    ::Eigen::VectorXd unit;
    double length = 0;  ///< Before it was scaled; 0 where it does not vary.
    double noise = 0;   ///< What rounding the numbers themselves can make of a direction of length 1.
};

Standardised standardised(::Eigen::VectorXd column) {
    const double size = column.cwiseAbs().maxCoeff();
    column.array() -= column.mean();
    const double length = column.stableNorm();
    if (!(length > least_spread * size)) return {};
    return {column / length, length, 8 * std::numeric_limits<double>::epsilon() * size / length};
}

}  // namespace

Regression regression(std::span<const Point> points, std::span<const double> response) {
    if (points.empty() || points.size() < points.front().size() + 1 || points.size() < 2) return {};
    const auto rows = static_cast<::Eigen::Index>(points.size());
    const auto factors = static_cast<::Eigen::Index>(points.front().size());
    const Standardised y = standardised(::Eigen::VectorXd::Map(response.data(), rows));
    if (y.length == 0) return {};
    ::Eigen::MatrixXd units(rows, factors);
    std::vector<double> lengths;
    double noise = least_part;
    for (::Eigen::Index f = 0; f < factors; ++f) {
        ::Eigen::VectorXd column(rows);
        for (::Eigen::Index r = 0; r < rows; ++r)
            column[r] = points[static_cast<std::size_t>(r)][static_cast<std::size_t>(f)];
        const Standardised factor = standardised(std::move(column));
        if (factor.length == 0) return {};
        units.col(f) = factor.unit;
        lengths.push_back(factor.length);
        noise = std::max(noise, factor.noise);
    }
    // By rotations of the columns themselves: their products (the normal equations) would lose half the digits.
    ::Eigen::ColPivHouseholderQR<::Eigen::MatrixXd> turned(units);
    turned.setThreshold(noise);
    if (turned.rank() < factors) return {};
    const ::Eigen::VectorXd solved = turned.solve(y.unit);
    Regression fitted{.determined = true, .r_squared = (units * solved).squaredNorm()};
    for (::Eigen::Index f = 0; f < factors; ++f) {
        fitted.standardised.push_back(solved[f]);
        fitted.slope.push_back(solved[f] * y.length / lengths[static_cast<std::size_t>(f)]);
    }
    return fitted;
}

std::vector<Effects> elementary_effects(std::span<const Point> points, std::span<const double> response) {
    if (points.empty()) return {};
    const std::size_t factors = points.front().size();
    std::vector<Accumulator> effects(factors), sizes(factors);
    for (std::size_t p = 1; p < points.size(); ++p) {
        if (p % (factors + 1) == 0) continue;  // Another trajectory begins.
        for (std::size_t f = 0; f < factors; ++f) {
            const double step = points[p][f] - points[p - 1][f];
            if (step == 0) continue;
            const double effect = (response[p] - response[p - 1]) / step;
            effects[f].add(effect);
            sizes[f].add(std::abs(effect));
        }
    }
    std::vector<Effects> found;
    for (std::size_t f = 0; f < factors; ++f)
        found.push_back({.mean = effects[f].mean(),
                         .mean_size = sizes[f].mean(),
                         .sd = effects[f].sd(),
                         .count = static_cast<int>(effects[f].count())});
    return found;
}

}  // namespace caseload::sim
