#include "output/story/story.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <optional>

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

int story(const StoryArguments& arguments) {
    Problems problems;
    const auto reading = scenarios::read(arguments.scenario, changed_keys(arguments.sets, problems));
    problems.add(reading.problems);
    problems.print();
    if (problems.any() || !reading.model) return wrong_input;

    const model::Setup setup(*reading.model);
    output::Life life;
    output::LifeKeeper::Others others;
    model::RunOptions options;
    options.first = arguments.replication;
    options.count = 1;
    options.seed = arguments.seed;
    options.threads = threads_or_all(0);
    options.log = [&](int) { return std::make_unique<output::LifeKeeper>(arguments.claimant, life, others); };
    std::optional<output::Progress> progress(output::automatic_style());
    options.reached = [&](int replication, sim::Day day, double share, std::uint64_t events) {
        progress->reach(replication, day, share, events);
    };
    progress->tell(0, 1, 0);
    model::run(setup, options);
    progress.reset();

    if (arguments.claimant.empty()) {
        fmt::print("{}", output::some_claimants(others, arguments.replication));
        return done;
    }
    if (life.lines.empty()) {
        fmt::print(stderr, "--claimant {}: nobody of that name comes in replication {} with seed {}.\n{}",
                   arguments.claimant, arguments.replication, arguments.seed,
                   output::some_claimants(others, arguments.replication));
        return wrong_input;
    }
    const std::string page = output::story(setup.model, life, arguments.replication, arguments.seed);
    if (arguments.out.empty()) {
        fmt::print("{}", page);
    } else {
        output::write_file(arguments.out, page);
    }
    return done;
}

}  // namespace caseload::cli
