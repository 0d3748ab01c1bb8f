#include <fmt/format.h>

#include <algorithm>

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

/// What was read from a file of counts.
void print_counts(const model::Model& model, const model::ArrivalSource& source) {
    std::uint64_t people = 0;
    for (const auto& [day, count] : source.daily) people += count;
    const sim::Day first = source.daily.front().first;
    const sim::Day last = source.daily.back().first;
    const auto has_row = [&](sim::Day day) {
        return std::binary_search(source.daily.begin(), source.daily.end(), std::pair{day, std::uint32_t{0}},
                                  [](const auto& a, const auto& b) { return a.first < b.first; });
    };
    std::size_t missing = 0;
    for (sim::Day day = first; day < last; day += sim::Days{1})
        missing += model.calendar.working(day) && !has_row(day) ? 1U : 0U;
    fmt::print("  {}: {} counted on {} days, {} to {}; {} between without a row\n", source.name, people,
               source.daily.size(), sim::iso(first), sim::iso(last),
               fmt::format("{} working day{}", missing, missing == 1 ? "" : "s"));
}

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
    for (const model::ArrivalSource& source : model.arrivals)
        if (!source.daily.empty()) print_counts(model, source);
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
