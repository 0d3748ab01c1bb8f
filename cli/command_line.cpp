#include "cli/command_line.hpp"

#include <fmt/format.h>

namespace caseload::cli {

std::string shell_word(const std::string& word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    std::string quoted = "'";
    for (const char letter : word) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return quoted + "'";
}

namespace {

/// What decides the numbers besides the scenarios.
std::string luck_and_sets(const RunArguments& arguments) {
    // A run from a state has the state's own where nothing else was asked for.
    const bool from_state = !arguments.from.empty();
    std::string words;
    if (!from_state || arguments.replications_given)
        words += " --replications " + shell_word(arguments.replications);
    if (!from_state || arguments.seed_given) words += fmt::format(" --seed {}", arguments.seed);
    for (const std::string& set : arguments.sets) words += " --set " + shell_word(set);
    return words;
}

}  // namespace

std::string command_to_run_again(const RunArguments& arguments) {
    std::string command =
        "caseload run " + shell_word(arguments.scenario.string()) + luck_and_sets(arguments);
    if (!arguments.from.empty()) command += " --from " + shell_word(arguments.from.string());
    if (arguments.fresh_luck) command += " --fresh-luck";
    if (!arguments.events.empty())
        command += arguments.events == "csv" ? " --events" : " --events=" + arguments.events;
    return command;
}

std::string command_to_run_again(const CompareArguments& arguments) {
    std::string command = "caseload compare " + shell_word(arguments.run.scenario.string());
    for (const auto& variant : arguments.variants) command += " " + shell_word(variant.string());
    command += luck_and_sets(arguments.run);
    if (!arguments.run.from.empty()) command += " --from " + shell_word(arguments.run.from.string());
    if (arguments.run.fresh_luck) command += " --fresh-luck";
    return command;
}

output::ProgressStyle progress_style(const RunArguments& arguments) {
    if (arguments.progress == "never") return output::ProgressStyle::silent;
    if (arguments.progress == "always") return output::ProgressStyle::live;
    return arguments.quiet ? output::ProgressStyle::silent : output::automatic_style();
}

}  // namespace caseload::cli
