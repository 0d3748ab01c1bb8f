#include "model/run/run.hpp"

#include <algorithm>
#include <chrono>

#include "model/office/log.hpp"
#include "model/results/impacts.hpp"
#include "model/run/replication.hpp"
#include "model/verify/places.hpp"
#include "sim/replicate.hpp"

namespace caseload::model {

namespace {

/// To the end, in weeks where somebody wants to know how far it has come.
void run_through(Replication& replication, int number, const Model& model, int threads, LogSink* log,
                 const RunOptions& options) {
    if (!options.reached) return replication.run_to(model.end, threads, log);
    const auto days = static_cast<double>((model.end - model.start).count());
    while (replication.day() < model.end) {
        replication.run_to(std::min(model.end, replication.day() + sim::Days{7}), threads, log);
        const auto gone = static_cast<double>((replication.day() - model.start).count());
        options.reached(number, replication.day(), gone / days, replication.events());
    }
}

}  // namespace

Results::Results(const Setup& the_setup)
    : setup(&the_setup),
      estimates(the_setup.measured.declared),
      observed(the_setup.measured.declared.cells()),
      derived_names(impact_names(the_setup.model)),
      derived(derived_names.size()) {}

void add_replication(Results& results, const ReplicationCells& replication) {
    results.estimates.add(replication.cells);
    for (std::size_t cell = 0; cell < replication.cells.size(); ++cell)
        results.observed[cell] += replication.cells[cell].n;
    const std::vector<double> impact = impacts(*results.setup, replication.cells);
    for (std::size_t i = 0; i < impact.size(); ++i) results.derived[i].add(impact[i]);
    results.events += replication.events;
    ++results.replications;
}

Results run(const Setup& setup, const RunOptions& options) {
    const auto began = std::chrono::steady_clock::now();
    Results results = options.earlier != nullptr ? *options.earlier : Results(setup);
    results.seed = options.seed;
    results.first_replication = options.first;
    results.threads = options.threads;
    // With fewer replications than threads, the sites of a replication share the threads.
    const int inside = options.count >= options.threads ? 1 : options.threads;
    const int earlier = results.replications;
    const auto one = [&](int r) {
        const int number = options.first + earlier + r;
        Replication replication(setup, options.seed, number);
        if (options.from) options.from(replication, number);
        std::unique_ptr<LogSink> log = options.log ? options.log(number) : nullptr;
        Places* places = nullptr;
        if (options.verified) {
            auto reader = std::make_unique<Places>(std::move(log));
            places = reader.get();
            log = std::move(reader);
        }
        run_through(replication, number, setup.model, inside, log.get(), options);
        ReplicationCells outcome;
        outcome.cells = replication.finish();
        if (places != nullptr) {
            outcome.faults = replication.verify(outcome.cells);
            outcome.faults.add(places->faults());
        }
        outcome.events = replication.events();
        return outcome;
    };
    std::stop_source stop;
    const std::stop_callback pass_on(options.stop, [&] { stop.request_stop(); });
    bool enough = false;
    const auto fold = [&](int r, const ReplicationCells& outcome) {
        if (enough) return;  // was in hand when the one before was the last
        if (options.verified) options.verified(options.first + earlier + r, outcome.faults);
        add_replication(results, outcome);
        enough = options.enough && options.enough(results);
        if (enough) stop.request_stop();
        if (options.folded) options.folded(results);
        if (options.progress) options.progress(results.replications, options.count, results.events);
    };
    sim::replicate(options.count - earlier, options.threads, one, fold, stop.get_token());
    results.interrupted = !enough && results.replications < options.count;
    results.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    return results;
}

}  // namespace caseload::model
