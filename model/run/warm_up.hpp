#pragma once

#include <algorithm>
#include <cstdint>
#include <span>

#include "model/plan/model.hpp"
#include "sim/experiment/warm_up.hpp"

/// The warm-up of scenarios that are declared steady.
namespace caseload::model {

/// Days that a run must have to be seen settled.
constexpr std::int32_t fewest_days_to_settle = 250;
/// Replications that the days are averaged over, at the least.
constexpr int fewest_to_settle = 10;

/// Over as many as the run has: the more there are, the less of the transient is hidden by noise, and the less of it
/// their mean can bear.
constexpr int replications_to_settle(int of_run) { return std::max(of_run, fewest_to_settle); }

/// Where a scenario that is declared steady leaves its warm-up to be found: simulates the first replications, finds by
/// MSER-5 where the daily averages settle of the people inside and of the people waiting in queues, takes the later,
/// and has the model measured from that day on. Otherwise nothing. The same at any number of threads.
void find_warm_up(Model& model, std::uint64_t seed, int replications, int threads);

/// All of them are measured from the latest day of those that were found, so that they can be paired.
void align_warm_ups(std::span<Model* const> models);

}  // namespace caseload::model
