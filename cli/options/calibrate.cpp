#include <CLI/CLI.hpp>
#include <memory>

#include "cli/options/commands.hpp"
#include "cli/options/shared.hpp"

namespace caseload::cli {

void add_calibrate(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<CalibrateArguments>();
    CLI::App* command =
        program.add_subcommand("calibrate", "Fits the free parameters of a scenario to its targets");
    arguments->run.out = "fitted.toml";
    add_scenario(*command, arguments->run.scenario);
    add_run_options(*command, arguments->run);
    command->add_option("--targets", arguments->targets,
                        "A file with [[targets]] and [[free]] (default: the scenario's own)");
    command
        ->add_option("--out", arguments->run.out,
                     "File for the fitted values; beside it their errors and the targets, as CSV")
        ->capture_default_str();
    command->add_option("--evaluations", arguments->evaluations, "At most so many points are simulated")
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->footer(
        "Examples:\n"
        "  caseload calibrate scenarios/help-to-work --replications 4 --evaluations 30\n"
        "  caseload calibrate desk.toml --targets counted-in-may.toml --out may.toml");
    command->final_callback(chooser(chosen, arguments, cli::calibrate));
}

}  // namespace caseload::cli
