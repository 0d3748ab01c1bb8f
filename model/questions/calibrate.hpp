#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

#include "model/questions/fitted.hpp"
#include "model/questions/point.hpp"
#include "model/questions/start.hpp"

namespace caseload::model {

/// Which values of a scenario's free parameters bring its fitted targets about.
struct CalibrateQuestion {
    std::vector<ChangedKey> changed = {};
    Replications replications = {};  ///< At every point.
    PointLuck luck = {};
    int evaluations = 200;  ///< At most so many points, without those of the errors.
};

struct CalibrateAnswer {
    FittedParameters fitted;
    double distance = 0;  ///< The sum over fitted targets of squared (simulated - published) / weight.
    int evaluations = 0;
    std::shared_ptr<const SimulatedPoint> at_best;  ///< The scenario at the fit.
};

/// Who is told while points are simulated, and who may stop it.
struct CalibrateTelling {
    std::function<void(int evaluation, double distance, const std::vector<double>& point)> evaluated = {};
    std::function<void(std::size_t done, std::size_t of)> slopes = {};  ///< Points around the fit.
    std::stop_token stop = {};
};

/// Throws what `make` throws, std::runtime_error where a fitted target is never observed, and Interrupted.
CalibrateAnswer answer(const CalibrateQuestion& question, const MakeModel& make,
                       const CalibrateTelling& telling = {});

}  // namespace caseload::model
