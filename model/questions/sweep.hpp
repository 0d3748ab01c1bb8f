#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "model/questions/point.hpp"
#include "model/questions/start.hpp"
#include "model/questions/varied.hpp"
#include "sim/estimate.hpp"

namespace caseload::model {

/// How the points of a sweep are laid out: see sim/experiment/designs.hpp.
enum class Design : std::uint8_t { grid, latin_hypercube, morris };

/// "grid", "lhs" or "morris".
std::string_view design_name(Design design);

/// What matters most for measures of a scenario.
struct SweepQuestion {
    std::string title;
    std::vector<ChangedKey> changed = {};
    std::vector<Varied> varied;
    std::vector<WantedMeasure> measures;
    Design design = Design::grid;
    int points_given = 0;  ///< Of a Latin hypercube, or trajectories; 0: as many as suit the design.
    Replications replications = {};  ///< At every point.
    PointLuck luck = {};

    /// The values of the keys, by point. A grid wants values of every key.
    std::vector<sim::Point> points() const;
};

/// A key that a sweep varies.
struct SweptKey {
    std::string key;
    std::string unit;
    double low = 0;
    double high = 0;
};

/// A measure that a sweep looks at, and what came out at every point.
struct SweptMeasure {
    std::string measure;  ///< In full, as on the command line.
    std::string unit;
    std::vector<sim::Accumulator> at;  ///< By point.
};

/// A point at which people at a stage become more and more (model/results/growth.hpp): means there hang on the length of
/// the run.
struct GrowingPoint {
    std::size_t point = 0;
    std::string stage;  ///< The fastest, in full.
    double a_day = 0;   ///< By how many people.
};

/// Many points of a scenario, and what was measured there.
struct Sweep {
    std::string title;
    Design design = Design::grid;
    std::uint64_t seed = 0;
    int replications = 0;  ///< At every point.
    std::vector<SweptKey> keys;
    std::vector<sim::Point> points;  ///< Values as simulated, by key.
    std::vector<SweptMeasure> measures;
    std::vector<GrowingPoint> growing = {};

    bool trajectories() const { return design == Design::morris; }
};

/// Who is told when a point has been simulated, and who may stop it.
struct SweepTelling {
    std::function<void(std::size_t done, std::size_t of)> points = {};
    std::stop_token stop = {};
};

/// Throws what `make` throws, and Interrupted.
Sweep answer(const SweepQuestion& question, const MakeModel& make, const SweepTelling& telling = {});

}  // namespace caseload::model
