#include "cli/progress.hpp"

namespace caseload::cli {

output::ProgressStyle progress_style(const RunArguments& arguments) {
    if (arguments.progress == "never") return output::ProgressStyle::silent;
    if (arguments.progress == "always") return output::ProgressStyle::live;
    return arguments.quiet ? output::ProgressStyle::silent : output::automatic_style();
}

bool tells_points(const RunArguments& arguments) {
    return progress_style(arguments) != output::ProgressStyle::silent;
}

model::Telling telling_of(output::Progress& progress, std::stop_token stop) {
    return {.progress = [&progress](int replications, int of,
                                    std::uint64_t events) { progress.tell(replications, of, events); },
            .reached = [&progress](int replication, sim::Day day, double share,
                                   std::uint64_t events) { progress.reach(replication, day, share, events); },
            .stop = std::move(stop)};
}

}  // namespace caseload::cli
