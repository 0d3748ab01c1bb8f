#include <CLI/CLI.hpp>
#include <memory>

#include "cli/options/commands.hpp"
#include "cli/options/shared.hpp"

namespace caseload::cli {

namespace {

void add_shared(CLI::App& command, RunArguments& run, std::vector<std::string>& vary) {
    add_scenario(command, run.scenario);
    command.add_option("--vary", vary, "A key of the scenario, as of --set, and the values it takes")
        ->type_name("KEY=LOW..HIGH[:STEP] | KEY=A,B,C")
        ->take_all()
        ->expected(1)
        ->required();
    add_sets(command, run.sets);
    add_seed(command, run.seed);
    command
        .add_option("--threads", run.threads,
                    "At most so many; results are the same at any number (default: all)")
        ->check(CLI::Range(1, 4096));
    command.add_option("--progress", run.progress, "Whether to tell how far it has come")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
    command.add_flag("--quiet", run.quiet, "No progress and no summary");
    command.add_flag("--force", run.force, "Replace results that exist");
}

}  // namespace

void add_size(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<SizeArguments>();
    CLI::App* command = program.add_subcommand(
        "size", "Finds the smallest capacity that meets targets, or the frontier of two resources");
    add_shared(*command, arguments->run, arguments->vary);
    command
        ->add_option("--target", arguments->targets,
                     "What a measure is to be, in its unit or in percent; may be given again for another")
        ->type_name("'MEASURE >= VALUE [+- ZONE]'")
        ->take_all()
        ->expected(1)
        ->required();
    command->add_option("--confidence", arguments->confidence, "The probability of choosing right, at least")
        ->check(CLI::Range(0.5, 0.9999))
        ->capture_default_str();
    command->add_option("--most-runs", arguments->most_runs, "Of one value, before it counts as undecided")
        ->check(CLI::Range(12, 1'000'000))
        ->capture_default_str();
    command->add_option("--out", arguments->run.out,
                        "Folder for the results (default: results/SCENARIO-size-NNN, a new number)");
    command->footer(
        "MEASURE is a name, with @office=, @stage=, @week= or a group after it, parted by semicolons:\n"
        "  within_limit@deadline=first_interview   wait@stage=iap.workshop_1;office=Selby\n"
        "or, where only one is meant, PART.MEASURE: service.wait, first_interview.within_limit.\n"
        "ZONE: how near to VALUE a mean may be judged either way (default: 1% of a share, else 5% of "
        "VALUE).\n"
        "Examples:\n"
        "  caseload size scenarios/theory/mmc.toml --vary offices.Centre.resources.server=11..20 \\\n"
        "      --target 'service.waited <= 20% +- 2%'\n"
        "  caseload size scenarios/iap-trial --vary offices.Selby.staff.work_coach.count=12..26 \\\n"
        "      --target 'within_limit@office=Selby;deadline=package_by_day_21 >= 15% +- 3%'");
    command->final_callback(chooser(chosen, arguments, cli::size));
}

void add_sweep(CLI::App& program, Chosen& chosen) {
    const auto arguments = std::make_shared<SweepArguments>();
    CLI::App* command =
        program.add_subcommand("sweep", "Tries many values of several keys and tells what matters most");
    add_shared(*command, arguments->run, arguments->vary);
    command
        ->add_option("--measure", arguments->measures,
                     "What is looked at, named as for size; may be given again for another")
        ->type_name("MEASURE[@PART;...]")
        ->take_all()
        ->expected(1)
        ->required();
    command
        ->add_option(
            "--design", arguments->design,
            "grid: every combination; lhs: a Latin hypercube in the ranges; morris: trajectories in which "
            "one key moves at a time")
        ->check(CLI::IsMember({"grid", "lhs", "morris"}))
        ->capture_default_str();
    command
        ->add_option("--points", arguments->points,
                     "Of lhs (default: 10 a key); of morris that many trajectories (default: 10)")
        ->check(CLI::Range(2, 100'000));
    arguments->run.replications = "10";
    command->add_option("--replications", arguments->run.replications, "At every point, with the same luck")
        ->type_name("N | A..B")
        ->capture_default_str();
    command->add_option("--out", arguments->run.out,
                        "Folder for the results (default: results/SCENARIO-sweep-NNN, a new number)");
    command->footer(
        "Examples:\n"
        "  caseload sweep scenarios/theory/mmc.toml --vary offices.Centre.resources.server=11..15 \\\n"
        "      --vary arrivals.0.per_hour=5..6:0.5 --measure service.waited --measure service.wait\n"
        "  caseload sweep scenarios/iap-trial --design morris --vary "
        "offices.Selby.staff.work_coach.count=15..26 \\\n"
        "      --vary 'rules.iap.workshop_minutes=60..120 min' --measure iap.workshop_1.wait");
    command->final_callback(chooser(chosen, arguments, cli::sweep));
}

}  // namespace caseload::cli
