#pragma once

#include "scenarios/reader/stages/reading.hpp"

/// What any stage may have besides its kind: deadlines, costs and effects on leaving benefit.
namespace caseload::scenarios {

std::span<const Key> deadline_keys();
std::span<const Key> cost_keys();
std::span<const Key> trip_keys();
std::span<const Key> effect_keys();
/// The keys of one of an effect's factors.
std::span<const Key> factor_keys();
/// The keys of what an effect takes.
std::span<const Key> delivery_keys();

/// From `deadline` or `deadlines`.
std::vector<model::Deadline> read_deadlines(const StageReading& reading, const model::Stage& stage);
/// From `cost` or `costs`, or from other keys that mean the like.
std::vector<model::Cost> read_costs(const StageReading& reading, std::string_view one = "cost",
                                    std::string_view several = "costs");
/// From `trip` or `trips`.
std::vector<model::Trip> read_trips(const StageReading& reading);
/// From `effect` or `effects`.
std::vector<model::Effect> read_effects(const StageReading& reading);

}  // namespace caseload::scenarios
