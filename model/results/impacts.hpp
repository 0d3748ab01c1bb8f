#pragma once

#include <span>
#include <vector>

#include "model/results/results.hpp"

namespace caseload::model {

/// Stretches of the follow-up for which figures are published, in days since the claim, [first, end).
namespace published {

struct Days {
    int first = 0;
    int end = 0;
};
constexpr Days week_5{28, 35};         ///< "almost -7 points in week 5" (TRIAL-8)
constexpr Days from_week_12{84, 274};  ///< "-3 to -4 from about week 12" to nine months (TRIAL-8, TRIAL-9)
constexpr int running_totals[] = {84, 122, 182};  ///< Twelve weeks, about four months (TRIAL-11), six months.
constexpr double confidence = 0.95;               ///< Of the published intervals (TRIAL-8, TRIAL-9).

}  // namespace published

/// What a trial's impacts are called: by subgroup the days on benefit and in employment, treated less control, and
/// the daily bounds of a single trial added up; for everybody the curves in points and what is published of them.
/// Then the power (model/power.hpp). Empty without a trial and outcomes.
std::vector<DerivedName> impact_names(const Model& model);

/// The impacts of one replication from its folded cells, in the order of the names; NaN where an arm is empty.
std::vector<double> impacts(const Setup& setup, std::span<const sim::Cell> cells);

}  // namespace caseload::model
