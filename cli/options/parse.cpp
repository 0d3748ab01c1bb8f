#include "cli/options/parse.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>

#include "cli/options/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "output/files/version.hpp"
#include "output/log/logs.hpp"

namespace caseload::cli {

namespace {

/// "--events ocel" as "--events=ocel", which CLI11 has for an option that may stand alone.
std::vector<std::string> with_forms_joined(int count, char** words) {
    std::vector<std::string> joined(words, words + count);
    for (std::size_t w = 1; w + 1 < joined.size(); ++w) {
        const auto forms = output::parse_event_forms(joined[w + 1]);
        if (joined[w] != "--events" || !forms || !forms->any()) continue;
        joined[w] += "=" + joined[w + 1];
        joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(w) + 1);
    }
    return joined;
}

}  // namespace

Chosen parse(int count, char** words) {
    CLI::App program(
        "caseload simulates the people an employment office looks after.\n"
        "Exit codes: 0 done; 1 the run failed; 2 the input or the command line was wrong.");
    program.name("caseload");
    program.set_version_flag("--version", fmt::format("caseload {}", output::version));
    program.require_subcommand(1);
    program.footer("caseload COMMAND --help tells more, with examples.");
    Chosen chosen;
    for (const auto add : {add_new, add_run, add_compare, add_trial, add_save, add_check, add_draw, add_story,
                           add_calibrate, add_size, add_sweep, add_runs, add_reference})
        add(program, chosen);
    try {
        // CLI11 takes the words from the last to the first, without the program's name.
        std::vector<std::string> joined = with_forms_joined(count, words);
        std::reverse(joined.begin(), joined.end());
        joined.pop_back();
        program.parse(std::move(joined));
        return chosen;
    } catch (const CLI::ParseError& wrong) {
        if (count > 1 && words[1][0] != '-' && program.get_subcommands().empty()) {
            fmt::print(stderr, "there is no command {}\nRun with --help for more information.\n", words[1]);
            return {.command = {}, .code = wrong_input};
        }
        // Help and version are no errors; CLI11 has codes of its own for the rest.
        return {.command = {}, .code = program.exit(wrong) == 0 ? done : wrong_input};
    }
}

}  // namespace caseload::cli
