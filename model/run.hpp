#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>

#include "model/log.hpp"
#include "model/results.hpp"

namespace caseload::model {

struct RunOptions {
    int first = 0;  ///< Replications first ... first + count - 1; a replication's luck is its number.
    int count = 20;
    std::uint64_t seed = 1;
    int threads = 1;
    /// Makes the sink of a replication's event log; empty: no log.
    std::function<std::unique_ptr<LogSink>(int replication)> log;
    /// Told after each replication folded: how many are done, of how many, events so far.
    std::function<void(int done, int count, std::uint64_t events)> progress;
    std::stop_token stop;
};

/// Runs a model over replications. The results have the same bits at any number of threads.
Results run(const Setup& setup, const RunOptions& options);

}  // namespace caseload::model
