#include <CLI/CLI.hpp>

#include "cli/options.hpp"

namespace caseload::cli {

CLI::App* add_trial(CLI::App& program, RunArguments& trial) {
    CLI::App* command = program.add_subcommand(
        "trial", "Runs a scenario's trial beside a roll-out: effect, power and spillover");
    add_scenario(*command, trial.scenario);
    // Each replication is a trial and costs three runs.
    trial.replications = "50";
    add_run_options(*command, trial);
    command->add_option("--out", trial.out,
                        "Folder for the results (default: results/SCENARIO-trial-NNN, a new number)");
    command->add_option("--store", trial.store,
                        "Also adds the runs and their comparison to this results store");
    command->footer(
        "Every replication is run three times with the same people and luck: nobody treated, treated as "
        "[trial] allocates,\n"
        "everybody treated whom it allocates. trial.csv has the effects, comparison.csv every figure less "
        "nobody treated.\n"
        "Examples:\n"
        "  caseload trial scenarios/iap-trial/questions/roll-out-same-rooms.toml\n"
        "  caseload trial scenarios/iap-trial --set trial.allocation=cluster --replications 200");
    return command;
}

}  // namespace caseload::cli
