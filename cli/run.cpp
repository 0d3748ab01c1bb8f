#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <optional>

#include "cli/checkpoint.hpp"
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
#include "model/questions/doubts.hpp"
#include "model/questions/run.hpp"
#include "model/questions/scenario.hpp"
#include "output/answers/precision.hpp"
#include "output/files/file.hpp"
#include "output/files/folder.hpp"
#include "output/files/version.hpp"
#include "output/log/logs.hpp"
#include "output/report/report.hpp"
#include "output/store/store.hpp"
#include "output/summary/summary.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/measures.hpp"
#include "output/tables/published.hpp"
#include "output/tables/run_json.hpp"
#include "output/workbook/workbook.hpp"
#include "scenarios/reader/read.hpp"

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
std::string identity(const RunArguments& arguments, const model::RunQuestion& question) {
    return fmt::format("{} (luck {}, scenario {}, caseload {})", command_to_run_again(arguments),
                       question.start.seed, output::scenario_hash(question.scenario->model), output::version);
}

/// Writes all results, puts them in place and tells of them.
void put_in_place(const RunArguments& arguments, const model::RunAnswer& answer, output::Folder& folder) {
    const model::Results& results = answer.results;
    write_results(folder.temporary(), results, command_to_run_again(arguments));
    if (!arguments.workbook.empty())
        output::write_workbook(workbook_path(arguments.workbook, folder.temporary()), results);
    const std::string shown = arguments.quiet ? std::string{} : output::summary(results);
    const std::filesystem::path place = folder.put_in_place();
    const std::string reached =
        answer.precision ? output::precision_text(*answer.precision, arguments.precision, {}) + "\n" : "";
    // A standard output that is full is noticed when the program ends: the results are in place all the same.
    const std::string told =
        fmt::format("{}\n{}Results are in {}\n", shown, reached, output::place_in_words(place));
    if (!arguments.quiet) std::fputs(told.c_str(), stdout);
}

/// What --verify has found so far.
struct Verified {
    model::Faults faults;
    int replications = 0;

    void add(int replication, const model::Faults& found) {
        ++replications;
        model::Faults named = found;
        for (std::string& fault : named.told) fault = fmt::format("replication {}, {}", replication, fault);
        faults.add(named);
    }
    /// Says it; the exit code.
    int tell() const {
        if (faults.found == 0) {
            fmt::print("Verified: all {} checks hold in {} {}\n",
                       output::grouped(static_cast<double>(faults.looked_at), 0), replications,
                       replications == 1 ? "replication" : "replications");
            return done;
        }
        for (const std::string& fault : faults.told)
            fmt::print(stderr, "caseload: does not hold: {}\n", fault);
        fmt::print(stderr, "caseload: {} of {} checks do not hold; the results are in place\n", faults.found,
                   faults.looked_at);
        return run_failed;
    }
};

int tell_interrupted(const model::Results& results, int of, const std::optional<Checkpoint>& checkpoint) {
    if (checkpoint) checkpoint->write(results);
    fmt::print(stderr, "interrupted after {} of {} replications{}\n", results.replications, of,
               checkpoint ? "; --resume goes on after them" : ": nothing was written");
    return run_failed;
}

/// Simulates and puts the results in place. Throws when it cannot.
int simulate(RunArguments arguments, model::RunQuestion question) {
    const model::Model& model = question.scenario->model;
    // Made before the listener, so that a second Ctrl-C finds it.
    std::optional<output::Folder> folder;
    const Interrupt interrupt([&] {
        if (folder) folder->abandon();
    });
    folder.emplace(make_folder(arguments, model));
    const auto forms = output::parse_event_forms(arguments.events).value_or(output::EventForms{});
    output::EventLogs logs(folder->temporary(), forms, model);
    if (logs.any()) question.log = [&](int replication) { return logs.sink(replication); };
    Verified verified;
    if (arguments.verify)
        question.verified = [&](int replication, const model::Faults& faults) {
            verified.add(replication, faults);
        };
    std::optional<output::Progress> progress(progress_style(arguments));
    std::optional<Checkpoint> checkpoint;
    std::optional<model::Results> earlier;
    if (arguments.resume || !arguments.checkpoint.empty())
        checkpoint.emplace(arguments.out, identity(arguments, question));
    if (arguments.resume) question.earlier = &earlier.emplace(checkpoint->read(*question.scenario));
    if (const auto interval = parse_interval(arguments.checkpoint)) {
        question.folded = [&checkpoint, interval = *interval](const model::Results& folded) {
            checkpoint->write_now_and_then(folded, interval);
        };
    }
    const model::RunAnswer found = answer(question, telling_of(*progress, interrupt.token()));
    progress.reset();
    const auto [first, count] = question.start.replications;
    if (found.results.interrupted || interrupt.requested())
        return tell_interrupted(found.results, count, checkpoint);
    if (found.precision) arguments.replications = replications_text({first, found.results.replications});
    logs.finish(first, found.results.replications);
    put_in_place(arguments, found, *folder);
    if (checkpoint) checkpoint->remove();
    // The results are safe now, whatever becomes of the shared store.
    const int stored = arguments.store.empty() ? done : add_to_shared_store(arguments, found.results);
    const int held = arguments.verify ? verified.tell() : done;
    return stored != done ? stored : held;
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

void check_workbook(const RunArguments& arguments, Problems& problems) {
    const std::filesystem::path& workbook = arguments.workbook;
    if (!workbook.empty() && workbook.extension() != ".xlsx")
        problems.add(fmt::format("--workbook {}: wanted a name that ends in .xlsx", workbook.string()));
    if (workbook.has_parent_path() && std::filesystem::exists(workbook) && !arguments.force)
        problems.add(fmt::format("--workbook {}: exists; --force replaces it", workbook.string()));
}

/// The scenario; none where it is not sound.
model::Scenarios read_scenario(const RunArguments& arguments, Problems& problems) {
    auto reading = scenarios::read(arguments.scenario, changed_keys(arguments.sets, problems));
    problems.add(reading.problems);
    model::Scenarios scenarios;
    if (!reading.model) return scenarios;
    const auto& scenario =
        *scenarios.emplace_back(std::make_unique<model::Scenario>(std::move(*reading.model)));
    for (std::string& problem : output::problems_of_targets(model::Results(*scenario.setup)))
        problems.add(arguments.scenario.string() + ": error: " + std::move(problem));
    for (const std::string& doubt : model::doubts(scenario.model))
        problems.warn(arguments.scenario.string() + ": warning: " + doubt);
    return scenarios;
}

/// The precision asked for, if any.
std::optional<model::PrecisionAim> read_precision(const RunArguments& arguments,
                                                  const model::Scenarios& scenarios, Problems& problems) {
    auto aim = precision_aim(arguments, problems);
    if (!aim) return aim;
    if (!scenarios.empty()) check_measures(*aim, {&*scenarios.front()->setup}, problems);
    if (!arguments.from.empty() || arguments.resume || !arguments.checkpoint.empty())
        problems.add("--precision needs a run from the beginning: without --from, --checkpoint and --resume");
    return aim;
}

}  // namespace

int run(const RunArguments& arguments) {
    Problems problems;
    const auto replications = wanted_replications(arguments.replications, problems);
    check_places(arguments, problems);
    check_workbook(arguments, problems);
    check_checkpoint(arguments, problems);
    const model::Scenarios scenarios = read_scenario(arguments, problems);
    const auto aim = read_precision(arguments, scenarios, problems);
    const model::Start start = start_of(arguments, most_replications(arguments, replications), problems);
    if (start.state && !scenarios.empty()) {
        for (const std::string& note : start.state->notes(*scenarios.front()->setup))
            problems.warn(arguments.scenario.string() + ": warning: from the state: " + note);
    }
    problems.print();
    if (problems.any() || scenarios.empty()) return wrong_input;

    try {
        settle(scenarios, arguments, start);
        return simulate(arguments, {.scenario = &*scenarios.front()->setup,
                                    .start = start,
                                    .threads = threads_or_all(arguments.threads),
                                    .precision = aim});
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
