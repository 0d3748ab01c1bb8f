#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "model/questions/point.hpp"
#include "model/questions/varied.hpp"
#include "sim/experiment/selection.hpp"

namespace caseload::model {

/// The smallest capacity that meets targets, or the frontier of two.
struct SizeQuestion {
    std::string title;
    std::vector<ChangedKey> changed = {};
    std::vector<Varied> varied;  ///< One or two, with values.
    std::vector<WantedGoal> goals;
    double confidence = sim::usual_confidence;       ///< The probability of choosing right, at least.
    int most_runs = sim::SelectionPlan{}.most_runs;  ///< Of one value, before it counts as undecided.
    PointLuck luck = {};

    /// By candidate: the value of each key.
    std::vector<sim::Point> points() const;
};

/// The search for the smallest capacity that meets targets, and what it found.
struct Sizing {
    std::string title;
    std::vector<std::string> keys;                 ///< One or two.
    std::vector<std::vector<std::string>> values;  ///< By key, ascending, as people read them.
    std::vector<WantedGoal> goals;
    sim::SelectionPlan plan;
    sim::Selection
        selection;  ///< Candidate: number of the first key's value * values of the second + that one's.
    std::vector<sim::Reversal> reversals;
    std::shared_ptr<const SimulatedPoint> largest =
        {};  ///< The largest capacity, where none meets the targets.

    /// "9", or "9, 4" with two keys.
    std::string value_of(std::size_t candidate) const;
    /// Has `other` more of something and less of nothing?
    bool larger(std::size_t one, std::size_t other) const;
};

/// Who is told while candidates are tried, and who may stop it.
struct SizeTelling {
    std::function<void(const std::string& value, int runs)> tried = {};  ///< Runs of it so far.
    std::stop_token stop = {};
};

/// Throws what `make` and the selection throw, and Interrupted.
Sizing answer(const SizeQuestion& question, const MakeModel& make, const SizeTelling& telling = {});

}  // namespace caseload::model
