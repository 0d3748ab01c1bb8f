#include "model/questions/minimise.hpp"

#include <algorithm>
#include <exception>
#include <limits>
#include <nlopt.hpp>

namespace caseload::model {

namespace {

/// The first step along each parameter, as a share of its range.
constexpr double first_step = 0.1;
/// A start nearer to a bound than this share of the range does not shorten the step.
constexpr double near_bound = 0.01;
/// The fit ends when no parameter moves by more than this share of its value.
constexpr double tolerance = 1e-3;

/// BOBYQA would move a start that lies nearer to a bound than its first step.
double step_from_start(const FreeParameter& parameter) {
    const double range = parameter.upper - parameter.lower;
    double step = first_step * range;
    for (const double room : {parameter.start - parameter.lower, parameter.upper - parameter.start})
        if (room >= near_bound * range) step = std::min(step, room);
    return step;
}

}  // namespace

Minimum minimise(const std::vector<FreeParameter>& parameters, int evaluations,
                 const std::function<double(const std::vector<double>&)>& evaluate) {
    const std::size_t size = parameters.size();
    std::vector<double> lower, upper, step;
    Minimum best{.point = {}, .distance = std::numeric_limits<double>::infinity(), .evaluations = 0};
    for (const FreeParameter& parameter : parameters) {
        lower.push_back(parameter.lower);
        upper.push_back(parameter.upper);
        step.push_back(step_from_start(parameter));
        best.point.push_back(parameter.start);
    }
    // An exception must not pass through NLopt's C code: it is kept and thrown again behind it.
    std::exception_ptr failure;
    std::function<double(unsigned, const double*)> objective = [&](unsigned, const double* at) {
        const std::vector<double> point(at, at + size);
        try {
            const double distance = evaluate(point);
            ++best.evaluations;
            if (distance < best.distance) {
                best.distance = distance;
                best.point = point;
            }
            return distance;
        } catch (...) {
            failure = std::current_exception();
            throw nlopt::forced_stop();
        }
    };
    nlopt::opt search(nlopt::LN_BOBYQA, static_cast<unsigned>(size));
    search.set_min_objective(
        [](unsigned n, const double* at, double*, void* function) {
            return (*static_cast<decltype(objective)*>(function))(n, at);
        },
        &objective);
    search.set_lower_bounds(lower);
    search.set_upper_bounds(upper);
    search.set_initial_step(step);
    search.set_xtol_rel(tolerance);
    search.set_maxeval(evaluations);
    std::vector<double> point = best.point;
    double least = 0;
    try {
        search.optimize(point, least);
    } catch (const nlopt::forced_stop&) {
        if (failure) std::rethrow_exception(failure);
        throw;
    } catch (const nlopt::roundoff_limited&) {
        // It cannot go on; the best point seen is good.
    }
    return best;
}

}  // namespace caseload::model
