#include <fmt/format.h>

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
#include "output/answers/sizing.hpp"
#include "output/files/file.hpp"
#include "scenarios/reader/figures/measures.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

namespace {

constexpr std::size_t most_pairs = 10'000;

void read_varied(const SizeArguments& arguments, model::SizeQuestion& question, Problems& problems) {
    if (arguments.vary.empty() || arguments.vary.size() > 2)
        problems.add("--vary: wanted one key, or two for a frontier");
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
    }
}

/// The points of the question; none where they have not been understood.
std::vector<sim::Point> points_of(const SizeArguments& arguments, const model::SizeQuestion& question,
                                  Problems& problems) {
    if (question.varied.size() != arguments.vary.size() || question.varied.size() > 2) return {};
    auto points = question.points();
    if (points.size() > most_pairs)
        problems.add(fmt::format("--vary: {} pairs are more than {}", points.size(), most_pairs));
    return points;
}

/// The model that the targets are understood by.
std::optional<model::Model> read_goals(const SizeArguments& arguments, const std::vector<sim::Point>& points,
                                       model::SizeQuestion& question, Problems& problems) {
    // At the largest capacity, so that a scenario that is sound only there is understood too. Targets are looked at even
    // if something is wrong with the capacities.
    const bool varied = question.varied.size() == arguments.vary.size() && !points.empty();
    auto reading = scenarios::read(
        arguments.run.scenario,
        varied ? model::keys_at(question.changed, question.varied, points.back()) : question.changed);
    if (!reading.model && varied) {
        check_points(arguments.run.scenario, question.changed, question.varied, points, problems);
        return std::nullopt;
    }
    problems.add(reading.problems);
    if (!reading.model) return std::nullopt;
    const model::Setup setup(*reading.model);
    const model::Figures figures(setup);
    for (const std::string& target : arguments.targets) {
        std::string problem;
        if (const auto goal = scenarios::parse_goal(target, figures, problem))
            question.goals.push_back(*goal);
        else
            problems.add("--target " + problem);
    }
    question.title = reading.model->title;
    return std::move(reading.model);
}

void write_answer(const SizeArguments& arguments, const model::Sizing& sizing, const model::Model& model,
                  const std::filesystem::path& folder) {
    output::write_sizing(folder / "sizing.csv", sizing);
    output::write_file(folder / "sizing.svg", output::sizing_svg(sizing));
    output::write_file(folder / "run.json", output::sizing_json(sizing, model, arguments.run.seed,
                                                                command_to_run_again(arguments)));
    if (!arguments.run.quiet) fmt::print("{}", output::sizing_text(sizing));
}

void tell_tried(const std::string& value, int runs) { fmt::print(stderr, "{}: {} runs\n", value, runs); }

}  // namespace

int size(const SizeArguments& arguments) {
    Problems problems;
    check_places(arguments.run, problems);
    model::SizeQuestion question;
    question.changed = changed_keys(arguments.run.sets, problems);
    question.confidence = arguments.confidence;
    question.most_runs = arguments.most_runs;
    question.luck = {.seed = arguments.run.seed, .threads = threads_or_all(arguments.run.threads)};
    read_varied(arguments, question, problems);
    const auto points = points_of(arguments, question, problems);
    const auto model = read_goals(arguments, points, question, problems);
    if (!problems.any())
        check_points(arguments.run.scenario, question.changed, question.varied, points, problems);
    problems.print();
    if (problems.any() || !model) return wrong_input;
    return in_a_folder(
        arguments.run, "size", [&](const std::filesystem::path& folder, const std::stop_token& stop) {
            model::SizeTelling telling{.stop = stop};
            if (tells_points(arguments.run)) telling.tried = tell_tried;
            const model::Sizing sizing = answer(question, reader_of(arguments.run.scenario), telling);
            write_answer(arguments, sizing, *model, folder);
        });
}

}  // namespace caseload::cli
