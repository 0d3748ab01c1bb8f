#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <optional>

#include "cli/checkpoint.hpp"
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
#include "model/run/run.hpp"
#include "output/files/file.hpp"
#include "output/files/folder.hpp"
#include "output/files/progress.hpp"
#include "output/files/version.hpp"
#include "output/log/logs.hpp"
#include "output/report/report.hpp"
#include "output/store/store.hpp"
#include "output/summary/summary.hpp"
#include "output/tables/measures.hpp"
#include "output/tables/published.hpp"
#include "output/tables/run_json.hpp"
#include "output/workbook/workbook.hpp"

namespace caseload::cli {

namespace {

/// A folder name without what would lead elsewhere.
std::string folder_name(const std::string& scenario) {
    std::string name;
    for (const char letter : scenario) name += letter == '/' || letter == '\\' ? '_' : letter;
    return name.empty() || name.front() == '.' ? "scenario" + name : name;
}

output::Folder make_folder(const RunArguments& arguments, const model::Model& model) {
    if (arguments.out.empty()) return output::Folder::numbered("results", folder_name(model.name));
    return {arguments.out, arguments.force};
}

/// A bare name stands in the folder of the results.
std::filesystem::path workbook_path(const std::filesystem::path& workbook,
                                    const std::filesystem::path& folder) {
    return workbook.has_parent_path() ? workbook : folder / workbook;
}

void write_results(const std::filesystem::path& folder, const model::Results& results,
                   const std::string& command) {
    output::write_measures(folder / "measures.csv", results);
    output::write_series(folder / "series.csv", results);
    if (!results.setup->model.targets.empty())
        output::write_published(folder / "published.csv", output::published_beside_simulated(results));
    output::write_file(folder / "run.json", output::run_json(results, command));
    output::write_file(folder / "report.html", output::report(results, command));
    output::add_to_store(folder / "results.db", results, command);
}

/// Adds the run to the store of several runs. The results themselves are in place.
int add_to_shared_store(const RunArguments& arguments, const model::Results& results) {
    try {
        const auto run = output::add_to_store(arguments.store, results, command_to_run_again(arguments));
        if (!arguments.quiet) fmt::print("In {} they are run {}\n", arguments.store.string(), run);
        return done;
    } catch (const output::WriteError& failure) {
        fmt::print(stderr, "caseload: the results are in place, but not in the store: {}\n", failure.what());
        return run_failed;
    }
}

/// Who may go on after a checkpoint.
std::string identity(const RunArguments& arguments, const Continued& start, const model::Setup& setup) {
    return fmt::format("{} (luck {}, scenario {}, caseload {})", command_to_run_again(arguments), start.seed,
                       output::scenario_hash(setup.model), output::version);
}

/// Simulates and puts the results in place. Throws when it cannot.
int run_model(RunArguments arguments, const Continued& start, const model::Setup& setup,
              const std::optional<PrecisionWish>& wish) {
    const Replications replications = start.replications;
    // Made before the listener, so that a second Ctrl-C finds it.
    std::optional<output::Folder> folder;
    const Interrupt interrupt([&] {
        if (folder) folder->abandon();
    });
    folder.emplace(make_folder(arguments, setup.model));

    const auto forms = output::parse_event_forms(arguments.events).value_or(output::EventForms{});
    output::EventLogs logs(folder->temporary(), forms, setup.model);
    model::RunOptions options{.first = replications.first,
                              .count = replications.count,
                              .seed = start.seed,
                              .threads = threads_or_all(arguments.threads),
                              .log = {},
                              .progress = {},
                              .stop = interrupt.token()};
    if (logs.any()) options.log = [&](int replication) { return logs.sink(replication); };
    std::optional<PrecisionWatch> watch;
    if (wish) watch.emplace(*wish);
    if (watch) options.enough = [&](const model::Results& results) { return watch->look(results); };
    std::optional<output::Progress> progress(progress_style(arguments));
    options.progress = [&](int done, int count, std::uint64_t events) {
        progress->tell(done, watch ? watch->expected(done, count) : count, events);
    };

    options.reached = [&](int replication, sim::Day day, double share, std::uint64_t events) {
        progress->reach(replication, day, share, events);
    };

    start.settle(options, setup);
    std::optional<Checkpoint> checkpoint;
    std::optional<model::Results> earlier;
    if (arguments.resume || !arguments.checkpoint.empty())
        checkpoint.emplace(arguments.out, identity(arguments, start, setup));
    if (arguments.resume) options.earlier = &earlier.emplace(checkpoint->read(setup));
    if (const auto interval = parse_interval(arguments.checkpoint)) {
        options.folded = [&checkpoint, interval = *interval](const model::Results& folded) {
            checkpoint->write_now_and_then(folded, interval);
        };
    }

    progress->tell(earlier ? earlier->replications : 0,
                   watch ? watch->expected(0, replications.count) : replications.count, 0);
    const model::Results results = model::run(setup, options);
    progress.reset();
    if (results.interrupted || interrupt.requested()) {
        if (checkpoint) {
            checkpoint->write(results);
            fmt::print(stderr, "interrupted after {} of {} replications; --resume goes on after them\n",
                       results.replications, replications.count);
            return run_failed;
        }
        fmt::print(stderr, "interrupted after {} of {} replications: nothing was written\n",
                   results.replications, replications.count);
        return run_failed;
    }
    if (watch) arguments.replications = replications_text({replications.first, results.replications});
    logs.finish(replications.first, results.replications);
    write_results(folder->temporary(), results, command_to_run_again(arguments));
    if (!arguments.workbook.empty())
        output::write_workbook(workbook_path(arguments.workbook, folder->temporary()), results);
    const std::string shown = arguments.quiet ? std::string{} : output::summary(results);
    const std::filesystem::path place = folder->put_in_place();
    if (checkpoint) checkpoint->remove();
    // A standard output that is full is noticed when the program ends: the results are in place all the same.
    const std::string told =
        fmt::format("{}\n{}Results are in {}\n", shown, watch ? watch->told() + "\n" : std::string{},
                    output::place_in_words(place));
    if (!arguments.quiet) std::fputs(told.c_str(), stdout);
    // The results are safe now, whatever becomes of the shared store.
    return arguments.store.empty() ? done : add_to_shared_store(arguments, results);
}

void check_checkpoint(const RunArguments& arguments, Problems& problems) {
    if (!arguments.checkpoint.empty() && !parse_interval(arguments.checkpoint))
        problems.add(
            fmt::format("--checkpoint {}: wanted a time such as 30s, 10min or 1h", arguments.checkpoint));
    if (!arguments.resume && arguments.checkpoint.empty()) return;
    const std::string_view option = arguments.resume ? "--resume" : "--checkpoint";
    if (arguments.out.empty())
        problems.add(fmt::format("{}: needs --out, beside which the checkpoint stands", option));
    if (!arguments.events.empty())
        problems.add(fmt::format("{}: cannot keep an event log; leave out --events", option));
}

}  // namespace

int run(const RunArguments& arguments) {
    Problems problems;
    const auto replications = parse_replications(arguments.replications);
    if (!replications)
        problems.add(fmt::format("--replications {}: wanted a number such as 200, or a range such as 5..9",
                                 arguments.replications));
    check_places(arguments, problems);
    const std::filesystem::path& workbook = arguments.workbook;
    if (!workbook.empty() && workbook.extension() != ".xlsx")
        problems.add(fmt::format("--workbook {}: wanted a name that ends in .xlsx", workbook.string()));
    if (workbook.has_parent_path() && std::filesystem::exists(workbook) && !arguments.force)
        problems.add(fmt::format("--workbook {}: exists; --force replaces it", workbook.string()));
    check_checkpoint(arguments, problems);
    auto reading = scenarios::read(arguments.scenario, overrides_of(arguments.sets, problems));
    problems.add(reading.problems);
    std::optional<model::Setup> setup;
    if (reading.model) {
        setup.emplace(*reading.model);
        for (std::string& problem : output::problems_of_targets(model::Results(*setup)))
            problems.add(arguments.scenario.string() + ": error: " + std::move(problem));
        for (const std::string& doubt : doubts(*reading.model))
            problems.warn(arguments.scenario.string() + ": warning: " + doubt);
    }
    const auto wish = precision_wish(arguments, problems);
    if (wish && setup) check_measures(*wish, {&*setup}, problems);
    if (wish && (!arguments.from.empty() || arguments.resume || !arguments.checkpoint.empty()))
        problems.add("--precision needs a run from the beginning: without --from, --checkpoint and --resume");
    const Continued start =
        continued(arguments, most_replications(arguments, replications.value_or(Replications{})), problems);
    if (start.state && setup) {
        for (const std::string& note : start.state->notes(*setup))
            problems.warn(arguments.scenario.string() + ": warning: from the state: " + note);
    }
    problems.print();
    if (problems.any() || !setup) return wrong_input;

    try {
        if (reading.model->warm_up.wanted) {
            settle_warm_up({&*reading.model}, arguments, start);
            setup.emplace(*reading.model);
        }
        return run_model(arguments, start, *setup, wish);
    } catch (const model::StateError& refused) {
        fmt::print(stderr, "caseload: {}\n", refused.what());
        return wrong_input;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: the run failed: {}\n", failure.what());
        fmt::print(stderr, "to see it again: {}\n", command_to_run_again(arguments));
        return run_failed;
    }
}

}  // namespace caseload::cli
