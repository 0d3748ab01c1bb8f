#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <optional>

#include "cli/interrupt.hpp"
#include "cli/places.hpp"
#include "cli/progress.hpp"
#include "cli/start.hpp"
#include "cli/warm_up.hpp"
#include "cli/words/changed_keys.hpp"
#include "cli/words/command_line.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/precision.hpp"
#include "cli/words/problems.hpp"
#include "cli/words/replications.hpp"
#include "model/questions/compare.hpp"
#include "model/questions/doubts.hpp"
#include "model/questions/scenario.hpp"
#include "output/answers/comparison.hpp"
#include "output/answers/comparison_report.hpp"
#include "output/answers/precision.hpp"
#include "output/files/file.hpp"
#include "output/files/folder.hpp"
#include "output/store/store.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

namespace {

model::Scenarios read_all(const CompareArguments& arguments, Problems& problems) {
    const auto changed = changed_keys(arguments.run.sets, problems);
    model::Scenarios scenarios;
    std::vector<std::filesystem::path> files{arguments.run.scenario};
    files.insert(files.end(), arguments.variants.begin(), arguments.variants.end());
    for (const std::filesystem::path& file : files) {
        auto reading = scenarios::read(file, changed);
        problems.add(reading.problems);
        if (!reading.model) continue;
        for (const std::string& doubt : model::doubts(*reading.model))
            problems.warn(file.string() + ": warning: " + doubt);
        scenarios.push_back(std::make_unique<model::Scenario>(std::move(*reading.model)));
    }
    return scenarios;
}

/// The commands that give each scenario's run by itself, base first.
std::vector<std::string> commands_of_runs(const CompareArguments& arguments) {
    RunArguments run = arguments.run;
    std::vector<std::string> commands{command_to_run_again(run)};
    for (const auto& variant : arguments.variants) {
        run.scenario = variant;
        commands.push_back(command_to_run_again(run));
    }
    return commands;
}

/// What the arms take over from the state otherwise than one might expect.
void tell_notes(const model::StateFile& state, const CompareArguments& arguments,
                const model::Scenarios& scenarios, Problems& problems) {
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        const auto& file = s == 0 ? arguments.run.scenario : arguments.variants[s - 1];
        for (const std::string& note : state.notes(*scenarios[s]->setup))
            problems.warn(file.string() + ": warning: from the state: " + note);
    }
}

output::Folder folder_for(const RunArguments& run, const model::Model& base) {
    if (!run.out.empty()) return {run.out, run.force};
    return output::Folder::numbered("results", base.name + "-compared");
}

/// Puts the results in place and tells of them.
int put_comparison_in_place(const CompareArguments& arguments, const model::CompareAnswer& answer,
                            output::Folder& folder) {
    const model::Comparison& comparison = *answer.comparison;
    const std::filesystem::path& within = folder.temporary();
    const std::string command = command_to_run_again(arguments);
    const auto commands = commands_of_runs(arguments);
    output::write_comparison(within / "comparison.csv", within / "comparison_series.csv", comparison);
    output::write_file(within / "run.json", output::comparison_json(comparison, command));
    output::write_file(within / "report.html", output::comparison_report(comparison, command));
    output::add_comparison_to_store(within / "results.db", comparison, commands);
    const RunArguments& run = arguments.run;
    const std::string shown = run.quiet ? std::string{} : output::comparison_summary(comparison);
    const std::filesystem::path place = folder.put_in_place();
    if (!run.quiet) {
        fmt::print("{}\n", shown);
        if (answer.precision)
            fmt::print("{}\n", output::precision_text(*answer.precision, run.precision,
                                                      output::scenario_labels(comparison)));
        fmt::print("Results are in {}\n", output::place_in_words(place));
    }
    if (run.store.empty()) return done;
    const auto first = output::add_comparison_to_store(run.store, comparison, commands);
    if (!run.quiet) fmt::print("In {} they are the runs from {} on\n", run.store.string(), first);
    return done;
}

/// Simulates and puts the results in place. Throws when it cannot.
int compare_scenarios(CompareArguments arguments, const model::CompareQuestion& question) {
    std::optional<output::Folder> folder;
    const Interrupt interrupt([&] {
        if (folder) folder->abandon();
    });
    folder.emplace(folder_for(arguments.run, question.base->model));
    std::optional<output::Progress> progress(progress_style(arguments.run));
    const model::CompareAnswer found = answer(question, telling_of(*progress, interrupt.token()));
    progress.reset();
    const int replications = found.comparison->replications();
    if (found.comparison->interrupted || interrupt.requested()) {
        fmt::print(stderr, "interrupted after {} replications: nothing was written\n", replications);
        return run_failed;
    }
    arguments.run.replications = replications_text({question.start.replications.first, replications});
    return put_comparison_in_place(arguments, found, *folder);
}

model::CompareQuestion question_of(const CompareArguments& arguments, const model::Scenarios& scenarios,
                                   const model::Start& start, const std::optional<model::PrecisionAim>& aim) {
    model::CompareQuestion question{.base = &*scenarios.front()->setup,
                                    .variants = {},
                                    .start = start,
                                    .threads = threads_or_all(arguments.run.threads),
                                    .precision = aim};
    for (std::size_t s = 1; s < scenarios.size(); ++s) question.variants.push_back(&*scenarios[s]->setup);
    return question;
}

}  // namespace

int compare(const CompareArguments& arguments) {
    Problems problems;
    const auto replications = wanted_replications(arguments.run.replications, problems);
    check_places(arguments.run, problems);
    const auto aim = precision_aim(arguments.run, problems);
    const model::Scenarios scenarios = read_all(arguments, problems);
    if (aim) {
        std::vector<const model::Setup*> setups;
        for (const auto& scenario : scenarios) setups.push_back(&*scenario->setup);
        check_measures(*aim, setups, problems);
    }
    const model::Start start =
        start_of(arguments.run, most_replications(arguments.run, replications), problems);
    if (start.state && !problems.any()) tell_notes(*start.state, arguments, scenarios, problems);
    problems.print();
    if (problems.any()) return wrong_input;
    try {
        settle(scenarios, arguments.run, start);
        return compare_scenarios(arguments, question_of(arguments, scenarios, start, aim));
    } catch (const model::StateError& refused) {
        fmt::print(stderr, "caseload: {}\n", refused.what());
        return wrong_input;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: the comparison failed: {}\n", failure.what());
        return run_failed;
    }
}

}  // namespace caseload::cli
