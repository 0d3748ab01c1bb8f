#pragma once

#include <functional>
#include <vector>

#include "model/plan/trial.hpp"

namespace caseload::model {

struct Minimum {
    std::vector<double> point;
    double distance = 0;
    int evaluations = 0;
};

/// Minimises over the parameters' bounds by BOBYQA (Powell 2009, in NLopt): no derivatives, a quadratic model of the
/// sum of squares. `evaluate` is a plain function of the point; the best point seen is returned. Throws what
/// `evaluate` throws.
Minimum minimise(const std::vector<FreeParameter>& parameters, int evaluations,
                 const std::function<double(const std::vector<double>&)>& evaluate);

}  // namespace caseload::model
