#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/results/results.hpp"
#include "sim/experiment/selection.hpp"

namespace caseload::output {

/// A target of a sizing.
struct SizingGoal {
    std::string measure;  ///< In full, as on the command line.
    std::string unit;
    std::string office;  ///< Empty: all.
    std::string stage;   ///< "pathway.stage"; empty: all.
    sim::Goal goal;
};

/// The search for the smallest capacity that meets targets, and what it found.
struct Sizing {
    std::string title;
    std::vector<std::string> keys;                 ///< One or two.
    std::vector<std::vector<std::string>> values;  ///< By key, ascending, as people read them.
    std::vector<SizingGoal> goals;
    sim::SelectionPlan plan;
    sim::Selection
        selection;  ///< Candidate: number of the first key's value * values of the second + that one's.
    std::vector<sim::Reversal> reversals;
    const model::Results* largest = nullptr;  ///< Of the largest capacity, where none meets the targets.

    /// "9", or "9, 4" with two keys.
    std::string value_of(std::size_t candidate) const;
    /// Has `other` more of something and less of nothing?
    bool larger(std::size_t one, std::size_t other) const;
};

/// What was found, how sure it is and what it took, with a table and a picture of what was tried.
std::string sizing_text(const Sizing& sizing);

/// A line a tried value: the mean of the goal's measure with its interval and where the target lies.
std::string sizing_picture(const Sizing& sizing, std::size_t goal);

/// With two keys: which pairs were tried, met the targets and form the frontier.
std::string frontier_picture(const Sizing& sizing);

/// sizing.svg: each goal's measure against the capacity with the target and its zone; with two keys the frontier.
std::string sizing_svg(const Sizing& sizing);

/// The waits that weigh most and their causes, at the office and stage of each goal: what is in short supply.
std::string limits_text(const model::Results& results, const std::vector<SizingGoal>& goals);

/// sizing.csv: a row a tried value and target.
void write_sizing(const std::filesystem::path& file, const Sizing& sizing);

/// The text of run.json of a sizing.
std::string sizing_json(const Sizing& sizing, const model::Model& model, std::uint64_t seed,
                        const std::string& command);

/// A value in a unit: "95.0%", "12.3 min".
std::string amount_text(double value, const std::string& unit);
/// "94.1% ± 0.8%": a mean with half its interval, in a unit.
std::string amount_with_interval(const sim::Accumulator& figure, const std::string& unit);

}  // namespace caseload::output
