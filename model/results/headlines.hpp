#pragma once

#include <functional>
#include <vector>

#include "model/results/compare_figures.hpp"

namespace caseload::model {

/// The mean of a figure so far; NaN where it was never observed.
using MeanOf = std::function<double(std::size_t figure)>;

/// Is a figure not about a part of a trial's people only? Of subgroups the first has everybody.
bool about_everybody(const Figures& figures, const FigureName& name);

/// The figures that a planner looks at first, about all offices and the whole period, most important first: days on
/// benefit and in employment, deadlines met, waits, elements, places, staff time, money, utilisation, people. Waits only
/// of stages that get at least a hundredth as many entries as the busiest; never what was not observed.
std::vector<std::size_t> headlines(const Figures& figures, const MeanOf& mean);

/// Of the headlines those whose relative half-width says something: not counts that may be a handful, nor the
/// difference of a trial's arms, which may be nothing.
std::vector<std::size_t> precise_headlines(const Figures& figures, const MeanOf& mean);

/// The figures that --precision-of names, about all offices and the whole period: of a measure all, or with "/" and a
/// stage or a group only those: "wait", "wait/programme.mir", "cost/payer=dwp". Empty: there are none.
std::vector<std::size_t> figures_named(const Figures& figures, const std::string& wanted);

}  // namespace caseload::model
