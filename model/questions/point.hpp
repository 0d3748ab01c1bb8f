#pragma once

#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "model/plan/changed_key.hpp"
#include "model/questions/wanted.hpp"

/// A scenario tried at many points: what size, sweep and calibrate share.
namespace caseload::model {

/// The luck that every point has: replication r the same at all of them.
struct PointLuck {
    std::uint64_t seed = 1;
    int threads = 1;
};

/// A scenario with some values changed, simulated replication by replication. It stays where it is.
class SimulatedPoint {
public:
    /// Throws std::runtime_error where not all measures are measured here.
    SimulatedPoint(Model&& model, const PointLuck& luck, const std::vector<WantedMeasure>& measures,
                   std::stop_token stop);
    SimulatedPoint(const SimulatedPoint&) = delete;
    SimulatedPoint& operator=(const SimulatedPoint&) = delete;

    /// The wanted measures of replications first ... first + count - 1: a row a replication, NaN where one was not
    /// observed. Throws Interrupted.
    std::vector<std::vector<double>> simulate(int first, int count);

    /// Everything simulated here so far.
    const Results& results() const { return results_; }

private:
    Model model_;
    PointLuck luck_;
    std::stop_token stop_;
    Setup setup_;
    Figures figures_;
    Results results_;
    std::vector<std::size_t> wanted_;
};

}  // namespace caseload::model
