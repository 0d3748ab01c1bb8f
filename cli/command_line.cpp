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

std::string command_to_run_again(const RunArguments& arguments) {
    std::string command =
        fmt::format("caseload run {} --replications {} --seed {}", shell_word(arguments.scenario.string()),
                    shell_word(arguments.replications), arguments.seed);
    for (const std::string& set : arguments.sets) command += " --set " + shell_word(set);
    if (!arguments.events.empty())
        command += arguments.events == "csv" ? " --events" : " --events=" + arguments.events;
    return command;
}

output::ProgressStyle progress_style(const RunArguments& arguments) {
    if (arguments.progress == "never") return output::ProgressStyle::silent;
    if (arguments.progress == "always") return output::ProgressStyle::live;
    return arguments.quiet ? output::ProgressStyle::silent : output::automatic_style();
}

}  // namespace caseload::cli
