#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "model/questions/start.hpp"

namespace caseload::model {

/// A model and what is worked out from it. Results point into it: it stays where it is and outlives them.
struct Scenario {
    explicit Scenario(Model&& the_model) : model(std::move(the_model)) { setup.emplace(model); }
    Scenario(const Scenario&) = delete;
    Scenario& operator=(const Scenario&) = delete;

    Model model;
    std::optional<Setup> setup;
};
using Scenarios = std::vector<std::unique_ptr<Scenario>>;

/// How the warm-up of a steady scenario is looked for.
struct Settling {
    int replications = 0;  ///< Over at least so many.
    int threads = 1;
    std::function<void(int replications)> told = {};  ///< Before it is looked for; empty: nobody is.
};

/// To be done before scenarios are run: finds the warm-up of those that are declared steady and has all of them measured
/// from the same day, so that they can be paired. What goes on from a state is measured from the state's day.
void settle(const Scenarios& scenarios, const Start& start, const Settling& settling);

}  // namespace caseload::model
