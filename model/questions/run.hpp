#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "model/office/log.hpp"
#include "model/questions/precision.hpp"
#include "model/questions/start.hpp"
#include "model/questions/telling.hpp"
#include "model/run/run.hpp"

namespace caseload::model {

/// What a scenario brings.
struct RunQuestion {
    const Setup* scenario = nullptr;  ///< After settle(); outlives the answer.
    Start start;                      ///< With a precision: at most so many replications.
    int threads = 1;
    std::optional<PrecisionAim> precision = {};  ///< Nothing: all replications.
    /// Makes the sink of a replication's event log; empty: no log.
    std::function<std::unique_ptr<LogSink>(int replication)> log = {};
    /// Has every replication looked over when it is over, and is told what was found (RunOptions::verified).
    std::function<void(int replication, const Faults& faults)> verified = {};
    /// Folded by an answer to the same question that was cut short: this one goes on after it.
    const Results* earlier = nullptr;
    /// Told after each replication what has been folded so far.
    std::function<void(const Results& results)> folded = {};
};

struct RunAnswer {
    Results results;
    std::optional<PrecisionReached> precision = {};
};

/// Stopped, it has what was folded until then. Throws StateError where a state cannot be gone on from.
RunAnswer answer(const RunQuestion& question, const Telling& telling = {});

}  // namespace caseload::model
