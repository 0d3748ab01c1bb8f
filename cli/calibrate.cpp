#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/fit.hpp"
#include "cli/interrupt.hpp"
#include "cli/problems.hpp"
#include "model/run.hpp"
#include "output/file.hpp"
#include "output/published.hpp"
#include "output/summary.hpp"

namespace caseload::cli {

namespace {

struct Interrupted : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Simulates the scenario at a point and hands over the results; every point meets the same people and luck.
class Simulation {
public:
    Simulation(const CalibrateArguments& arguments, Replications replications,
               std::vector<scenarios::Override> overrides,
               const std::vector<model::FreeParameter>& parameters, std::stop_token stop)
        : arguments_(arguments),
          replications_(replications),
          overrides_(std::move(overrides)),
          parameters_(parameters),
          stop_(std::move(stop)) {}

    template <class Use> auto at(const std::vector<double>& point, const Use& use) const {
        std::vector<scenarios::Override> overrides = overrides_;
        for (auto& set : overrides_at(parameters_, point)) overrides.push_back(std::move(set));
        const auto reading = scenarios::read(arguments_.run.scenario, overrides);
        if (!reading.model) {
            std::string why = "the scenario cannot be read at this point of the fit";
            for (const auto& problem : reading.problems) {
                if (!problem.warning) why += "\n" + scenarios::text(problem);
            }
            throw std::runtime_error(why);
        }
        const model::Setup setup(*reading.model);
        const model::Results results = model::run(setup, {.first = replications_.first,
                                                          .count = replications_.count,
                                                          .seed = arguments_.run.seed,
                                                          .threads = threads_or_all(arguments_.run.threads),
                                                          .log = {},
                                                          .progress = {},
                                                          .stop = stop_});
        if (results.interrupted) throw Interrupted("interrupted");
        return use(results);
    }

private:
    const CalibrateArguments& arguments_;
    Replications replications_;
    std::vector<scenarios::Override> overrides_;
    const std::vector<model::FreeParameter>& parameters_;
    std::stop_token stop_;
};

std::string command(const CalibrateArguments& arguments) {
    std::string text =
        fmt::format("caseload calibrate {} --replications {} --seed {} --evaluations {}",
                    shell_word(arguments.run.scenario.string()), shell_word(arguments.run.replications),
                    arguments.run.seed, arguments.evaluations);
    for (const std::string& set : arguments.run.sets) text += " --set " + shell_word(set);
    return text;
}

void fit(const CalibrateArguments& arguments, const Simulation& simulation,
         const std::vector<model::FreeParameter>& parameters, const std::filesystem::path& temporary) {
    const bool telling = progress_style(arguments.run) != output::ProgressStyle::silent;
    int evaluation = 0;
    const Fit best = minimise(parameters, arguments.evaluations, [&](const std::vector<double>& point) {
        const double here = simulation.at(point, [](const model::Results& results) {
            return distance(output::published_beside_simulated(results));
        });
        if (std::isnan(here)) throw std::runtime_error("a fitted target was never observed");
        ++evaluation;
        if (telling)
            fmt::print(stderr, "evaluation {}: {:.5g} at {:.5g}\n", evaluation, here, fmt::join(point, ", "));
        return here;
    });
    const std::string table = simulation.at(best.point, output::published_summary);
    output::write_file(temporary, fitted_toml(parameters, best.point, command(arguments)));
    std::filesystem::rename(temporary, arguments.run.out);
    if (arguments.run.quiet) return;
    fmt::print("{}\n", table);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        fmt::print("{} = {:.5g}  (calibrated; from {} within {} to {})\n", parameters[i].key, best.point[i],
                   parameters[i].start, parameters[i].lower, parameters[i].upper);
    fmt::print("sum of squares {:.5g} after {} evaluations; written to {}\n", best.distance, best.evaluations,
               arguments.run.out.string());
}

/// What the command line and the scenario lack for a fit.
void find_problems(const CalibrateArguments& arguments, const scenarios::Reading& reading,
                   Problems& problems) {
    const std::string scenario = arguments.run.scenario.string();
    std::error_code failed;
    if (std::filesystem::exists(arguments.run.out, failed) && !arguments.run.force)
        problems.add(
            fmt::format("--out {}: exists already; --force replaces it", arguments.run.out.string()));
    problems.add(reading.problems);
    if (!reading.model) return;
    if (reading.model->free_parameters.empty())
        problems.add(scenario + ": error: no [[free]] parameter says what calibrate may move");
    bool fitted = false;
    for (const model::Target& target : reading.model->targets) fitted = fitted || target.fitted;
    if (!fitted) problems.add(scenario + ": error: no target has fitted = true");
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
    const auto reading = scenarios::read(arguments.run.scenario, overrides);
    find_problems(arguments, reading, problems);
    problems.print();
    if (problems.any() || !reading.model) return wrong_input;

    const std::filesystem::path temporary =
        fmt::format("{}.unfinished-{}", arguments.run.out.string(), ::getpid());
    const auto clear_up = [&] {
        std::error_code ignored;
        std::filesystem::remove(temporary, ignored);
    };
    const Interrupt interrupt(clear_up);
    const auto& parameters = reading.model->free_parameters;
    const Simulation simulation(arguments, *replications, std::move(overrides), parameters,
                                interrupt.token());
    try {
        fit(arguments, simulation, parameters, temporary);
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
