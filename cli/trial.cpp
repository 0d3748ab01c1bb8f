#include <fmt/format.h>

#include <array>
#include <memory>
#include <optional>
#include <string>

#include "cli/command_line.hpp"
#include "cli/doubts.hpp"
#include "cli/exit_codes.hpp"
#include "cli/experiments.hpp"
#include "cli/places.hpp"
#include "cli/precision.hpp"
#include "cli/problems.hpp"
#include "cli/warm_up.hpp"
#include "model/questions/compare.hpp"
#include "model/results/spillover.hpp"
#include "output/answers/comparison.hpp"
#include "output/answers/trial.hpp"
#include "output/files/file.hpp"
#include "output/files/folder.hpp"
#include "output/files/progress.hpp"
#include "output/store/store.hpp"

namespace caseload::cli {

namespace {

/// The worlds as [trial] names them, in the order of model::Worlds::World.
constexpr std::array worlds{"nobody", "allocated", "everybody"};

struct World {
    explicit World(model::Model&& read) : model(std::move(read)) {}
    model::Model model;
    std::optional<model::Setup> setup;  ///< Once it is known from which day on is measured.
};
using ThreeWorlds = std::array<std::unique_ptr<World>, worlds.size()>;

/// The scenario's arguments for one of its worlds.
RunArguments of_world(RunArguments run, const std::string& world) {
    if (world != "allocated") run.sets.push_back("trial.treat=" + world);
    return run;
}

ThreeWorlds read_worlds(const RunArguments& run, Problems& problems) {
    ThreeWorlds read;
    for (const std::size_t w : {1u, 0u, 2u}) {
        const bool first = w == 1;
        auto reading = scenarios::read(run.scenario, overrides_of(of_world(run, worlds[w]).sets, problems));
        // What is wrong is wrong in all three.
        if (first) problems.add(reading.problems);
        if (!reading.model) return {};
        if (!reading.model->trial.present() || !reading.model->outcomes.present()) {
            problems.add(run.scenario.string() +
                         ": caseload trial wants a scenario with [trial] and [outcomes]");
            return {};
        }
        if (reading.model->outcomes.follow_up < 1) {
            problems.add(run.scenario.string() +
                         ": nobody is followed: say how long in [outcomes], follow_up = \"274 days\"");
            return {};
        }
        if (first) {
            for (const std::string& doubt : doubts(*reading.model))
                problems.warn(run.scenario.string() + ": warning: " + doubt);
        }
        if (std::string(worlds[w]) != "allocated") {
            reading.model->name += std::string("-") + worlds[w];
            reading.model->title += std::string(", ") + worlds[w] + " treated";
        }
        read[w] = std::make_unique<World>(std::move(*reading.model));
    }
    return read;
}

std::string command(const RunArguments& run) {
    std::string words = command_to_run_again(run);
    const std::string verb = "caseload run";
    return "caseload trial" + words.substr(verb.size());
}

void simulate(RunArguments run, Replications replications, const ThreeWorlds& three,
              const std::filesystem::path& folder, const std::stop_token& stop) {
    settle_warm_up({&three[0]->model, &three[1]->model, &three[2]->model}, run,
                   {.state = {}, .seed = run.seed, .replications = replications});
    for (const auto& world : three) world->setup.emplace(world->model);
    model::Worlds found({&*three[0]->setup, &*three[1]->setup, &*three[2]->setup});
    const std::array<const model::Setup*, 2> variants{&*three[1]->setup, &*three[2]->setup};
    std::optional<output::Progress> progress(progress_style(run));
    const auto comparison = model::compare(
        *three[0]->setup, variants,
        {.first = replications.first,
         .count = replications.count,
         .seed = run.seed,
         .threads = threads_or_all(run.threads),
         .enough = {},
         .progress = [&](int done, int count, std::uint64_t events) { progress->tell(done, count, events); },
         .shown = [&](int world, std::span<const sim::Cell> cells) { found.add(world, cells); },
         .stop = stop});
    progress.reset();
    if (comparison->interrupted || stop.stop_requested()) throw Interrupted("interrupted");
    run.replications = replications_text({replications.first, comparison->replications()});
    std::vector<std::string> commands;
    for (const char* world : worlds) commands.push_back(command_to_run_again(of_world(run, world)));
    const model::Results& allocated = comparison->variants.front().results;
    output::write_trial(folder / "trial.csv", allocated, found.found());
    output::write_comparison(folder / "comparison.csv", folder / "comparison_series.csv", *comparison);
    output::write_file(folder / "run.json", output::comparison_json(*comparison, command(run)));
    output::add_comparison_to_store(folder / "results.db", *comparison, commands);
    if (!run.quiet) fmt::print("{}", output::trial_text(allocated, found.found()));
    if (run.store.empty()) return;
    const auto first = output::add_comparison_to_store(run.store, *comparison, commands);
    if (!run.quiet) fmt::print("\nIn {} they are the runs from {} on\n", run.store.string(), first);
}

}  // namespace

int trial(const RunArguments& run) {
    Problems problems;
    const auto replications = parse_replications(run.replications);
    if (!replications)
        problems.add(fmt::format("--replications {}: wanted a number such as 200, or a range such as 5..9",
                                 run.replications));
    check_places(run, problems);
    const ThreeWorlds three = read_worlds(run, problems);
    problems.print();
    if (problems.any()) return wrong_input;
    return in_a_folder(run, "trial", [&](const std::filesystem::path& folder, const std::stop_token& stop) {
        simulate(run, *replications, three, folder, stop);
    });
}

}  // namespace caseload::cli
