#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "model/questions/compare.hpp"
#include "model/results/spillover.hpp"

/// What a trial would find, and what a roll-out would do.
namespace caseload::output {

/// For a terminal: the effect in the trial, of the roll-out and their difference with verdicts in words; the power.
/// `allocated` are the results of the trial itself.
std::string trial_text(const model::Results& allocated, const std::array<model::Spillover, 2>& found);

/// trial.csv: scenario, outcome, quantity, unit, replications, mean, lower95, upper95, verdict.
void write_trial(const std::filesystem::path& file, const model::Results& allocated,
                 const std::array<model::Spillover, 2>& found);

/// The power of a run's trial: subgroup by subgroup the estimate, its error within a trial, how often it is found, the
/// smallest effect found with a chance of 80%. Empty where there is nothing to tell.
std::string power_text(const model::Results& results);

}  // namespace caseload::output
