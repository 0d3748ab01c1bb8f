#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <map>

#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/experiments.hpp"
#include "cli/options.hpp"
#include "output/files/version.hpp"
#include "output/log/logs.hpp"

// CLI11 is slow to compile: only this file and those of options know it.

namespace {

using namespace caseload::cli;

/// "--events ocel" as "--events=ocel", which CLI11 has for an option that may stand alone.
std::vector<std::string> with_forms_joined(int count, char** words) {
    std::vector<std::string> joined(words, words + count);
    for (std::size_t w = 1; w + 1 < joined.size(); ++w) {
        const auto forms = caseload::output::parse_event_forms(joined[w + 1]);
        if (joined[w] != "--events" || !forms || !forms->any()) continue;
        joined[w] += "=" + joined[w + 1];
        joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(w) + 1);
    }
    return joined;
}

void add_continuing(CLI::App& command, RunArguments& run) {
    add_from(command, run);
    command
        .add_option("--checkpoint", run.checkpoint,
                    "So often, what is done is written to DIR.checkpoint beside --out: 30s, 10min, 1h")
        ->type_name("TIME");
    command.add_flag("--resume", run.resume, "Goes on after the checkpoint of the same run");
}

CLI::App* add_save(CLI::App& program, SaveArguments& save) {
    CLI::App* command =
        program.add_subcommand("save", "Simulates up to a day and writes the state to a file");
    add_scenario(*command, save.run.scenario);
    command->add_option("STATE", save.state, "The file, for caseload run --from")->required();
    command->add_option("--at", save.at, "The day at whose beginning the state is taken")
        ->type_name("DATE")
        ->required();
    add_run_options(*command, save.run);
    command->footer(
        "Example:\n"
        "  caseload save scenarios/iap-trial --at 2015-06-01 warm.state\n"
        "  caseload run scenarios/iap-trial --from warm.state");
    return command;
}

CLI::App* add_run(CLI::App& program, RunArguments& run) {
    CLI::App* command = program.add_subcommand("run", "Simulates a scenario and writes its results");
    add_scenario(*command, run.scenario);
    add_run_options(*command, run);
    add_precision(*command, run, "half of the 95% interval is at most this share of the mean");
    command->add_option("--out", run.out,
                        "Folder for the results (default: results/SCENARIO-NNN, a new number)");
    command
        ->add_flag(
            "--events{csv}", run.events,
            "Also writes every event of every life: csv to events.csv, ocel (OCEL 2.0) to an SQLite file and "
            "xes (IEEE 1849) to an XML file each replication; several with commas; alone: csv")
        ->check([](const std::string& text) {
            return caseload::output::parse_event_forms(text)
                       ? std::string{}
                       : "wanted csv, ocel, xes or several with commas, found " + text;
        });
    command
        ->add_option("--workbook", run.workbook,
                     "Also writes a workbook; a name without a slash stands in the folder of the results")
        ->type_name("FILE.xlsx");
    command->add_option("--store", run.store,
                        "Also adds the run to this results store, made where it is missing");
    add_continuing(*command, run);
    command->footer(
        "Examples:\n"
        "  caseload run scenarios/iap-trial --replications 200\n"
        "  caseload run scenarios/theory/mm1.toml --out results/mm1 --force\n"
        "  caseload run scenarios/theory/mm1.toml --precision 2% --precision-of wait --budget 5min\n"
        "  caseload run scenarios/iap-trial --set rules.iap.workshop_minutes='\"75 min\"'");
    return command;
}

CLI::App* add_check(CLI::App& program, CheckArguments& check) {
    CLI::App* command = program.add_subcommand("check", "Tells every problem of scenarios, or \"sound\"");
    command->add_option("SCENARIO", check.scenarios, "Scenario files or folders")->required();
    add_sets(*command, check.sets);
    command->footer("Example:\n  caseload check scenarios/iap-trial scenarios/iap-youth");
    return command;
}

CLI::App* add_draw(CLI::App& program, DrawArguments& draw) {
    CLI::App* command = program.add_subcommand("draw", "Draws the pathways as a picture");
    add_scenario(*command, draw.scenario);
    add_sets(*command, draw.sets);
    command
        ->add_option("--format", draw.format,
                     "svg: a picture; dot: for Graphviz (default: svg for a file named .svg, else dot)")
        ->check(CLI::IsMember({"svg", "dot"}));
    command->add_option("--out", draw.out, "A file (default: standard output)");
    command->footer("Example:\n  caseload draw scenarios/iap-trial --out pathways.svg");
    return command;
}

CLI::App* add_story(CLI::App& program, StoryArguments& story) {
    CLI::App* command = program.add_subcommand("story", "Tells one life, with dates and rule ids");
    add_scenario(*command, story.scenario);
    add_sets(*command, story.sets);
    command->add_option("--claimant", story.claimant, "Whose (default: lists some)")
        ->type_name("OFFICE/SOURCE/DAY/NUMBER");
    command->add_option("--replication", story.replication, "In which replication, from 0")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
    add_seed(*command, story.seed);
    command->add_option("--out", story.out, "A file (default: standard output)");
    command->footer(
        "Example:\n  caseload story scenarios/iap-trial --claimant 6653/new_claims/2015-03-11/14");
    return command;
}

CLI::App* add_calibrate(CLI::App& program, CalibrateArguments& calibrate) {
    CLI::App* command =
        program.add_subcommand("calibrate", "Fits the free parameters of a scenario to its targets");
    calibrate.run.out = "fitted.toml";
    add_scenario(*command, calibrate.run.scenario);
    add_run_options(*command, calibrate.run);
    command->add_option("--targets", calibrate.targets,
                        "A file with [[targets]] and [[free]] (default: the scenario's own)");
    command
        ->add_option("--out", calibrate.run.out,
                     "File for the fitted values; beside it their errors and the targets, as CSV")
        ->capture_default_str();
    command->add_option("--evaluations", calibrate.evaluations, "At most so many points are simulated")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->footer(
        "Examples:\n"
        "  caseload calibrate scenarios/help-to-work --replications 4 --evaluations 30\n"
        "  caseload calibrate desk.toml --targets counted-in-may.toml --out may.toml");
    return command;
}

CLI::App* add_runs(CLI::App& program, std::filesystem::path& store) {
    CLI::App* command = program.add_subcommand("runs", "Lists the runs of a results store");
    command->add_option("FILE", store, "results.db of a run, or a file given to --store")->required();
    command->footer("Example:\n  caseload runs results/store.db");
    return command;
}

CLI::App* add_reference(CLI::App& program, bool& markdown, bool& json_schema) {
    CLI::App* command =
        program.add_subcommand("reference", "Lists every stage, parameter, measure, event and scenario key");
    CLI::Option* as_markdown = command->add_flag("--markdown", markdown, "As Markdown");
    command->add_flag("--json-schema", json_schema, "The scenario language as a JSON Schema")
        ->excludes(as_markdown);
    command->footer("Example:\n  caseload reference --json-schema > scenario.schema.json");
    return command;
}

/// Says so where not everything printed has reached the standard output: a full disk.
bool standard_output_is_whole() {
    const bool flushed = std::fflush(stdout) == 0;
    if (flushed && std::ferror(stdout) == 0) return true;
    fmt::print(stderr, "caseload: the standard output could not be written{}\n",
               flushed ? "" : fmt::format(": {}", std::strerror(errno)));
    return false;
}

}  // namespace

int main(int count, char** words) {
    CLI::App program(
        "caseload simulates the people an employment office looks after.\n"
        "Exit codes: 0 done; 1 the run failed; 2 the input or the command line was wrong.");
    program.name("caseload");
    program.set_version_flag("--version", fmt::format("caseload {}", caseload::output::version));
    program.require_subcommand(1);
    program.footer("caseload COMMAND --help tells more, with examples.");

    RunArguments run;
    RunArguments trial;
    CompareArguments compare;
    SaveArguments save;
    CheckArguments check;
    DrawArguments draw;
    StoryArguments story;
    CalibrateArguments calibrate;
    SizeArguments size;
    SweepArguments sweep;
    std::filesystem::path store;
    bool markdown = false;
    bool json_schema = false;
    const CLI::App* const is_run = add_run(program, run);
    const CLI::App* const is_compare = add_compare(program, compare);
    const CLI::App* const is_trial = add_trial(program, trial);
    const CLI::App* const is_save = add_save(program, save);
    const CLI::App* const is_check = add_check(program, check);
    const CLI::App* const is_draw = add_draw(program, draw);
    const CLI::App* const is_story = add_story(program, story);
    const CLI::App* const is_calibrate = add_calibrate(program, calibrate);
    const CLI::App* const is_size = add_size(program, size);
    const CLI::App* const is_sweep = add_sweep(program, sweep);
    const CLI::App* const is_runs = add_runs(program, store);
    add_reference(program, markdown, json_schema);
    try {
        // CLI11 takes the words from the last to the first, without the program's name.
        std::vector<std::string> joined = with_forms_joined(count, words);
        std::reverse(joined.begin(), joined.end());
        joined.pop_back();
        program.parse(std::move(joined));
    } catch (const CLI::ParseError& wrong) {
        if (count > 1 && words[1][0] != '-' && program.get_subcommands().empty()) {
            fmt::print(stderr, "there is no command {}\nRun with --help for more information.\n", words[1]);
            return wrong_input;
        }
        // Help and version are no errors; CLI11 has codes of its own for the rest.
        return program.exit(wrong) == 0 ? done : wrong_input;
    }
    run.seed_given = is_run->count("--seed") > 0;
    const auto chosen = [&] {
        if (*is_run) return caseload::cli::run(run);
        if (*is_compare) return caseload::cli::compare(compare);
        if (*is_trial) return caseload::cli::trial(trial);
        if (*is_save) return caseload::cli::save(save);
        if (*is_check) return caseload::cli::check(check);
        if (*is_draw) return caseload::cli::draw(draw);
        if (*is_story) return caseload::cli::story(story);
        if (*is_calibrate) return caseload::cli::calibrate(calibrate);
        if (*is_size) return caseload::cli::size(size);
        if (*is_sweep) return caseload::cli::sweep(sweep);
        if (*is_runs) return caseload::cli::runs(store);
        return caseload::cli::reference(json_schema ? ReferenceForm::json_schema
                                        : markdown  ? ReferenceForm::markdown
                                                    : ReferenceForm::text);
    };
    try {
        const int code = chosen();
        return standard_output_is_whole() || code != done ? code : run_failed;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: {}\n", failure.what());
        return run_failed;
    }
}
