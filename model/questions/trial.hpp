#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "model/plan/changed_key.hpp"
#include "model/questions/scenario.hpp"
#include "model/questions/telling.hpp"
#include "model/results/spillover.hpp"
#include "model/run/comparison.hpp"

namespace caseload::model {

/// The worlds of a trial as `trial.treat` names them, in the order of Worlds::World.
constexpr std::array<const char*, 3> world_names{"nobody", "allocated", "everybody"};

/// The changed keys of one of the worlds of a scenario.
std::vector<ChangedKey> keys_of_world(std::vector<ChangedKey> changed, Worlds::World world);

/// What a scenario's trial would find, and what a roll-out would do.
struct TrialQuestion {
    std::vector<ChangedKey> changed = {};
    Start start;  ///< On the first day.
    int threads = 1;
    std::function<void(int replications)> finding_warm_up = {};  ///< Told before it is looked for.
    std::function<void(const Model& world)> settled = {};        ///< Told of each world when it has been.
};

struct TrialAnswer {
    Scenarios worlds;                        ///< What the rest points into.
    std::unique_ptr<Comparison> comparison;  ///< With nobody treated for its base.
    std::array<Spillover, 2> found;

    /// Of the trial itself.
    const Results& allocated() const { return comparison->variants.front().results; }
};

/// `make` makes a scenario with a trial whose people are followed. Throws what it throws, and Interrupted.
TrialAnswer answer(const TrialQuestion& question, const MakeModel& make, const Telling& telling = {});

}  // namespace caseload::model
