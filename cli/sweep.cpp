#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "cli/places.hpp"
#include "cli/points.hpp"
#include "cli/progress.hpp"
#include "cli/results_folder.hpp"
#include "cli/words/changed_keys.hpp"
#include "cli/words/command_line.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/replications.hpp"
#include "cli/words/varied.hpp"
#include "output/answers/sensitivity.hpp"
#include "output/files/file.hpp"
#include "scenarios/reader/figures/measures.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

namespace {

constexpr std::size_t most_points = 100'000;
/// Regression is meant for fewer keys than this.
constexpr std::size_t most_keys = 20;

model::Design design_of(const SweepArguments& arguments) {
    if (arguments.design == "lhs") return model::Design::latin_hypercube;
    return arguments.design == "morris" ? model::Design::morris : model::Design::grid;
}

void read_varied(const SweepArguments& arguments, model::SweepQuestion& question, Problems& problems) {
    for (const std::string& vary : arguments.vary) {
        std::string problem;
        if (const auto varied = parse_varied(vary, problem))
            question.varied.push_back(*varied);
        else
            problems.add(problem);
    }
    if (arguments.vary.size() > most_keys)
        problems.add(fmt::format("--vary: {} keys are more than {}", arguments.vary.size(), most_keys));
}

/// Whether the grid can be laid out.
bool check_grid(const model::SweepQuestion& question, Problems& problems) {
    if (question.points_given > 0)
        problems.add("--points: a grid has every combination; wanted --design lhs or morris");
    std::size_t points = 1;
    for (const model::Varied& one : question.varied) {
        if (one.values.empty())
            problems.add(fmt::format("--vary {}: a grid wants a step, LOW..HIGH:STEP", one.key));
        points = std::min(points * std::max<std::size_t>(one.values.size(), 1), most_points + 1);
    }
    if (points <= most_points) return true;
    problems.add(fmt::format("--vary: a grid of more than {} points; --design lhs takes fewer", most_points));
    return false;
}

/// The points of the question; none where they have not been understood.
std::vector<sim::Point> points_of(const SweepArguments& arguments, const model::SweepQuestion& question,
                                  Problems& problems) {
    if (question.varied.size() != arguments.vary.size() || arguments.vary.size() > most_keys) return {};
    if (question.design == model::Design::grid && !check_grid(question, problems)) return {};
    return question.points();
}

/// The model that the measures are understood by.
std::optional<model::Model> read_measures(const SweepArguments& arguments,
                                          const std::vector<sim::Point>& points,
                                          model::SweepQuestion& question, Problems& problems) {
    // Looked at even if something is wrong with the design.
    auto reading =
        scenarios::read(arguments.run.scenario,
                        points.empty() ? question.changed
                                       : model::keys_at(question.changed, question.varied, points.front()));
    if (!reading.model && !points.empty()) {
        check_points(arguments.run.scenario, question.changed, question.varied, points, problems);
        return std::nullopt;
    }
    problems.add(reading.problems);
    if (!reading.model) return std::nullopt;
    question.title = reading.model->title;
    const model::Setup setup(*reading.model);
    const model::Figures figures(setup);
    for (const std::string& text : arguments.measures) {
        std::string problem;
        if (const auto measure = scenarios::parse_measure(text, figures, problem))
            question.measures.push_back(*measure);
        else
            problems.add("--measure " + problem);
    }
    return std::move(reading.model);
}

void write_answer(const SweepArguments& arguments, const model::Sweep& sweep, const model::Model& model,
                  const std::filesystem::path& folder) {
    output::write_sweep(folder / "sweep.csv", sweep);
    output::write_sensitivity(folder / "sensitivity.csv", sweep);
    output::write_file(folder / "tornado.svg", output::tornado_svg(sweep));
    output::write_file(folder / "run.json",
                       output::sweep_json(sweep, model, command_to_run_again(arguments)));
    if (!arguments.run.quiet) fmt::print("{}", output::sweep_text(sweep));
}

void tell_points(std::size_t done, std::size_t of) { fmt::print(stderr, "{} of {} points\n", done, of); }

}  // namespace

int sweep(const SweepArguments& arguments) {
    Problems problems;
    check_places(arguments.run, problems);
    model::SweepQuestion question;
    question.replications = wanted_replications(arguments.run.replications, problems, 10);
    question.changed = changed_keys(arguments.run.sets, problems);
    question.design = design_of(arguments);
    question.points_given = arguments.points;
    question.luck = {.seed = arguments.run.seed, .threads = threads_or_all(arguments.run.threads)};
    read_varied(arguments, question, problems);
    const auto points = points_of(arguments, question, problems);
    const auto model = read_measures(arguments, points, question, problems);
    if (!problems.any())
        check_points(arguments.run.scenario, question.changed, question.varied, points, problems);
    problems.print();
    if (problems.any() || !model) return wrong_input;
    return in_a_folder(
        arguments.run, "sweep", [&](const std::filesystem::path& folder, const std::stop_token& stop) {
            model::SweepTelling telling{.stop = stop};
            if (tells_points(arguments.run)) telling.points = tell_points;
            const model::Sweep sweep = answer(question, reader_of(arguments.run.scenario), telling);
            write_answer(arguments, sweep, *model, folder);
        });
}

}  // namespace caseload::cli
