#include <fmt/format.h>

#include <cstdio>

#include "cli/command_line.hpp"
#include "cli/exit_codes.hpp"
#include "cli/experiments.hpp"
#include "cli/places.hpp"
#include "output/answers/sizing.hpp"
#include "output/files/file.hpp"
#include "output/files/folder.hpp"
#include "sim/experiment/designs.hpp"

namespace caseload::cli {

namespace {

std::string command(const SizeArguments& arguments) {
    std::string text = "caseload size " + shell_word(arguments.run.scenario.string());
    for (const std::string& vary : arguments.vary) text += " --vary " + shell_word(vary);
    for (const std::string& target : arguments.targets) text += " --target " + shell_word(target);
    text += fmt::format(" --confidence {} --most-runs {} --seed {}", arguments.confidence,
                        arguments.most_runs, arguments.run.seed);
    for (const std::string& set : arguments.run.sets) text += " --set " + shell_word(set);
    return text;
}

/// Everything that the command line asks for, understood.
struct Question {
    std::vector<scenarios::Override> sets;
    std::vector<Varied> varied;
    std::vector<std::vector<double>> points;  ///< By candidate.
    std::vector<WantedMeasure> measures;
    std::vector<sim::Goal> goals;
    output::Sizing sizing;
    model::Model model;
};

void read_varied(const SizeArguments& arguments, Question& question, Problems& problems) {
    if (arguments.vary.empty() || arguments.vary.size() > 2)
        problems.add("--vary: wanted one key, or two for a frontier");
    std::vector<std::vector<double>> values;
    for (const std::string& vary : arguments.vary) {
        std::string problem;
        const auto varied = parse_varied(vary, problem);
        if (!varied) {
            problems.add(problem);
            continue;
        }
        if (varied->values.empty())
            problems.add(fmt::format("--vary {}: wanted a step, LOW..HIGH:STEP", vary));
        question.varied.push_back(*varied);
        values.push_back(varied->values);
        question.sizing.keys.push_back(varied->key);
        auto& shown = question.sizing.values.emplace_back();
        for (const double value : varied->values) shown.push_back(varied->shown(value));
    }
    if (values.size() != arguments.vary.size() || values.size() > 2) return;
    question.points = sim::full_grid(values);
    constexpr std::size_t most_points = 10'000;
    if (question.points.size() > most_points)
        problems.add(fmt::format("--vary: {} pairs are more than {}", question.points.size(), most_points));
}

void read_goals(const SizeArguments& arguments, Question& question, Problems& problems) {
    // At the largest capacity, so that a scenario that is sound only there is understood too. Targets are looked at even
    // if something is wrong with the capacities.
    const bool varied = question.varied.size() == arguments.vary.size() && !question.points.empty();
    auto reading = scenarios::read(
        arguments.run.scenario,
        varied ? overrides_at(question.sets, question.varied, question.points.back()) : question.sets);
    if (!reading.model && varied)
        return check_points(arguments.run, question.sets, question.varied, question.points, problems);
    problems.add(reading.problems);
    if (!reading.model) return;
    question.model = std::move(*reading.model);
    const model::Setup setup(question.model);
    const model::Figures figures(setup);
    for (const std::string& target : arguments.targets) {
        std::string problem;
        const auto goal = parse_goal(target, figures, problem);
        if (!goal) {
            problems.add("--target " + problem);
            continue;
        }
        question.measures.push_back(goal->measure);
        question.goals.push_back(goal->goal);
        const model::FigureName& name = goal->measure.name;
        question.sizing.goals.push_back({.measure = goal->measure.text,
                                         .unit = name.unit,
                                         .office = name.office,
                                         .stage = name.stage.empty() ? "" : name.pathway + "." + name.stage,
                                         .goal = goal->goal});
    }
    question.sizing.title = question.model.title;
}

void tell(const SizeArguments& arguments, const output::Sizing& sizing, std::size_t candidate, int runs) {
    if (progress_style(arguments.run) != output::ProgressStyle::silent)
        fmt::print(stderr, "{}: {} runs\n", sizing.value_of(candidate), runs);
}

void search(const SizeArguments& arguments, Question& question, const std::filesystem::path& folder,
            const std::stop_token& stop) {
    output::Sizing& sizing = question.sizing;
    std::size_t at = 0;
    std::unique_ptr<SimulatedPoint> point;
    const sim::Simulate simulate = [&](std::size_t candidate, int first, int count) {
        if (!point || candidate != at) {
            point = std::make_unique<SimulatedPoint>(
                arguments.run, overrides_at(question.sets, question.varied, question.points[candidate]),
                question.measures, stop);
            at = candidate;
        }
        auto rows = point->simulate(first, count);
        tell(arguments, sizing, candidate, first + count);
        return rows;
    };
    sizing.plan.confidence = arguments.confidence;
    sizing.plan.most_runs = std::max(arguments.most_runs, sizing.plan.first_runs);
    sizing.selection = question.varied.size() == 1
                           ? sim::smallest(question.points.size(), question.goals, sizing.plan, simulate)
                           : sim::frontier(question.varied[0].values.size(), question.varied[1].values.size(),
                                           question.goals, sizing.plan, simulate);
    sizing.reversals =
        sim::reversals(sizing.selection.tried, question.goals,
                       [&](std::size_t one, std::size_t other) { return sizing.larger(one, other); });
    // Where none meets, the last one tried was the largest.
    if (sizing.selection.chosen.empty()) sizing.largest = &point->results();
    output::write_sizing(folder / "sizing.csv", sizing);
    output::write_file(folder / "sizing.svg", output::sizing_svg(sizing));
    output::write_file(folder / "run.json",
                       output::sizing_json(sizing, question.model, arguments.run.seed, command(arguments)));
    if (!arguments.run.quiet) fmt::print("{}", output::sizing_text(sizing));
    sizing.largest = nullptr;
}

}  // namespace

int size(const SizeArguments& arguments) {
    Problems problems;
    Question question;
    check_places(arguments.run, problems);
    question.sets = overrides_of(arguments.run.sets, problems);
    read_varied(arguments, question, problems);
    read_goals(arguments, question, problems);
    if (!problems.any())
        check_points(arguments.run, question.sets, question.varied, question.points, problems);
    problems.print();
    if (problems.any()) return wrong_input;
    return in_a_folder(arguments.run, "size",
                       [&](const std::filesystem::path& folder, const std::stop_token& stop) {
                           search(arguments, question, folder, stop);
                       });
}

}  // namespace caseload::cli
