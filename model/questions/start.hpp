#pragma once

#include <cstdint>
#include <memory>

#include "model/saved/saved.hpp"

namespace caseload::model {

/// Replications first ... first + count - 1.
struct Replications {
    int first = 0;
    int count = 0;
};

/// Which replications are simulated, with whose luck, and where they begin.
struct Start {
    std::shared_ptr<const StateFile> state = {};  ///< Nothing: on the scenario's first day.
    std::uint64_t seed = 1;                       ///< Of what is still to be drawn.
    Replications replications = {};

    /// Brings a fresh replication to where it begins. Throws StateError where the state cannot be used.
    void bring(Replication& replication, const Setup& setup, int number) const;
};

/// Other luck from the day on: named by the seed and the day, so that it is the same whenever it is asked for.
std::uint64_t fresh_seed(std::uint64_t seed, sim::Day day);

}  // namespace caseload::model
