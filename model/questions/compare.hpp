#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "model/questions/precision.hpp"
#include "model/questions/start.hpp"
#include "model/questions/telling.hpp"
#include "model/run/comparison.hpp"

namespace caseload::model {

/// What differs between scenarios: the same people with the same luck in all of them.
struct CompareQuestion {
    const Setup* base = nullptr;  ///< After settle(), like the variants; all outlive the answer.
    std::vector<const Setup*> variants;
    Start start;  ///< With a precision: at most so many replications.
    int threads = 1;
    std::optional<PrecisionAim> precision = {};  ///< Of the differences; nothing: all replications.
    /// Shown the cells of each arm of each replication, in order: 0 is the base, then the variants.
    std::function<void(int arm, std::span<const sim::Cell> cells)> shown = {};
};

struct CompareAnswer {
    std::unique_ptr<Comparison> comparison;
    std::optional<PrecisionReached> precision = {};
};

/// Stopped, it has what was folded until then. Throws StateError where a state cannot be gone on from.
CompareAnswer answer(const CompareQuestion& question, const Telling& telling = {});

}  // namespace caseload::model
