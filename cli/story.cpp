#include "output/story/story.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>

#include "cli/words/changed_keys.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "cli/words/replications.hpp"
#include "model/run/run.hpp"
#include "output/files/file.hpp"
#include "output/story/life.hpp"
#include "output/summary/progress.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

namespace {

/// One replication, of which the life of one claimant is kept, and who else comes.
output::Life live(const model::Setup& setup, const StoryArguments& arguments, const std::string& claimant,
                  output::LifeKeeper::Others& others) {
    output::Life life;
    others.clear();
    model::RunOptions options;
    options.first = arguments.replication;
    options.count = 1;
    options.seed = arguments.seed;
    options.threads = threads_or_all(0);
    options.log = [&](int) { return std::make_unique<output::LifeKeeper>(claimant, life, others); };
    output::Progress progress(output::automatic_style());
    options.reached = [&](int replication, sim::Day day, double share, std::uint64_t events) {
        progress.reach(replication, day, share, events);
    };
    progress.tell(0, 1, 0);
    model::run(setup, options);
    return life;
}

/// Whose life is told where nobody is named: one in the middle of those known of the scenario's first source, or of any.
std::string somebody(const model::Model& model, const output::LifeKeeper::Others& others) {
    const auto middle = [](const std::vector<std::string>& claimants) {
        return claimants[claimants.size() / 2];
    };
    if (!model.arrivals.empty())
        if (const auto first = others.find(model.arrivals.front().name);
            first != others.end() && !first->second.empty())
            return middle(first->second);
    for (const auto& [source, claimants] : others)
        if (!claimants.empty()) return middle(claimants);
    return {};
}

}  // namespace

int story(const StoryArguments& arguments) {
    Problems problems;
    const auto reading = scenarios::read(arguments.scenario, changed_keys(arguments.sets, problems));
    problems.add(reading.problems);
    problems.print();
    if (problems.any() || !reading.model) return wrong_input;

    const model::Setup setup(*reading.model);
    output::LifeKeeper::Others others;
    std::string claimant = arguments.claimant;
    if (claimant.empty()) {
        live(setup, arguments, claimant, others);
        claimant = somebody(setup.model, others);
    }
    const output::Life life = live(setup, arguments, claimant, others);
    if (life.lines.empty()) {
        fmt::print(stderr, "--claimant {}: nobody of that name comes in replication {} with seed {}.\n{}",
                   claimant, arguments.replication, arguments.seed,
                   output::some_claimants(others, arguments.replication));
        return wrong_input;
    }
    const std::string page = output::story(setup.model, life, arguments.replication, arguments.seed);
    if (arguments.out.empty()) {
        fmt::print("{}", page);
        if (arguments.claimant.empty())
            fmt::print("\n{}", output::some_claimants(others, arguments.replication));
    } else {
        output::write_file(arguments.out, page);
    }
    return done;
}

}  // namespace caseload::cli
