#pragma once

#include <string>

#include "model/results/compare_figures.hpp"
#include "sim/experiment/selection.hpp"

namespace caseload::model {

/// A measure that a question looks at.
struct WantedMeasure {
    std::string text;        ///< In full: "within_limit@deadline=first_interview".
    FigureName name;         ///< A figure that the scenario has.
    std::size_t figure = 0;  ///< Its number there.
};

/// A measure and what it is to be.
struct WantedGoal {
    WantedMeasure measure;
    sim::Goal goal;
};

}  // namespace caseload::model
