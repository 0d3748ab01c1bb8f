#pragma once

#include <functional>
#include <string>
#include <vector>

#include "model/trial.hpp"
#include "output/published.hpp"
#include "scenarios/reader/read.hpp"

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

/// Minimises over the parameters' bounds by SBPLX (Rowan's subplex, in NLopt): no derivatives, and robust
/// against the small steps that whole people make. `evaluate` is a plain function of the point; the best
/// point seen is returned. Throws what `evaluate` throws.
Fit minimise(const std::vector<model::FreeParameter>& parameters, int evaluations,
             const std::function<double(const std::vector<double>&)>& evaluate);

/// The text of fitted.toml: a table of rules for each chapter; what is no rule's parameter stands in a
/// comment.
std::string fitted_toml(const std::vector<model::FreeParameter>& parameters, const std::vector<double>& point,
                        const std::string& command);

}  // namespace caseload::cli
