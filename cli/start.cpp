#include "cli/start.hpp"

#include <fmt/format.h>

namespace caseload::cli {

model::Start start_of(const RunArguments& arguments, model::Replications asked, Problems& problems) {
    model::Start found{.state = nullptr, .seed = arguments.seed, .replications = asked};
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
        found.seed = model::fresh_seed(arguments.seed_given ? arguments.seed : run.seed, run.day);
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

}  // namespace caseload::cli
