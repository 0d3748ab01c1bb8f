#include "cli/words/command_line.hpp"

#include <fmt/format.h>

#include "scenarios/reader/text/characters.hpp"

namespace caseload::cli {

std::string shell_word(const std::string& word) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./=:,+@%";
    if (!word.empty() && word.find_first_not_of(plain) == std::string::npos) return word;
    // What a results file could not hold as it is: bytes by number, as shells have them.
    if (scenarios::shown(word) != word) {
        std::string numbered = "$'";
        for (const char letter : word) {
            const auto code = static_cast<unsigned char>(letter);
            const bool as_it_is = code >= 0x20 && code < 0x7F && letter != '\'' && letter != '\\';
            numbered += as_it_is ? std::string(1, letter) : fmt::format("\\{:03o}", code);
        }
        return numbered + "'";
    }
    std::string quoted = "'";
    for (const char letter : word) quoted += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
    return quoted + "'";
}

namespace {

std::string sets_again(const RunArguments& arguments) {
    std::string words;
    for (const std::string& set : arguments.sets) words += " --set " + shell_word(set);
    return words;
}

/// What decides the numbers besides the scenarios.
std::string luck_and_sets(const RunArguments& arguments) {
    // A run from a state has the state's own where nothing else was asked for.
    const bool from_state = !arguments.from.empty();
    std::string words;
    if (!from_state || arguments.replications_given)
        words += " --replications " + shell_word(arguments.replications);
    if (!from_state || arguments.seed_given) words += fmt::format(" --seed {}", arguments.seed);
    return words + sets_again(arguments);
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

std::string command_to_run_again(const TrialArguments& arguments) {
    const std::string words = command_to_run_again(arguments.run);
    const std::string verb = "caseload run";
    return "caseload trial" + words.substr(verb.size());
}

std::string command_to_run_again(const SizeArguments& arguments) {
    std::string text = "caseload size " + shell_word(arguments.run.scenario.string());
    for (const std::string& vary : arguments.vary) text += " --vary " + shell_word(vary);
    for (const std::string& target : arguments.targets) text += " --target " + shell_word(target);
    text += fmt::format(" --confidence {} --most-runs {} --seed {}", arguments.confidence,
                        arguments.most_runs, arguments.run.seed);
    return text + sets_again(arguments.run);
}

std::string command_to_run_again(const SweepArguments& arguments) {
    std::string text = "caseload sweep " + shell_word(arguments.run.scenario.string());
    for (const std::string& vary : arguments.vary) text += " --vary " + shell_word(vary);
    for (const std::string& measure : arguments.measures) text += " --measure " + shell_word(measure);
    text += fmt::format(" --design {}", arguments.design);
    if (arguments.points > 0) text += fmt::format(" --points {}", arguments.points);
    text += fmt::format(" --replications {} --seed {}", arguments.run.replications, arguments.run.seed);
    return text + sets_again(arguments.run);
}

std::string command_to_run_again(const CalibrateArguments& arguments) {
    std::string text =
        fmt::format("caseload calibrate {} --replications {} --seed {} --evaluations {}",
                    shell_word(arguments.run.scenario.string()), shell_word(arguments.run.replications),
                    arguments.run.seed, arguments.evaluations);
    if (!arguments.targets.empty()) text += " --targets " + shell_word(arguments.targets.string());
    return text + sets_again(arguments.run);
}

}  // namespace caseload::cli
