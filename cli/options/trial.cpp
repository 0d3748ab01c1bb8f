#include <CLI/CLI.hpp>
#include <memory>

#include "cli/options/commands.hpp"
#include "cli/options/shared.hpp"

namespace caseload::cli {

void add_trial(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<TrialArguments>();
    CLI::App* command = program.add_subcommand(
        "trial", "Runs a scenario's trial beside a roll-out: effect, power and spillover");
    add_scenario(*command, arguments->run.scenario);
    // Each replication is a trial and costs three runs.
    arguments->run.replications = "50";
    add_run_options(*command, arguments->run);
    command->add_option("--out", arguments->run.out,
                        "Folder for the results (default: results/SCENARIO-trial-NNN, a new number)");
    command->add_option("--store", arguments->run.store,
                        "Also adds the runs and their comparison to this results store");
    command->footer(
        "Every replication is run three times with the same people and luck: nobody treated, treated as "
        "[trial] allocates,\n"
        "everybody treated whom it allocates. trial.csv has the effects, comparison.csv every figure less "
        "nobody treated.\n"
        "Examples:\n"
        "  caseload trial scenarios/iap-trial/trials/roll-out-same-rooms.toml\n"
        "  caseload trial scenarios/iap-trial --set trial.allocation=cluster --replications 200");
    command->final_callback(chooser(chosen, arguments, cli::trial));
}

}  // namespace caseload::cli
