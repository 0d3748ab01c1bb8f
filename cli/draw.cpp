#include "output/pictures/draw.hpp"

#include <fmt/format.h>

#include "cli/words/changed_keys.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "output/files/file.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

int draw(const DrawArguments& arguments) {
    Problems problems;
    const auto reading = scenarios::read(arguments.scenario, changed_keys(arguments.sets, problems));
    problems.add(reading.problems);
    problems.print();
    if (problems.any() || !reading.model) return wrong_input;
    const bool svg =
        arguments.format.empty() ? arguments.out.extension() == ".svg" : arguments.format == "svg";
    const std::string picture = svg ? output::draw_svg(*reading.model) : output::draw(*reading.model);
    if (arguments.out.empty()) {
        fmt::print("{}", picture);
        return done;
    }
    try {
        output::write_file(arguments.out, picture);
    } catch (const output::WriteError& failure) {
        fmt::print(stderr, "caseload: {}\n", failure.what());
        return run_failed;
    }
    return done;
}

}  // namespace caseload::cli
