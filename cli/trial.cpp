#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "cli/places.hpp"
#include "cli/points.hpp"
#include "cli/progress.hpp"
#include "cli/results_folder.hpp"
#include "cli/warm_up.hpp"
#include "cli/words/changed_keys.hpp"
#include "cli/words/command_line.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "cli/words/replications.hpp"
#include "model/questions/doubts.hpp"
#include "model/questions/trial.hpp"
#include "output/answers/comparison.hpp"
#include "output/answers/trial.hpp"
#include "output/files/file.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

namespace {

using World = model::Worlds::World;

/// Tells what is wrong with the scenario in one of its worlds; whether it can be read and has a trial.
bool check_world(const RunArguments& run, const std::vector<model::ChangedKey>& changed, World world,
                 Problems& problems) {
    const auto reading = scenarios::read(run.scenario, model::keys_of_world(changed, world));
    const std::string scenario = run.scenario.string();
    // What is wrong is wrong in all three.
    if (world == World::allocated) problems.add(reading.problems);
    if (!reading.model) return false;
    if (!reading.model->trial.present() || !reading.model->outcomes.present()) {
        problems.add(scenario + ": caseload trial wants a scenario with [trial] and [outcomes]");
        return false;
    }
    if (reading.model->outcomes.follow_up < 1) {
        problems.add(scenario + ": nobody is followed: say how long in [outcomes], follow_up = \"274 days\"");
        return false;
    }
    if (world != World::allocated) return true;
    for (const std::string& doubt : model::doubts(*reading.model))
        problems.warn(scenario + ": warning: " + doubt);
    return true;
}

/// The command of a run of one of the worlds by itself.
std::string command_of_world(RunArguments run, World world) {
    if (world != World::allocated)
        run.sets.push_back(std::string("trial.treat=") + model::world_names[world]);
    return command_to_run_again(run);
}

void write_answer(TrialArguments arguments, const model::TrialAnswer& answer,
                  const std::filesystem::path& folder) {
    RunArguments& run = arguments.run;
    const model::Comparison& comparison = *answer.comparison;
    run.replications = replications_text({comparison.base.first_replication, comparison.replications()});
    std::vector<std::string> commands;
    for (const World world : {World::nobody, World::allocated, World::everybody})
        commands.push_back(command_of_world(run, world));
    output::write_trial(folder / "trial.csv", answer.allocated(), answer.found);
    output::write_comparison(folder / "comparison.csv", folder / "comparison_series.csv", comparison);
    output::write_file(folder / "run.json",
                       output::comparison_json(comparison, command_to_run_again(arguments)));
    output::add_comparison_to_store(folder / "results.db", comparison, commands);
    if (!run.quiet) fmt::print("{}", output::trial_text(answer.allocated(), answer.found));
    if (run.store.empty()) return;
    const auto first = output::add_comparison_to_store(run.store, comparison, commands);
    if (!run.quiet) fmt::print("\nIn {} they are the runs from {} on\n", run.store.string(), first);
}

model::TrialAnswer ask(const RunArguments& run, const model::TrialQuestion& question,
                       const std::stop_token& stop) {
    output::Progress progress(progress_style(run));
    return answer(question, reader_of(run.scenario), telling_of(progress, stop));
}

}  // namespace

int trial(const TrialArguments& arguments) {
    const RunArguments& run = arguments.run;
    Problems problems;
    model::TrialQuestion question{
        .start = {.seed = run.seed, .replications = wanted_replications(run.replications, problems)},
        .threads = threads_or_all(run.threads),
        .finding_warm_up = [&](int replications) { tell_finding_warm_up(run, replications); },
        .settled = warn_where_too_short};
    check_places(run, problems);
    question.changed = changed_keys(run.sets, problems);
    for (const World world : {World::allocated, World::nobody, World::everybody})
        if (!check_world(run, question.changed, world, problems)) break;
    problems.print();
    if (problems.any()) return wrong_input;
    return in_a_folder(run, "trial", [&](const std::filesystem::path& folder, const std::stop_token& stop) {
        write_answer(arguments, ask(run, question, stop), folder);
    });
}

}  // namespace caseload::cli
