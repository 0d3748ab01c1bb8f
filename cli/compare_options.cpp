#include <CLI/CLI.hpp>

#include "cli/options.hpp"

namespace caseload::cli {

CLI::App* add_compare(CLI::App& program, CompareArguments& compare) {
    CLI::App* command = program.add_subcommand(
        "compare", "Compares scenarios with a base: the same people with the same luck in all");
    command->add_option("BASE", compare.run.scenario, "A scenario file, or a folder with scenario.toml in it")
        ->required();
    command->add_option("VARIANT", compare.variants, "Scenarios that differ from it")->required();
    // Pairs tell more than runs apart, and each costs as many runs as there are scenarios.
    compare.run.replications = "12";
    add_run_options(*command, compare.run);
    add_precision(*command, compare.run,
                  "half of the 95% interval of the difference is at most this share of the base");
    add_from(*command, compare.run);
    command->add_option("--out", compare.run.out,
                        "Folder for the results (default: results/BASE-compared-NNN, a new number)");
    command->add_option("--store", compare.run.store,
                        "Also adds the runs and their comparison to this results store");
    command->footer(
        "Examples:\n"
        "  caseload compare scenarios/help-to-work scenarios/help-to-work/questions/*.toml\n"
        "  caseload compare scenarios/iap-trial scenarios/iap-trial/questions/tight.toml --precision 5%\n"
        "  caseload compare scenarios/iap-trial VARIANT.toml --from warm.state");
    return command;
}

}  // namespace caseload::cli
