#include <fmt/format.h>
#include <unistd.h>

#include <charconv>
#include <cmath>
#include <iostream>

#include "cli/new/starts.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "output/files/file.hpp"

namespace caseload::cli {

namespace {

/// Is it a plain number within the blank's range? Otherwise what is wrong with it.
std::string wrong_with(const Blank& blank, const std::string& number) {
    double value = 0;
    const auto [end, error] =
        std::from_chars(number.data(), number.data() + number.size(), value, std::chars_format::fixed);
    if (error != std::errc{} || end != number.data() + number.size())
        return fmt::format("\"{}\" is no number", number);
    if (value < blank.low || value > blank.high)
        return fmt::format("{} lies outside {} to {}", number, blank.low, blank.high);
    if (blank.step > 0 && std::fmod(value, blank.step) != 0)
        return blank.step == 1 ? fmt::format("{} is no whole number", number)
                               : fmt::format("{} is no multiple of {}", number, blank.step);
    return {};
}

/// Asks for what was not given, at a terminal; an empty answer keeps what stands there.
void ask(const Start& start, std::map<std::string, std::string>& numbers) {
    fmt::print("{}. Enter keeps the number in brackets.\n", start.meaning);
    for (const Blank& blank : start.blanks) {
        for (std::string answer;;) {
            fmt::print("{} [{}] ", blank.question, standard(start, blank));
            std::fflush(stdout);
            if (!std::getline(std::cin, answer) || answer.empty()) break;
            const std::string wrong = wrong_with(blank, answer);
            if (wrong.empty()) {
                numbers[std::string(blank.option)] = answer;
                break;
            }
            fmt::print("  {}\n", wrong);
        }
        if (!std::cin) break;
    }
}

}  // namespace

int begin(const NewArguments& arguments) {
    const Start& start = *arguments.start;
    const std::filesystem::path file =
        arguments.file.empty() ? std::filesystem::path(std::string(start.kind) + ".toml") : arguments.file;
    std::map<std::string, std::string> numbers = arguments.numbers;
    Problems problems;
    for (const Blank& blank : start.blanks) {
        const auto given = numbers.find(std::string(blank.option));
        if (given == numbers.end()) continue;
        const std::string wrong = wrong_with(blank, given->second);
        if (!wrong.empty()) problems.add(fmt::format("--{}: {}", blank.option, wrong));
    }
    if (!arguments.force && std::filesystem::exists(std::filesystem::symlink_status(file)))
        problems.add(fmt::format("{}: is there already; --force replaces it", file.string()));
    problems.print();
    if (problems.any()) return wrong_input;

    if (numbers.empty() && isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0) ask(start, numbers);
    output::write_file(file, filled(start, numbers, file.filename().string()));
    fmt::print(
        "{0}: written. The lines marked \"<-\" are the first to change. Then:\n"
        "  caseload check {0}\n"
        "  caseload run {0}\n",
        file.string());
    return done;
}

}  // namespace caseload::cli
