#include "sim/experiment/fitting.hpp"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>

namespace caseload::sim {

namespace {

using Table = ::Eigen::MatrixXd;
using Column = ::Eigen::VectorXd;
using Place = ::Eigen::Index;

/// Along a direction this much weaker than the strongest nothing can be told apart from rounding.
constexpr double weakest = 1e-10;
/// With a larger part in a direction that no target moves along, a parameter is not known.
constexpr double unseen_part = 1e-6;
/// Parameters with less than this part in a loose direction are not named with it.
constexpr double small_part = 0.1;

Column column_of(const std::vector<double>& numbers) {
    return Column::Map(numbers.data(), static_cast<Place>(numbers.size()));
}

/// Rows of equal length; `columns` says how long, should there be none.
Table table_of(const Matrix& rows, std::size_t columns) {
    Table table(rows.size(), columns);
    for (std::size_t r = 0; r < rows.size(); ++r) table.row(static_cast<Place>(r)) = column_of(rows[r]);
    return table;
}

/// The parameters with a part in a direction, the largest part made 1.
Loose loose_along(const Column& direction) {
    Place largest = 0;
    direction.cwiseAbs().maxCoeff(&largest);
    Loose loose;
    for (Place i = 0; i < direction.size(); ++i) {
        const double part = direction[i] / direction[largest];
        if (std::abs(part) < small_part) continue;
        loose.parameters.push_back(static_cast<std::size_t>(i));
        loose.parts.push_back(part);
    }
    return loose;
}

}  // namespace

Uncertainty uncertainty(const LocalModel& model) {
    const Column ranges = column_of(model.ranges);
    const Column per_weight = column_of(model.weights).cwiseInverse();
    const Table errors = table_of(model.errors, model.slopes.size());
    // Parameters in units of their range, targets in units of their weight.
    const Table slopes =
        per_weight.asDiagonal() * table_of(model.slopes, model.ranges.size()) * ranges.asDiagonal();
    const Place size = slopes.cols();
    // Singular values of the slopes, not eigenvalues of their normal equations: squared, weak directions drown in
    // rounding.
    const ::Eigen::JacobiSVD<Table> decomposed(slopes, ::Eigen::ComputeFullV);
    const Column& strengths = decomposed.singularValues();
    const Table& directions = decomposed.matrixV();

    // By direction, the loosest first: what the gaps make of it, and its variance. Blind: no target moves along it.
    Uncertainty found;
    Table answers = Table::Zero(size, slopes.rows());
    std::vector<bool> unknown(model.ranges.size());
    for (Place d = size; d-- > 0;) {
        const Column direction = directions.col(d);
        const bool blind = d >= strengths.size() || !(strengths[d] > weakest * strengths[0]);
        if (!blind)
            answers.row(d) =
                (slopes * direction).cwiseProduct(per_weight).transpose() / (strengths[d] * strengths[d]);
        const double variance = answers.row(d) * errors * answers.row(d).transpose();
        if (blind || variance > 1.0 / 12) found.loose.push_back(loose_along(direction));
        for (std::size_t i = 0; blind && i < unknown.size(); ++i)
            unknown[i] = unknown[i] || std::abs(direction[static_cast<Place>(i)]) > unseen_part;
    }

    // By parameter, in ranges: the answer to each gap.
    const Table of_gap = directions * answers;
    const Table covariance = of_gap * errors * of_gap.transpose();
    const Column steps = -(of_gap * column_of(model.gaps));
    for (Place i = 0; i < size; ++i) {
        const bool known = !unknown[static_cast<std::size_t>(i)];
        found.to_minimum.push_back(known ? steps[i] * ranges[i] : 0);
        found.standard_errors.push_back(known ? std::sqrt(covariance(i, i)) * ranges[i]
                                              : std::numeric_limits<double>::infinity());
        auto& row = found.correlations.emplace_back();
        for (Place j = 0; j < size; ++j) {
            const double scale = std::sqrt(covariance(i, i) * covariance(j, j));
            row.push_back(known && !unknown[static_cast<std::size_t>(j)] && scale > 0
                              ? std::clamp(covariance(i, j) / scale, -1.0, 1.0)
                              : std::numeric_limits<double>::quiet_NaN());
        }
    }
    return found;
}

}  // namespace caseload::sim
