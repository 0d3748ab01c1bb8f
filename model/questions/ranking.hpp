#pragma once

#include <vector>

#include "model/questions/sweep.hpp"

namespace caseload::model {

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

}  // namespace caseload::model
