#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "cli/interrupt.hpp"
#include "cli/points.hpp"
#include "cli/progress.hpp"
#include "cli/words/changed_keys.hpp"
#include "cli/words/command_line.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "cli/words/replications.hpp"
#include "model/questions/calibrate.hpp"
#include "model/questions/free_values.hpp"
#include "model/questions/telling.hpp"
#include "output/answers/fitted.hpp"
#include "output/files/file.hpp"
#include "output/summary/summary.hpp"
#include "output/tables/published.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

namespace {

/// A place between the bounds of a parameter that is no round number.
constexpr double inside_the_range = 0.3819;

/// Files beside fitted.toml, named after it: its place and what is put there.
struct Written {
    std::filesystem::path place;
    std::filesystem::path temporary;
};

Written beside(const std::filesystem::path& out, const std::string& ending) {
    std::filesystem::path place = out;
    place.replace_filename(out.stem().string() + ending);
    return {.place = place, .temporary = fmt::format("{}.unfinished-{}", place.string(), ::getpid())};
}

std::vector<Written> files_of(const std::filesystem::path& out) {
    return {beside(out, out.extension().string()), beside(out, "-parameters.csv"),
            beside(out, "-targets.csv")};
}

/// Writes the files and puts them in place.
void write_answer(const CalibrateArguments& arguments, const model::CalibrateAnswer& answer,
                  const std::vector<Written>& files) {
    const model::Results& results = answer.at_best->results();
    output::write_published(files[2].temporary, output::published_beside_simulated(results));
    const std::string table = output::published_summary(results);
    output::write_file(files[0].temporary,
                       output::fitted_toml(answer.fitted, command_to_run_again(arguments)));
    output::write_file(files[1].temporary, output::fitted_csv(answer.fitted));
    for (const Written& file : files) std::filesystem::rename(file.temporary, file.place);
    if (arguments.run.quiet) return;
    fmt::print("{}\n{}", table, output::fitted_summary(answer.fitted, results.replications));
    fmt::print("\nSum of squares {:.5g} after {} evaluations{}; written to {}, {} and {}\n", answer.distance,
               answer.evaluations,
               answer.evaluations >= arguments.evaluations ? ", all that were allowed" : "",
               files[0].place.string(), files[1].place.string(), files[2].place.string());
}

void tell_evaluated(int evaluation, double distance, const std::vector<double>& point) {
    fmt::print(stderr, "evaluation {}: {:.5g} at {:.5g}\n", evaluation, distance, fmt::join(point, ", "));
}

void tell_slopes(std::size_t done_points, std::size_t of) {
    fmt::print(stderr, "slopes: point {} of {}\n", done_points, of);
}

void check_files(const CalibrateArguments& arguments, Problems& problems) {
    std::error_code failed;
    for (const Written& file : files_of(arguments.run.out)) {
        if (std::filesystem::exists(file.place, failed) && !arguments.run.force)
            problems.add(fmt::format("--out {}: {} exists already; --force replaces it",
                                     arguments.run.out.string(), file.place.string()));
    }
    const auto folder = arguments.run.out.parent_path();
    if (!folder.empty() && !std::filesystem::is_directory(folder, failed))
        problems.add(
            fmt::format("--out {}: there is no folder {}", arguments.run.out.string(), folder.string()));
}

/// Free parameters have to be able to take any value between their bounds: looked at somewhere between, so that one of
/// whole numbers is told before anything runs.
void check_between(const CalibrateArguments& arguments, const std::vector<model::ChangedKey>& changed,
                   const std::vector<model::FreeParameter>& parameters, Problems& problems) {
    std::vector<double> between;
    for (const model::FreeParameter& one : parameters)
        between.push_back(one.lower + inside_the_range * (one.upper - one.lower));
    const auto there = scenarios::read(arguments.run.scenario, model::keys_at(changed, parameters, between));
    if (there.model) return;
    problems.add(arguments.run.scenario.string() +
                 ": error: a free parameter has to be able to take any value between its bounds:");
    problems.add(there.problems);
}

/// What the command line and the scenario lack for a fit.
void find_problems(const CalibrateArguments& arguments, const std::vector<model::ChangedKey>& changed,
                   const scenarios::Reading& reading, Problems& problems) {
    const std::string scenario = arguments.run.scenario.string();
    check_files(arguments, problems);
    problems.add(reading.problems);
    if (!reading.model) return;
    if (reading.model->free_parameters.empty())
        problems.add(scenario + ": error: no [[free]] parameter says what calibrate may move");
    bool fitted = false;
    for (const model::Target& target : reading.model->targets) fitted = fitted || target.fitted;
    if (!fitted) problems.add(scenario + ": error: no target has fitted = true");
    check_between(arguments, changed, reading.model->free_parameters, problems);
    const model::Setup setup(*reading.model);
    for (std::string& problem : output::problems_of_targets(model::Results(setup)))
        problems.add(scenario + ": error: " + std::move(problem));
}

/// --targets, as a changed key.
void add_targets(const CalibrateArguments& arguments, std::vector<model::ChangedKey>& changed,
                 Problems& problems) {
    std::error_code unseen;
    if (arguments.targets.empty()) return;
    if (std::filesystem::is_regular_file(arguments.targets, unseen))
        changed.push_back(
            {.key = "targets",
             .value = fmt::format("\"{}\"", std::filesystem::absolute(arguments.targets).generic_string())});
    else
        problems.add(fmt::format("--targets {}: there is no such file", arguments.targets.string()));
}

}  // namespace

int calibrate(const CalibrateArguments& arguments) {
    Problems problems;
    model::CalibrateQuestion question;
    question.replications = wanted_replications(arguments.run.replications, problems);
    question.changed = changed_keys(arguments.run.sets, problems);
    question.luck = {.seed = arguments.run.seed, .threads = threads_or_all(arguments.run.threads)};
    question.evaluations = arguments.evaluations;
    add_targets(arguments, question.changed, problems);
    const auto reading = scenarios::read(arguments.run.scenario, question.changed);
    find_problems(arguments, question.changed, reading, problems);
    problems.print();
    if (problems.any() || !reading.model) return wrong_input;

    const auto files = files_of(arguments.run.out);
    const auto clear_up = [&] {
        std::error_code ignored;
        for (const Written& file : files) std::filesystem::remove(file.temporary, ignored);
    };
    const Interrupt interrupt(clear_up);
    try {
        model::CalibrateTelling telling{.stop = interrupt.token()};
        if (tells_points(arguments.run)) {
            telling.evaluated = tell_evaluated;
            telling.slopes = tell_slopes;
        }
        write_answer(arguments, answer(question, reader_of(arguments.run.scenario), telling), files);
        return done;
    } catch (const model::Interrupted&) {
        fmt::print(stderr, "interrupted: nothing was written\n");
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: the calibration failed: {}\n", failure.what());
    }
    clear_up();
    return run_failed;
}

}  // namespace caseload::cli
