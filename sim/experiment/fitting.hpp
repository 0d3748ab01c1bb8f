#pragma once

#include <span>
#include <string>
#include <vector>

/// How sure fitted parameters are: a local model of the targets around the fit.
namespace caseload::sim {

/// Rows of equal length.
using Matrix = std::vector<std::vector<double>>;

/// What is known around the point that minimises the weighted squares of (simulated - published).
struct LocalModel {
    Matrix slopes;                ///< By target, by parameter: the target's change with 1 of the parameter.
    std::vector<double> weights;  ///< By target: the fit adds up squared (simulated - published) / weight.
    std::vector<double> gaps;     ///< By target: simulated less published.
    Matrix errors;  ///< The covariance of the gaps: that of what is published plus that of the runs.
    std::vector<double> ranges;  ///< By parameter: how far it may move at all; makes them comparable.
};

/// A direction in which the parameters can move together and the targets hardly tell: a parameter and its part in it,
/// the largest 1.
struct Loose {
    std::vector<std::size_t> parameters;
    std::vector<double> parts;  ///< In parameters' ranges: equal signs move the same way.
};

struct Uncertainty {
    /// By parameter; infinite where the targets do not say at all.
    std::vector<double> standard_errors;
    Matrix correlations;  ///< Of the errors; NaN where one of the two is infinite.
    /// By parameter: how far the local model's own minimum lies from the fit. 0 where nothing is known.
    std::vector<double> to_minimum;
    std::vector<Loose> loose;  ///< What the targets do not identify; see uncertainty().
};

/// The errors of a fit by weighted least squares, to first order: the parameters answer to the gaps by the
/// pseudo-inverse of the weighted slopes, and so their covariance follows from that of the gaps (Seber and Wild,
/// Nonlinear Regression, 1989, 2.1 and 2.8). A direction counts as loose where its standard error, in ranges, is larger
/// than that of a uniform guess within the range, the square root of 1/12, or where no target moves along it.
Uncertainty uncertainty(const LocalModel& model);

}  // namespace caseload::sim
