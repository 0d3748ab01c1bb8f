#include "cli/new/starts.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>

#include "cli/options/commands.hpp"
#include "cli/words/commands.hpp"

namespace caseload::cli {

void add_new(CLI::App& program, Chosen& chosen) {
    CLI::App* kinds = program.add_subcommand("new", "Begins a scenario of one's own, which runs at once");
    kinds->require_subcommand(1);
    for (const Start* start : starts) {
        const auto arguments = std::make_shared<NewArguments>();
        arguments->start = start;
        CLI::App* command = kinds->add_subcommand(std::string(start->kind), std::string(start->meaning));
        command->add_option("FILE", arguments->file,
                            fmt::format("Where to write it (default: {}.toml)", start->kind));
        for (const Blank& blank : start->blanks) {
            const std::string option(blank.option);
            command
                ->add_option_function<std::string>(
                    "--" + option,
                    [arguments, option](const std::string& number) { arguments->numbers[option] = number; },
                    fmt::format("{} (default: {})", blank.question, standard(*start, blank)))
                ->type_name("NUMBER");
        }
        command->add_flag("--force", arguments->force, "Replace a file that exists");
        command->footer(
            fmt::format("Without a number it is asked for at a terminal.\n\nExample:\n"
                        "  caseload new {0} ours.toml --{1} {2}",
                        start->kind, start->blanks.front().option, standard(*start, start->blanks.front())));
        command->final_callback(chooser(chosen, arguments, cli::begin));
    }
    kinds->footer(
        "Examples:\n"
        "  caseload new office\n"
        "  caseload new help-desk line.toml --agents 12 --calls 900");
}

}  // namespace caseload::cli
