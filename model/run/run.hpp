#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>

#include "model/office/log.hpp"
#include "model/results/results.hpp"
#include "model/verify/faults.hpp"

namespace caseload::model {

class Replication;

struct RunOptions {
    int first = 0;  ///< Replications first ... first + count - 1; a replication's luck is its number.
    int count = 20;
    std::uint64_t seed = 1;
    int threads = 1;
    /// Makes the sink of a replication's event log; empty: no log.
    std::function<std::unique_ptr<LogSink>(int replication)> log;
    /// Has every replication looked over when it is over: told what was found, in the order of replications.
    std::function<void(int replication, const Faults& faults)> verified = {};
    /// Looks at the results after each replication folded: true ends the run there, as if no more had been asked for.
    std::function<bool(const Results&)> enough = {};
    /// Told after each replication folded: how many are done, of how many, events so far.
    std::function<void(int done, int count, std::uint64_t events)> progress;
    /// Told week by week how far a replication has come: the day, the share of its days and its events so far. From
    /// several threads at once.
    std::function<void(int replication, sim::Day day, double share, std::uint64_t events)> reached = {};
    /// Brings a fresh replication to where it goes on from; empty: it begins at the beginning.
    std::function<void(Replication& replication, int number)> from = {};
    /// Folded by an earlier run of the same options that was cut short: the run goes on after it. Nothing: a whole run.
    const Results* earlier = nullptr;
    /// Told after each replication folded what has been folded so far.
    std::function<void(const Results& results)> folded = {};
    std::stop_token stop;
};

/// What one replication leaves: the cells of the measures.
struct ReplicationCells {
    std::vector<sim::Cell> cells;
    std::uint64_t events = 0;
    Faults faults = {};  ///< Where it was looked over.
};

/// Folds the next replication into results.
void add_replication(Results& results, const ReplicationCells& replication);

/// Runs a model over replications. The results have the same bits at any number of threads.
Results run(const Setup& setup, const RunOptions& options);

}  // namespace caseload::model
