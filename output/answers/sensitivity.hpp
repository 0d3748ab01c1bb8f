#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "model/plan/model.hpp"
#include "sim/estimate.hpp"
#include "sim/experiment/sensitivity.hpp"

namespace caseload::output {

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

/// Many points of a scenario, and what was measured there.
struct Sweep {
    std::string title;
    std::string design;  ///< "grid", "lhs" or "morris".
    std::uint64_t seed = 0;
    int replications = 0;  ///< At every point.
    std::vector<SweptKey> keys;
    std::vector<sim::Point> points;  ///< Values as simulated, by key.
    std::vector<SweptMeasure> measures;

    bool trajectories() const { return design == "morris"; }
};

/// How much a key matters for a measure.
struct Importance {
    std::size_t key = 0;
    double size = 0;    ///< What keys are ordered by: never negative.
    double change = 0;  ///< Of the measure, from the low to the high end of the key: a fitted or a mean one.
    double sd = 0;      ///< Of the elementary effects; NaN where none were found.
};

/// The keys by how much they matter for a measure, most first.
struct Ranking {
    bool determined = false;
    double r_squared = 0;  ///< NaN for trajectories.
    std::vector<Importance> keys;
};

/// By standardised regression coefficients, or of trajectories by mean sizes of elementary effects over the whole
/// range. Points at which the measure was not observed are left out.
Ranking ranking(const Sweep& sweep, std::size_t measure);

/// What matters most: for every measure a table and a tornado picture.
std::string sweep_text(const Sweep& sweep);

/// tornado.svg: for every measure a bar a key, the most important first.
std::string tornado_svg(const Sweep& sweep);

/// sweep.csv: a row a point and measure.
void write_sweep(const std::filesystem::path& file, const Sweep& sweep);

/// sensitivity.csv: a row a measure and key, most important first.
void write_sensitivity(const std::filesystem::path& file, const Sweep& sweep);

/// The text of run.json of a sweep.
std::string sweep_json(const Sweep& sweep, const model::Model& model, const std::string& command);

}  // namespace caseload::output
