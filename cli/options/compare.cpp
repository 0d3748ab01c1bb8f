#include <CLI/CLI.hpp>
#include <memory>

#include "cli/options/commands.hpp"
#include "cli/options/shared.hpp"

namespace caseload::cli {

void add_compare(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<CompareArguments>();
    CLI::App* command = program.add_subcommand(
        "compare", "Compares scenarios with a base: the same people with the same luck in all");
    command
        ->add_option("BASE", arguments->run.scenario, "A scenario file, or a folder with scenario.toml in it")
        ->required();
    command->add_option("VARIANT", arguments->variants, "Scenarios that differ from it")->required();
    // Pairs tell more than runs apart, and each costs as many runs as there are scenarios.
    arguments->run.replications = "12";
    add_run_options(*command, arguments->run);
    add_precision(*command, arguments->run,
                  "half of the 95% interval of the difference is at most this share of the base");
    add_from(*command, arguments->run);
    command->add_option("--out", arguments->run.out,
                        "Folder for the results (default: results/BASE-compared-NNN, a new number)");
    command->add_option("--store", arguments->run.store,
                        "Also adds the runs and their comparison to this results store");
    command->footer(
        "Examples:\n"
        "  caseload compare scenarios/help-to-work scenarios/help-to-work/questions/*.toml\n"
        "  caseload compare scenarios/iap-trial scenarios/iap-trial/questions/tight.toml --precision 5%\n"
        "  caseload compare scenarios/iap-trial VARIANT.toml --from warm.state");
    command->final_callback(chooser(chosen, arguments, cli::compare));
}

}  // namespace caseload::cli
