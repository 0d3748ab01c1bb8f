#include "model/questions/fitted.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "model/questions/free_values.hpp"
#include "sim/estimate.hpp"

namespace caseload::model {

namespace {

/// The standard normal's two-sided 95% point, with which published intervals are made.
constexpr double normal_95 = 1.959963984540054;
/// The step to each side of the fit: of the parameter's size, but never more or less than these shares of its range.
constexpr double step_of_value = 0.1;
constexpr double most_of_range = 0.05;
constexpr double least_of_range = 0.005;

using Rows = std::vector<std::vector<double>>;

double step(const FreeParameter& parameter, double value) {
    const double range = parameter.upper - parameter.lower;
    return std::clamp(step_of_value * std::abs(value), least_of_range * range, most_of_range * range);
}

double standard_error(const Target& target) {
    const double implied = (target.upper - target.lower) / (2 * normal_95);
    return implied > 0 ? implied : target.weight;
}

/// By target: the mean over replications of one row less another; NaN where there is no pair.
std::vector<double> mean_differences(const Rows& rows, const Rows& others) {
    std::vector<double> means;
    for (std::size_t t = 0; t < rows.front().size(); ++t) {
        sim::Accumulator difference;
        for (std::size_t r = 0; r < rows.size(); ++r) difference.add(rows[r][t] - others[r][t]);
        means.push_back(difference.mean());
    }
    return means;
}

/// The covariance of the means of two targets over replications; 0 below two replications.
double covariance_of_means(const Rows& rows, std::size_t t, std::size_t u) {
    double mean_t = 0;
    double mean_u = 0;
    double products = 0;
    double n = 0;
    for (const auto& row : rows) {
        if (std::isnan(row[t]) || std::isnan(row[u])) continue;
        n += 1;
        const double off = row[t] - mean_t;
        mean_t += off / n;
        mean_u += (row[u] - mean_u) / n;
        products += off * (row[u] - mean_u);
    }
    return n < 2 ? 0 : products / (n - 1) / n;
}

}  // namespace

double FittedParameters::lower95(std::size_t i) const {
    return std::max(parameters[i].lower, point[i] - normal_95 * uncertainty.standard_errors[i]);
}

double FittedParameters::upper95(std::size_t i) const {
    return std::min(parameters[i].upper, point[i] + normal_95 * uncertainty.standard_errors[i]);
}

FittedParameters with_uncertainty(const std::vector<FreeParameter>& parameters,
                                  const std::vector<double>& best, const std::vector<Target>& fitted,
                                  const FittedFigures& figures) {
    std::vector<double> point;
    for (std::size_t i = 0; i < best.size(); ++i) point.push_back(taken_value(parameters[i].key, best[i]));
    const Rows here = figures(point);
    sim::LocalModel local;
    local.slopes.assign(fitted.size(), std::vector<double>(parameters.size()));
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const double step_here = step(parameters[i], point[i]);
        std::vector<double> low = point;
        std::vector<double> high = point;
        low[i] = taken_value(parameters[i].key, std::max(parameters[i].lower, point[i] - step_here));
        high[i] = taken_value(parameters[i].key, std::min(parameters[i].upper, point[i] + step_here));
        if (!(low[i] < high[i]))
            throw std::runtime_error(parameters[i].key + " has too narrow a range: days are whole");
        const Rows above = figures(high);
        const std::vector<double> rise = mean_differences(above, figures(low));
        for (std::size_t t = 0; t < fitted.size(); ++t) local.slopes[t][i] = rise[t] / (high[i] - low[i]);
        local.ranges.push_back(parameters[i].upper - parameters[i].lower);
    }
    for (std::size_t t = 0; t < fitted.size(); ++t) {
        sim::Accumulator simulated;
        for (const auto& row : here) simulated.add(row[t]);
        local.gaps.push_back(simulated.mean() - fitted[t].published);
        local.weights.push_back(fitted[t].weight);
        auto& errors = local.errors.emplace_back();
        for (std::size_t u = 0; u < fitted.size(); ++u) errors.push_back(covariance_of_means(here, t, u));
        errors[t] += standard_error(fitted[t]) * standard_error(fitted[t]);
        for (const double slope : local.slopes[t])
            if (std::isnan(slope))
                throw std::runtime_error("a fitted target was not observed beside the fit");
    }
    return {.parameters = parameters, .point = point, .uncertainty = sim::uncertainty(local)};
}

}  // namespace caseload::model
