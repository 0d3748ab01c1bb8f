#pragma once

#include <array>
#include <filesystem>
#include <string>

#include "model/results/spillover.hpp"
#include "model/run/comparison.hpp"

/// What a trial would find, and what a roll-out would do.
namespace caseload::output {

/// For a terminal: the effect in the trial, of the roll-out and their difference with verdicts in words; the power.
/// `allocated` are the results of the trial itself.
std::string trial_text(const model::Results& allocated, const std::array<model::Spillover, 2>& found);

/// trial.csv: scenario, outcome, quantity, unit, replications, mean, lower95, upper95, verdict.
void write_trial(const std::filesystem::path& file, const model::Results& allocated,
                 const std::array<model::Spillover, 2>& found);

}  // namespace caseload::output
