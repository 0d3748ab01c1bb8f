#include "cli/options/shared.hpp"

#include <CLI/CLI.hpp>

#include <charconv>

namespace caseload::cli {

void add_scenario(CLI::App& command, std::filesystem::path& scenario) {
    command.add_option("SCENARIO", scenario, "A scenario file, or a folder with scenario.toml in it")
        ->required();
}

void add_sets(CLI::App& command, std::vector<std::string>& sets) {
    command.add_option("--set", sets, "Changes one value of the scenario; may be given again for another")
        ->type_name("KEY=VALUE")
        ->take_all()
        ->expected(1);
}

CLI::Option* add_seed(CLI::App& command, std::uint64_t& seed) {
    return command.add_option("--seed", seed, "Another seed is other luck")
        ->check([](const std::string& text) {
            std::uint64_t value = 0;
            const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
            if (error == std::errc{} && end == text.data() + text.size()) return std::string{};
            return "wanted a whole number from 0 to 18446744073709551615, found " + text;
        })
        ->type_name("N")
        ->capture_default_str();
}

void add_run_options(CLI::App& command, RunArguments& run) {
    command
        .add_option("--replications", run.replications,
                    "How many, or which: 200, or 5..9 (from 0, both included)")
        ->type_name("N | A..B")
        ->each([&run](const std::string&) { run.replications_given = true; })
        ->capture_default_str();
    add_seed(command, run.seed)->each([&run](const std::string&) { run.seed_given = true; });
    command
        .add_option("--threads", run.threads,
                    "At most so many; results are the same at any number (default: all)")
        ->check(CLI::Range(1, 4096));
    add_sets(command, run.sets);
    command
        .add_option(
            "--progress", run.progress,
            "auto: a line rewritten on a terminal, else a line now and then; always: the line rewritten")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
    command.add_flag("--quiet", run.quiet, "No progress and no summary");
    command.add_flag("--force", run.force, "Replace results that exist");
}

void add_from(CLI::App& command, RunArguments& run) {
    CLI::Option* from =
        command
            .add_option("--from", run.from,
                        "Goes on from a state that caseload save wrote; the scenario may be a variant")
            ->type_name("STATE");
    command.add_flag("--fresh-luck", run.fresh_luck, "Other luck from the day of the state on")->needs(from);
}

void add_precision(CLI::App& command, RunArguments& run, const std::string& what) {
    CLI::Option* precision =
        command
            .add_option("--precision", run.precision,
                        "Adds replications, at least 35 and at most --replications, until " + what)
            ->type_name("PERCENT");
    command
        .add_option("--precision-of", run.precision_of,
                    "Of these measures, of one stage or group after a slash (default: the headlines)")
        ->type_name("MEASURE[/PART],...")
        ->needs(precision);
    command.add_option("--budget", run.budget, "Stops there and says what was reached: 90s, 5min, 1h")
        ->type_name("TIME")
        ->needs(precision);
}

}  // namespace caseload::cli
