#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/command_line.hpp"
#include "cli/exit_codes.hpp"
#include "cli/experiments.hpp"
#include "cli/places.hpp"
#include "output/answers/sensitivity.hpp"
#include "output/files/file.hpp"
#include "output/files/folder.hpp"
#include "sim/experiment/designs.hpp"

namespace caseload::cli {

namespace {

constexpr std::size_t most_points = 100'000;
/// Loeppky, Sacks and Welch 2009, Technometrics 51(4), 366-376: ten points a factor.
constexpr std::size_t points_a_key = 10;
constexpr std::size_t usual_trajectories = 10;
/// Regression by normal equations is meant for fewer keys than this.
constexpr std::size_t most_keys = 20;

/// Everything that the command line asks for, understood.
struct Question {
    Replications replications;
    std::vector<scenarios::Override> sets;
    std::vector<Varied> varied;
    std::vector<WantedMeasure> measures;
    output::Sweep sweep;
    model::Model model;
};

std::string command(const SweepArguments& arguments) {
    std::string text = "caseload sweep " + shell_word(arguments.run.scenario.string());
    for (const std::string& vary : arguments.vary) text += " --vary " + shell_word(vary);
    for (const std::string& measure : arguments.measures) text += " --measure " + shell_word(measure);
    text += fmt::format(" --design {}", arguments.design);
    if (arguments.points > 0) text += fmt::format(" --points {}", arguments.points);
    text += fmt::format(" --replications {} --seed {}", arguments.run.replications, arguments.run.seed);
    for (const std::string& set : arguments.run.sets) text += " --set " + shell_word(set);
    return text;
}

/// Places in the unit cube as values of the keys.
std::vector<sim::Point> scaled(std::vector<sim::Point> design, const std::vector<Varied>& varied) {
    for (sim::Point& point : design) {
        for (std::size_t v = 0; v < varied.size(); ++v) point[v] = varied[v].at(point[v]);
    }
    return design;
}

std::vector<sim::Point> design(const SweepArguments& arguments, const std::vector<Varied>& varied,
                               Problems& problems) {
    const auto given = static_cast<std::size_t>(arguments.points);
    if (arguments.design == "lhs") {
        const std::size_t points = given > 0 ? given : points_a_key * varied.size();
        return scaled(sim::latin_hypercube(points, varied.size(), arguments.run.seed), varied);
    }
    if (arguments.design == "morris") {
        const std::size_t trajectories = given > 0 ? given : usual_trajectories;
        return scaled(sim::morris_trajectories(trajectories, varied.size(), arguments.run.seed), varied);
    }
    if (given > 0) problems.add("--points: a grid has every combination; wanted --design lhs or morris");
    std::vector<std::vector<double>> values;
    std::size_t points = 1;
    for (const Varied& one : varied) {
        if (one.values.empty())
            problems.add(fmt::format("--vary {}: a grid wants a step, LOW..HIGH:STEP", one.key));
        values.push_back(one.values);
        points = std::min(points * std::max<std::size_t>(one.values.size(), 1), most_points + 1);
    }
    if (points <= most_points) return sim::full_grid(values);
    problems.add(fmt::format("--vary: a grid of more than {} points; --design lhs takes fewer", most_points));
    return {};
}

void read_varied(const SweepArguments& arguments, Question& question, Problems& problems) {
    for (const std::string& vary : arguments.vary) {
        std::string problem;
        const auto varied = parse_varied(vary, problem);
        if (!varied) {
            problems.add(problem);
            continue;
        }
        question.varied.push_back(*varied);
        question.sweep.keys.push_back(
            {.key = varied->key, .unit = varied->unit, .low = varied->low, .high = varied->high});
    }
    if (arguments.vary.size() > most_keys)
        problems.add(fmt::format("--vary: {} keys are more than {}", arguments.vary.size(), most_keys));
}

void read_measures(const SweepArguments& arguments, Question& question, Problems& problems) {
    // Looked at even if something is wrong with the design.
    const auto& points = question.sweep.points;
    auto reading = scenarios::read(
        arguments.run.scenario,
        points.empty() ? question.sets : overrides_at(question.sets, question.varied, points.front()));
    if (!reading.model && !points.empty())
        return check_points(arguments.run, question.sets, question.varied, points, problems);
    problems.add(reading.problems);
    if (!reading.model) return;
    question.model = std::move(*reading.model);
    question.sweep.title = question.model.title;
    const model::Setup setup(question.model);
    const model::Figures figures(setup);
    for (const std::string& text : arguments.measures) {
        std::string problem;
        const auto measure = parse_measure(text, figures, problem);
        if (!measure) {
            problems.add("--measure " + problem);
            continue;
        }
        question.measures.push_back(*measure);
        question.sweep.measures.push_back({.measure = measure->text, .unit = measure->name.unit, .at = {}});
    }
}

void simulate(const SweepArguments& arguments, Question& question, const std::filesystem::path& folder,
              const std::stop_token& stop) {
    output::Sweep& sweep = question.sweep;
    const bool telling = progress_style(arguments.run) != output::ProgressStyle::silent;
    for (std::size_t p = 0; p < sweep.points.size(); ++p) {
        SimulatedPoint point(arguments.run, overrides_at(question.sets, question.varied, sweep.points[p]),
                             question.measures, stop);
        const auto rows = point.simulate(question.replications.first, question.replications.count);
        for (std::size_t m = 0; m < sweep.measures.size(); ++m) {
            auto& at = sweep.measures[m].at.emplace_back();
            for (const auto& row : rows) at.add(row[m]);
        }
        if (telling) fmt::print(stderr, "{} of {} points\n", p + 1, sweep.points.size());
    }
    output::write_sweep(folder / "sweep.csv", sweep);
    output::write_sensitivity(folder / "sensitivity.csv", sweep);
    output::write_file(folder / "tornado.svg", output::tornado_svg(sweep));
    output::write_file(folder / "run.json", output::sweep_json(sweep, question.model, command(arguments)));
    if (!arguments.run.quiet) fmt::print("{}", output::sweep_text(sweep));
}

}  // namespace

int sweep(const SweepArguments& arguments) {
    Problems problems;
    Question question;
    check_places(arguments.run, problems);
    if (const auto replications = parse_replications(arguments.run.replications))
        question.replications = *replications;
    else
        problems.add(fmt::format("--replications {}: wanted a number such as 10, or a range such as 5..9",
                                 arguments.run.replications));
    question.sets = overrides_of(arguments.run.sets, problems);
    read_varied(arguments, question, problems);
    question.sweep.design = arguments.design;
    question.sweep.seed = arguments.run.seed;
    question.sweep.replications = question.replications.count;
    if (question.varied.size() == arguments.vary.size() && arguments.vary.size() <= most_keys)
        question.sweep.points = design(arguments, question.varied, problems);
    read_measures(arguments, question, problems);
    if (!problems.any())
        check_points(arguments.run, question.sets, question.varied, question.sweep.points, problems);
    problems.print();
    if (problems.any()) return wrong_input;
    return in_a_folder(arguments.run, "sweep",
                       [&](const std::filesystem::path& folder, const std::stop_token& stop) {
                           simulate(arguments, question, folder, stop);
                       });
}

}  // namespace caseload::cli
