#include "cli/continued.hpp"

#include <fmt/format.h>

#include "sim/draws.hpp"

namespace caseload::cli {

namespace {

/// Other luck from the day on: named by the seed and the day, so that it is the same whenever it is asked for.
std::uint64_t fresh_seed(std::uint64_t seed, sim::Day day) {
    return sim::named(fmt::format("fresh luck {} {}", seed, sim::iso(day)));
}

}  // namespace

Continued continued(const RunArguments& arguments, Replications asked, Problems& problems) {
    Continued found{.state = nullptr, .seed = arguments.seed, .replications = asked};
    if (arguments.from.empty()) {
        if (arguments.fresh_luck) problems.add("--fresh-luck: only together with --from");
        return found;
    }
    try {
        found.state = std::make_shared<const model::StateFile>(arguments.from);
    } catch (const model::StateError& wrong) {
        problems.add(std::string("--from ") + wrong.what());
        return found;
    }
    const model::SavedRun& run = found.state->run();
    if (!arguments.replications_given) {
        found.replications = {run.first, run.count};
    } else if (asked.first < run.first || asked.first + asked.count > run.first + run.count) {
        problems.add(fmt::format("--replications {}: {} holds replications {}..{}", arguments.replications,
                                 arguments.from.string(), run.first, run.first + run.count - 1));
    }
    if (arguments.fresh_luck) {
        found.seed = fresh_seed(arguments.seed_given ? arguments.seed : run.seed, run.day);
    } else {
        found.seed = run.seed;
        if (arguments.seed_given && arguments.seed != run.seed) {
            problems.add(
                fmt::format("--seed {}: {} has seed {}; --fresh-luck gives other luck from its day on",
                            arguments.seed, arguments.from.string(), run.seed));
        }
    }
    return found;
}

void Continued::restore(model::Replication& replication, const model::Setup& setup, int number) const {
    state->restore(replication, setup, number);
    if (seed != state->run().seed) replication.keep_luck_of_spells(state->run().seed);
}

void Continued::settle(model::RunOptions& options, const model::Setup& setup) const {
    if (!state) return;
    options.from = [this, &setup](model::Replication& replication, int number) {
        restore(replication, setup, number);
    };
}

void Continued::settle(model::CompareOptions& options) const {
    if (!state) return;
    options.from = [this](model::Replication& replication, const model::Setup& setup, int number) {
        restore(replication, setup, number);
    };
}

}  // namespace caseload::cli
