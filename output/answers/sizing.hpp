#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/questions/size.hpp"

namespace caseload::output {

/// What was found, how sure it is and what it took, with a table and a picture of what was tried.
std::string sizing_text(const model::Sizing& sizing);

/// A line a tried value: the mean of the goal's measure with its interval and where the target lies.
std::string sizing_picture(const model::Sizing& sizing, std::size_t goal);

/// With two keys: which pairs were tried, met the targets and form the frontier.
std::string frontier_picture(const model::Sizing& sizing);

/// sizing.svg: each goal's measure against the capacity with the target and its zone; with two keys the frontier.
std::string sizing_svg(const model::Sizing& sizing);

/// The waits that weigh most and their causes, at the office and stage of each goal: what is in short supply.
std::string limits_text(const model::Results& results, const std::vector<model::WantedGoal>& goals);

/// sizing.csv: a row a tried value and target.
void write_sizing(const std::filesystem::path& file, const model::Sizing& sizing);

/// The text of run.json of a sizing.
std::string sizing_json(const model::Sizing& sizing, const model::Model& model, std::uint64_t seed,
                        const std::string& command);

/// A value in a unit: "95.0%", "12.3 min".
std::string amount_text(double value, const std::string& unit);
/// "94.1% ± 0.8%": a mean with half its interval, in a unit.
std::string amount_with_interval(const sim::Accumulator& figure, const std::string& unit);

}  // namespace caseload::output
