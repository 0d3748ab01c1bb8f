#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "model/run/comparison.hpp"

/// What a comparison of scenarios found, to look at and to load.
namespace caseload::output {

/// The scenarios' names, base first, made different by a number where two have the same: "tight", "tight (2)".
std::vector<std::string> scenario_labels(const model::Comparison& comparison);

/// A figure's name on one line: "wait programme.mir", "steered daily_wsr".
std::string figure_label(const model::FigureName& name);

/// For a planner at a terminal of 110 columns: variant by variant what its file changes, the headlines with paired
/// intervals and how well the pairing held, and what else is distinguishable after Holm's adjustment, ordered by the
/// share of the figure by which it differs at least.
std::string comparison_summary(const model::Comparison& comparison);

/// comparison.csv: every figure of base and variants about the whole period, also those that only one of them has;
/// comparison_series.csv: those about a week or a day since the claim.
void write_comparison(const std::filesystem::path& file, const std::filesystem::path& series,
                      const model::Comparison& comparison);

/// The text of run.json: scenarios with their hashes, what differs between them, seed, replications, the command.
std::string comparison_json(const model::Comparison& comparison, const std::string& command);

/// Adds the base's and the variants' runs and their comparisons to a results store in one transaction. Returns the run of the base;
/// the variants' follow. `commands`: that of each run, base first. Throws WriteError.
std::int64_t add_comparison_to_store(const std::filesystem::path& file, const model::Comparison& comparison,
                                     const std::vector<std::string>& commands);

}  // namespace caseload::output
