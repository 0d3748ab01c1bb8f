#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/experiments.hpp"
#include "cli/fitted.hpp"
#include "cli/interrupt.hpp"
#include "cli/problems.hpp"
#include "output/files/file.hpp"
#include "output/summary/summary.hpp"
#include "output/tables/published.hpp"

namespace caseload::cli {

namespace {

/// The figures of the fitted targets, by which each replication is looked at. `unknown` is told which are none.
std::vector<WantedMeasure> measures_of(const std::vector<model::Target>& fitted,
                                       const model::Figures& figures) {
    const auto is = [](const model::FigureName& name, const model::Target& target) {
        return name.measure == target.measure && name.office == target.office && name.group == target.group &&
               name.period == target.period &&
               (name.stage == target.stage || name.pathway + "." + name.stage == target.stage);
    };
    std::vector<WantedMeasure> measures;
    for (const model::Target& target : fitted) {
        for (std::size_t f = 0; f < figures.size(); ++f) {
            const model::FigureName name = figures.name(f);
            if (!is(name, target)) continue;
            measures.push_back({.text = target.name, .name = name, .figure = f});
            break;
        }
    }
    return measures;
}

std::vector<model::Target> fitted_targets(const model::Model& model) {
    std::vector<model::Target> fitted;
    for (const model::Target& target : model.targets)
        if (target.fitted) fitted.push_back(target);
    return fitted;
}

/// Simulates the scenario at a point; every point meets the same people and luck.
class Simulation {
public:
    Simulation(const CalibrateArguments& arguments, Replications replications,
               std::vector<scenarios::Override> sets, const model::Model& model, std::stop_token stop)
        : arguments_(arguments),
          replications_(replications),
          sets_(std::move(sets)),
          parameters_(model.free_parameters),
          fitted_(fitted_targets(model)),
          stop_(std::move(stop)) {
        const model::Setup setup(model);
        measures_ = measures_of(fitted_, model::Figures(setup));
    }

    /// What `use` makes of the results and of the fitted targets, replication by replication.
    template <class Use> auto at(const std::vector<double>& point, const Use& use) const {
        std::vector<scenarios::Override> overrides = sets_;
        for (auto& set : overrides_at(parameters_, point)) overrides.push_back(std::move(set));
        SimulatedPoint simulated(arguments_.run, overrides, measures_, stop_);
        const auto rows = simulated.simulate(replications_.first, replications_.count);
        return use(simulated.results(), rows);
    }

    const std::vector<model::FreeParameter>& parameters() const { return parameters_; }
    const std::vector<model::Target>& fitted() const { return fitted_; }
    int replications() const { return replications_.count; }

private:
    const CalibrateArguments& arguments_;
    Replications replications_;
    std::vector<scenarios::Override> sets_;
    std::vector<model::FreeParameter> parameters_;
    std::vector<model::Target> fitted_;
    std::vector<WantedMeasure> measures_;
    std::stop_token stop_;
};

/// A place between the bounds of a parameter that is no round number.
constexpr double inside_the_range = 0.3819;

using Rows = std::vector<std::vector<double>>;

std::string command(const CalibrateArguments& arguments) {
    std::string text =
        fmt::format("caseload calibrate {} --replications {} --seed {} --evaluations {}",
                    shell_word(arguments.run.scenario.string()), shell_word(arguments.run.replications),
                    arguments.run.seed, arguments.evaluations);
    if (!arguments.targets.empty()) text += " --targets " + shell_word(arguments.targets.string());
    for (const std::string& set : arguments.run.sets) text += " --set " + shell_word(set);
    return text;
}

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

void fit(const CalibrateArguments& arguments, const Simulation& simulation,
         const std::vector<Written>& files) {
    const bool telling = progress_style(arguments.run) != output::ProgressStyle::silent;
    const auto& parameters = simulation.parameters();
    int evaluation = 0;
    const Fit best = minimise(parameters, arguments.evaluations, [&](const std::vector<double>& point) {
        const double here = simulation.at(point, [](const model::Results& results, const Rows&) {
            return distance(output::published_beside_simulated(results));
        });
        if (std::isnan(here)) throw std::runtime_error("a fitted target was never observed");
        ++evaluation;
        if (telling)
            fmt::print(stderr, "evaluation {}: {:.5g} at {:.5g}\n", evaluation, here, fmt::join(point, ", "));
        return here;
    });
    const std::size_t points = 2 * parameters.size() + 1;
    std::size_t done_points = 0;
    const auto figures = [&](const std::vector<double>& point) {
        Rows rows = simulation.at(point, [](const model::Results&, const Rows& each) { return each; });
        if (telling) fmt::print(stderr, "slopes: point {} of {}\n", ++done_points, points);
        return rows;
    };
    const FittedParameters fitted = with_uncertainty(parameters, best.point, simulation.fitted(), figures);
    const std::string table = simulation.at(best.point, [&](const model::Results& results, const Rows&) {
        output::write_published(files[2].temporary, output::published_beside_simulated(results));
        return output::published_summary(results);
    });
    output::write_file(files[0].temporary, fitted_toml(fitted, command(arguments)));
    output::write_file(files[1].temporary, fitted_csv(fitted));
    for (const Written& file : files) std::filesystem::rename(file.temporary, file.place);
    if (arguments.run.quiet) return;
    fmt::print("{}\n{}", table, fitted_summary(fitted, simulation.replications()));
    fmt::print("\nSum of squares {:.5g} after {} evaluations{}; written to {}, {} and {}\n", best.distance,
               best.evaluations, best.evaluations >= arguments.evaluations ? ", all that were allowed" : "",
               files[0].place.string(), files[1].place.string(), files[2].place.string());
}

/// What the command line and the scenario lack for a fit.
void find_problems(const CalibrateArguments& arguments, const std::vector<scenarios::Override>& sets,
                   const scenarios::Reading& reading, Problems& problems) {
    const std::string scenario = arguments.run.scenario.string();
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
    problems.add(reading.problems);
    if (!reading.model) return;
    if (reading.model->free_parameters.empty())
        problems.add(scenario + ": error: no [[free]] parameter says what calibrate may move");
    bool fitted = false;
    for (const model::Target& target : reading.model->targets) fitted = fitted || target.fitted;
    if (!fitted) problems.add(scenario + ": error: no target has fitted = true");
    // Somewhere between the bounds, so that a parameter of whole numbers is told before anything runs.
    std::vector<double> between;
    for (const model::FreeParameter& one : reading.model->free_parameters)
        between.push_back(one.lower + inside_the_range * (one.upper - one.lower));
    std::vector<scenarios::Override> overrides = sets;
    for (auto& set : overrides_at(reading.model->free_parameters, between))
        overrides.push_back(std::move(set));
    const auto there = scenarios::read(arguments.run.scenario, overrides);
    if (!there.model) {
        problems.add(scenario +
                     ": error: a free parameter has to be able to take any value between its bounds:");
        problems.add(there.problems);
    }
    const model::Setup setup(*reading.model);
    for (std::string& problem : output::problems_of_targets(model::Results(setup)))
        problems.add(scenario + ": error: " + std::move(problem));
}

}  // namespace

int calibrate(const CalibrateArguments& arguments) {
    Problems problems;
    const auto replications = parse_replications(arguments.run.replications);
    if (!replications)
        problems.add(fmt::format("--replications {}: wanted a number such as 200, or a range such as 5..9",
                                 arguments.run.replications));
    auto overrides = overrides_of(arguments.run.sets, problems);
    std::error_code unseen;
    if (!arguments.targets.empty() && !std::filesystem::is_regular_file(arguments.targets, unseen))
        problems.add(fmt::format("--targets {}: there is no such file", arguments.targets.string()));
    else if (!arguments.targets.empty())
        overrides.push_back(
            {.key = "targets",
             .value = fmt::format("\"{}\"", std::filesystem::absolute(arguments.targets).generic_string())});
    const auto reading = scenarios::read(arguments.run.scenario, overrides);
    find_problems(arguments, overrides, reading, problems);
    problems.print();
    if (problems.any() || !reading.model) return wrong_input;

    const auto files = files_of(arguments.run.out);
    const auto clear_up = [&] {
        std::error_code ignored;
        for (const Written& file : files) std::filesystem::remove(file.temporary, ignored);
    };
    const Interrupt interrupt(clear_up);
    try {
        const Simulation simulation(arguments, *replications, std::move(overrides), *reading.model,
                                    interrupt.token());
        fit(arguments, simulation, files);
        return done;
    } catch (const Interrupted&) {
        fmt::print(stderr, "interrupted: nothing was written\n");
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: the calibration failed: {}\n", failure.what());
    }
    clear_up();
    return run_failed;
}

}  // namespace caseload::cli
