#include <CLI/CLI.hpp>
#include <memory>

#include "cli/options/commands.hpp"
#include "cli/options/shared.hpp"
#include "output/log/logs.hpp"

namespace caseload::cli {

namespace {

void add_continuing(CLI::App& command, RunArguments& run) {
    add_from(command, run);
    command
        .add_option("--checkpoint", run.checkpoint,
                    "So often, what is done is written to DIR.checkpoint beside --out: 30s, 10min, 1h")
        ->type_name("TIME");
    command.add_flag("--resume", run.resume, "Goes on after the checkpoint of the same run");
}

}  // namespace

void add_run(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<RunArguments>();
    CLI::App* command = program.add_subcommand("run", "Simulates a scenario and writes its results");
    RunArguments& run = *arguments;
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
            return output::parse_event_forms(text)
                       ? std::string{}
                       : "wanted csv, ocel, xes or several with commas, found " + text;
        });
    command
        ->add_option("--workbook", run.workbook,
                     "Also writes a workbook; a name without a slash stands in the folder of the results")
        ->type_name("FILE.xlsx");
    command->add_option("--store", run.store,
                        "Also adds the run to this results store, made where it is missing");
    command->add_flag(
        "--verify", run.verify,
        "Holds every replication against what must be true of any: who came in, who left and who "
        "is inside, Little's law, causes and waits, shares, nobody and nothing in two places, "
        "nothing held by nobody");
    add_continuing(*command, run);
    command->footer(
        "Examples:\n"
        "  caseload run scenarios/iap-trial --replications 200\n"
        "  caseload run scenarios/theory/mm1.toml --out results/mm1 --force\n"
        "  caseload run scenarios/theory/mm1.toml --precision 2% --precision-of wait --budget 5min\n"
        "  caseload run scenarios/iap-trial --replications 2 --verify\n"
        "  caseload run scenarios/iap-trial --set rules.iap.workshop_minutes='\"75 min\"'");
    command->final_callback(
        [&chosen, arguments] { chosen.command = [arguments] { return cli::run(*arguments); }; });
}

void add_save(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<SaveArguments>();
    CLI::App* command =
        program.add_subcommand("save", "Simulates up to a day and writes the state to a file");
    SaveArguments& save = *arguments;
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
    command->final_callback(chooser(chosen, arguments, cli::save));
}

}  // namespace caseload::cli
