#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <memory>
#include <optional>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/continued.hpp"
#include "cli/doubts.hpp"
#include "cli/exit_codes.hpp"
#include "cli/interrupt.hpp"
#include "cli/places.hpp"
#include "cli/precision.hpp"
#include "cli/problems.hpp"
#include "cli/warm_up.hpp"
#include "model/questions/compare.hpp"
#include "output/answers/comparison.hpp"
#include "output/answers/comparison_report.hpp"
#include "output/files/file.hpp"
#include "output/files/folder.hpp"
#include "output/files/progress.hpp"
#include "output/store/store.hpp"

namespace caseload::cli {

namespace {

/// A scenario that can run. It stays where it is, for the results point into it.
struct Scenario {
    explicit Scenario(model::Model&& read) : model(std::move(read)) { setup.emplace(model); }
    model::Model model;
    std::optional<model::Setup> setup;
};

using Scenarios = std::vector<std::unique_ptr<Scenario>>;

Scenarios read_all(const CompareArguments& arguments, Problems& problems) {
    const auto overrides = overrides_of(arguments.run.sets, problems);
    Scenarios scenarios;
    std::vector<std::filesystem::path> files{arguments.run.scenario};
    files.insert(files.end(), arguments.variants.begin(), arguments.variants.end());
    for (const std::filesystem::path& file : files) {
        auto reading = scenarios::read(file, overrides);
        problems.add(reading.problems);
        if (!reading.model) continue;
        for (const std::string& doubt : doubts(*reading.model))
            problems.warn(file.string() + ": warning: " + doubt);
        scenarios.push_back(std::make_unique<Scenario>(std::move(*reading.model)));
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
void tell_notes(const model::StateFile& state, const CompareArguments& arguments, const Scenarios& scenarios,
                Problems& problems) {
    for (std::size_t s = 0; s < scenarios.size(); ++s) {
        const auto& file = s == 0 ? arguments.run.scenario : arguments.variants[s - 1];
        for (const std::string& note : state.notes(*scenarios[s]->setup))
            problems.warn(file.string() + ": warning: from the state: " + note);
    }
}

output::Folder make_folder(const RunArguments& run, const model::Model& base) {
    if (!run.out.empty()) return {run.out, run.force};
    return output::Folder::numbered("results", base.name + "-compared");
}

/// Simulates and puts the results in place. Throws when it cannot.
int compare_models(CompareArguments arguments, const Continued& start, const Scenarios& scenarios,
                   const std::optional<PrecisionWish>& wish) {
    const Replications replications = start.replications;
    std::optional<output::Folder> folder;
    const Interrupt interrupt([&] {
        if (folder) folder->abandon();
    });
    folder.emplace(make_folder(arguments.run, scenarios.front()->model));

    std::vector<const model::Setup*> variants;
    for (std::size_t s = 1; s < scenarios.size(); ++s) variants.push_back(&*scenarios[s]->setup);
    std::optional<PrecisionWatch> watch;
    if (wish) watch.emplace(*wish);
    model::CompareOptions options{.first = replications.first,
                                  .count = replications.count,
                                  .seed = start.seed,
                                  .threads = threads_or_all(arguments.run.threads),
                                  .from = {},
                                  .enough = {},
                                  .progress = {},
                                  .stop = interrupt.token()};
    start.settle(options);
    if (watch) options.enough = [&](const model::Comparison& comparison) { return watch->look(comparison); };
    std::optional<output::Progress> progress(progress_style(arguments.run));
    options.progress = [&](int done, int count, std::uint64_t events) {
        progress->tell(done, watch ? watch->expected(done, count) : count, events);
    };
    const auto comparison = model::compare(*scenarios.front()->setup, variants, options);
    progress.reset();
    if (comparison->interrupted || interrupt.requested()) {
        fmt::print(stderr, "interrupted after {} replications: nothing was written\n",
                   comparison->replications());
        return run_failed;
    }
    arguments.run.replications = replications_text({replications.first, comparison->replications()});
    const auto commands = commands_of_runs(arguments);
    output::write_comparison(folder->temporary() / "comparison.csv",
                             folder->temporary() / "comparison_series.csv", *comparison);
    output::write_file(folder->temporary() / "run.json",
                       output::comparison_json(*comparison, command_to_run_again(arguments)));
    output::write_file(folder->temporary() / "report.html",
                       output::comparison_report(*comparison, command_to_run_again(arguments)));
    output::add_comparison_to_store(folder->temporary() / "results.db", *comparison, commands);
    const std::string shown = arguments.run.quiet ? std::string{} : output::comparison_summary(*comparison);
    const std::filesystem::path place = folder->put_in_place();
    if (!arguments.run.quiet) {
        fmt::print("{}\n", shown);
        if (watch) fmt::print("{}\n", watch->told());
        fmt::print("Results are in {}\n", output::place_in_words(place));
    }
    if (arguments.run.store.empty()) return done;
    const auto first = output::add_comparison_to_store(arguments.run.store, *comparison, commands);
    if (!arguments.run.quiet)
        fmt::print("In {} they are the runs from {} on\n", arguments.run.store.string(), first);
    return done;
}

}  // namespace

int compare(const CompareArguments& arguments) {
    Problems problems;
    const auto replications = parse_replications(arguments.run.replications);
    if (!replications)
        problems.add(fmt::format("--replications {}: wanted a number such as 200, or a range such as 5..9",
                                 arguments.run.replications));
    check_places(arguments.run, problems);
    const auto wish = precision_wish(arguments.run, problems);
    const Scenarios scenarios = read_all(arguments, problems);
    if (wish) {
        std::vector<const model::Setup*> setups;
        for (const auto& scenario : scenarios) setups.push_back(&*scenario->setup);
        check_measures(*wish, setups, problems);
    }
    const Continued start = continued(
        arguments.run, most_replications(arguments.run, replications.value_or(Replications{})), problems);
    if (start.state && !problems.any()) tell_notes(*start.state, arguments, scenarios, problems);
    problems.print();
    if (problems.any()) return wrong_input;
    try {
        std::vector<model::Model*> models;
        for (const auto& scenario : scenarios) models.push_back(&scenario->model);
        settle_warm_up(models, arguments.run, start);
        for (const auto& scenario : scenarios) scenario->setup.emplace(scenario->model);
        return compare_models(arguments, start, scenarios, wish);
    } catch (const model::StateError& refused) {
        fmt::print(stderr, "caseload: {}\n", refused.what());
        return wrong_input;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: the comparison failed: {}\n", failure.what());
        return run_failed;
    }
}

}  // namespace caseload::cli
