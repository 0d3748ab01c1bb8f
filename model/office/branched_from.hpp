#pragma once

#include "model/plan/outcomes.hpp"
#include "sim/draws.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// What an office of a branch keeps of the run whose state it goes on from; in a run from the beginning it says nothing.
struct BranchedFrom {
    sim::Luck luck_of_old_spells{};  ///< Of spells begun before `renewed`.
    sim::Day renewed = sim::Day::min();
    const Outcomes* outcomes_before = nullptr;  ///< The hazards up to the day `changed`; null: as now.
    sim::Day changed{};
    /// The stock is inside from then on; later than the run's where the branch adds the office.
    sim::Day first_day{};
};

}  // namespace caseload::model
