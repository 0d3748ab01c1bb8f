#pragma once

#include <functional>
#include <vector>

#include "model/plan/trial.hpp"
#include "sim/experiment/fitting.hpp"

namespace caseload::model {

/// The fitted targets of replications at a point: a row a replication, a column a target, NaN where one was not
/// observed. Every point meets the same people with the same luck.
using FittedFigures = std::function<std::vector<std::vector<double>>(const std::vector<double>& point)>;

/// Fitted parameters with what is known of their errors.
struct FittedParameters {
    std::vector<FreeParameter> parameters;
    std::vector<double> point;
    sim::Uncertainty uncertainty;

    /// The ends of the 95% interval, within the parameter's bounds; those themselves where nothing is known.
    double lower95(std::size_t parameter) const;
    double upper95(std::size_t parameter) const;
};

/// The errors of a fit, from two more points for each parameter: slopes are paired differences around the fit, errors
/// those of the published figures (half the bounds' width over 1.96; the weight where none are published) and of the
/// mean of the replications.
FittedParameters with_uncertainty(const std::vector<FreeParameter>& parameters,
                                  const std::vector<double>& point, const std::vector<Target>& fitted,
                                  const FittedFigures& figures);

}  // namespace caseload::model
