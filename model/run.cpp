#include "model/run.hpp"

#include <chrono>

#include "model/impacts.hpp"
#include "model/replication.hpp"
#include "sim/replication.hpp"

namespace caseload::model {

namespace {

struct Outcome {
    std::vector<sim::Cell> cells;
    std::uint64_t events = 0;
};

}  // namespace

Results::Results(const Setup& the_setup)
    : setup(&the_setup),
      estimates(the_setup.measured.catalogue),
      derived_names(impact_names(the_setup.model)),
      derived(derived_names.size()) {}

Results run(const Setup& setup, const RunOptions& options) {
    const auto began = std::chrono::steady_clock::now();
    Results results(setup);
    results.seed = options.seed;
    results.first_replication = options.first;
    results.threads = options.threads;
    // With fewer replications than threads, the sites of a replication share the threads.
    const int inside = options.count >= options.threads ? 1 : options.threads;
    const auto one = [&](int r) {
        Replication replication(setup, options.seed, options.first + r);
        const std::unique_ptr<LogSink> log = options.log ? options.log(options.first + r) : nullptr;
        replication.run_to(setup.model.end, inside, log.get());
        Outcome outcome;
        outcome.cells = replication.finish();
        outcome.events = replication.events();
        return outcome;
    };
    const auto fold = [&](int, Outcome outcome) {
        results.estimates.add(outcome.cells);
        const std::vector<double> impact = impacts(setup, outcome.cells);
        for (std::size_t i = 0; i < impact.size(); ++i) results.derived[i].add(impact[i]);
        results.events += outcome.events;
        ++results.replications;
        if (options.progress) options.progress(results.replications, options.count, results.events);
    };
    sim::replicate(options.count, options.threads, one, fold, options.stop);
    results.interrupted = results.replications < options.count;
    results.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return results;
}

}  // namespace caseload::model
