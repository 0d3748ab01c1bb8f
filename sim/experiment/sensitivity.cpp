#include "sim/experiment/sensitivity.hpp"

#include <cmath>

#include "sim/estimate.hpp"

namespace caseload::sim {

namespace {

/// A factor of which the others leave less than this share of the variance unexplained follows from them.
constexpr double tolerance = 1e-9;

/// A column less its mean, scaled to length 1; empty when it does not vary.
std::vector<double> standardised(std::vector<double> column) {
    double mean = 0;
    for (const double x : column) mean += x / static_cast<double>(column.size());
    double size = 0;
    double squares = 0;
    for (double& x : column) {
        size = std::fmax(size, std::abs(x));
        x -= mean;
        squares += x * x;
    }
    const double length = std::sqrt(squares);
    if (!(length > tolerance * size)) return {};
    for (double& x : column) x /= length;
    return column;
}

double length_of(const std::vector<double>& column) {
    Accumulator spread;
    for (const double x : column) spread.add(x);
    return spread.sd() * std::sqrt(static_cast<double>(column.size() - 1));
}

double product(const std::vector<double>& one, const std::vector<double>& other) {
    double sum = 0;
    for (std::size_t i = 0; i < one.size(); ++i) sum += one[i] * other[i];
    return sum;
}

}  // namespace

Regression regression(std::span<const Point> points, std::span<const double> response) {
    if (points.empty() || points.size() < points.front().size() + 1 || points.size() < 2) return {};
    const std::size_t factors = points.front().size();
    const std::vector<double> y(response.begin(), response.end());
    const std::vector<double> unit_y = standardised(y);
    if (unit_y.empty()) return {};
    std::vector<std::vector<double>> columns, unit_columns;
    for (std::size_t f = 0; f < factors; ++f) {
        auto& column = columns.emplace_back();
        for (const Point& point : points) column.push_back(point[f]);
        unit_columns.push_back(standardised(column));
        if (unit_columns.back().empty()) return {};
    }
    // The normal equations of standardised columns are their correlations: Cholesky's factors are tame.
    std::vector<std::vector<double>> lower(factors, std::vector<double>(factors));
    std::vector<double> solved(factors);
    for (std::size_t i = 0; i < factors; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = product(unit_columns[i], unit_columns[j]);
            for (std::size_t k = 0; k < j; ++k) rest -= lower[i][k] * lower[j][k];
            if (i == j && rest < tolerance) return {};
            lower[i][j] = i == j ? std::sqrt(rest) : rest / lower[j][j];
        }
        double rest = product(unit_columns[i], unit_y);
        for (std::size_t k = 0; k < i; ++k) rest -= lower[i][k] * solved[k];
        solved[i] = rest / lower[i][i];
    }
    Regression fitted{.determined = true};
    fitted.standardised = solved;
    for (std::size_t i = factors; i-- > 0;) {
        for (std::size_t k = i + 1; k < factors; ++k)
            fitted.standardised[i] -= lower[k][i] * fitted.standardised[k];
        fitted.standardised[i] /= lower[i][i];
    }
    for (std::size_t f = 0; f < factors; ++f)
        fitted.slope.push_back(fitted.standardised[f] * length_of(y) / length_of(columns[f]));
    fitted.r_squared = product(solved, solved);
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
