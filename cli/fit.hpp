#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/plan/trial.hpp"
#include "output/tables/published.hpp"
#include "scenarios/reader/read.hpp"
#include "sim/experiment/fitting.hpp"

namespace caseload::cli {

/// A point of the fit as overrides of the scenario, with the units that the parameters are written in.
std::vector<scenarios::Override> overrides_at(const std::vector<model::FreeParameter>& parameters,
                                              const std::vector<double>& point);

/// The sum over fitted targets of the squares of (simulated - published) / weight.
double distance(const std::vector<output::PublishedRow>& rows);

struct Fit {
    std::vector<double> point;
    double distance = 0;
    int evaluations = 0;
};

/// Minimises over the parameters' bounds by BOBYQA (Powell 2009, in NLopt): no derivatives, a quadratic model of the
/// sum of squares. `evaluate` is a plain function of the point; the best point seen is returned. Throws what
/// `evaluate` throws.
Fit minimise(const std::vector<model::FreeParameter>& parameters, int evaluations,
             const std::function<double(const std::vector<double>&)>& evaluate);

/// The fitted targets of replications at a point: a row a replication, a column a target, NaN where one was not
/// observed. Every point meets the same people with the same luck.
using FittedFigures = std::function<std::vector<std::vector<double>>(const std::vector<double>& point)>;

/// Fitted parameters with what is known of their errors.
struct FittedParameters {
    std::vector<model::FreeParameter> parameters;
    std::vector<double> point;
    sim::Uncertainty uncertainty;

    /// The ends of the 95% interval, within the parameter's bounds; those themselves where nothing is known.
    double lower95(std::size_t parameter) const;
    double upper95(std::size_t parameter) const;
};

/// The errors of a fit, from two more points for each parameter: slopes are paired differences around the fit, errors
/// those of the published figures (half the bounds' width over 1.96; the weight where none are published) and of the
/// mean of the replications.
FittedParameters with_uncertainty(const std::vector<model::FreeParameter>& parameters,
                                  const std::vector<double>& point, const std::vector<model::Target>& fitted,
                                  const FittedFigures& figures);

}  // namespace caseload::cli
