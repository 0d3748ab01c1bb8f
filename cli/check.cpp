#include <fmt/format.h>

#include "cli/words/changed_keys.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "model/questions/doubts.hpp"
#include "output/tables/published.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

namespace {

/// What a person may take (head and cold row together) in the scenarios that come with the program.
constexpr unsigned intended_width = 144;

void print_sound(const std::filesystem::path& scenario, const model::Setup& setup) {
    const model::Model& model = setup.model;
    fmt::print("{}: sound\n", scenario.string());
    const auto counted = [](std::size_t count, const char* what) {
        return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
    };
    fmt::print("  {}, {}, {}, {}\n", counted(model.offices.size(), "office"),
               counted(model.pathways.size(), "pathway"), counted(model.stages.size(), "stage"),
               counted(setup.measured.declared.size(), "measure"));
    fmt::print("  a person takes {} bytes{}\n", setup.layout.width,
               setup.layout.width > intended_width
                   ? fmt::format(" (more than the {} intended)", intended_width)
                   : "");
    for (const model::ResolvedParameter& parameter : model.parameters) {
        if (parameter.source == "calibrated")
            fmt::print("  calibrated: {} = {}\n", parameter.name, parameter.value);
    }
    if (!model.assumptions.empty()) fmt::print("  {}\n", counted(model.assumptions.size(), "assumption"));
}

}  // namespace

int check(const CheckArguments& arguments) {
    Problems of_command;
    const auto overrides = changed_keys(arguments.sets, of_command);
    of_command.print();
    bool all_sound = !of_command.any();
    for (const auto& scenario : arguments.scenarios) {
        Problems problems;
        const auto reading = scenarios::read(scenario, overrides);
        problems.add(reading.problems);
        if (!reading.model) {
            problems.print();
            all_sound = false;
            continue;
        }
        const model::Setup setup(*reading.model);
        for (std::string& problem : output::problems_of_targets(model::Results(setup)))
            problems.add(scenario.string() + ": error: " + std::move(problem));
        for (const std::string& doubt : model::doubts(*reading.model))
            problems.warn(scenario.string() + ": warning: " + doubt);
        problems.print();
        if (problems.any()) {
            all_sound = false;
        } else if (!of_command.any()) {
            print_sound(scenario, setup);
        }
    }
    return all_sound ? done : wrong_input;
}

}  // namespace caseload::cli
