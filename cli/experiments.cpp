#include "cli/experiments.hpp"

#include <fmt/format.h>

#include <exception>
#include <optional>

#include "cli/exit_codes.hpp"
#include "cli/interrupt.hpp"
#include "model/run/replication.hpp"
#include "model/run/warm_up.hpp"
#include "output/files/folder.hpp"
#include "sim/replicate.hpp"

namespace caseload::cli {

namespace {

/// The figure of this name here: mostly the same number as in the scenario in which it was looked up.
std::size_t find(const model::Figures& figures, const WantedMeasure& wanted) {
    if (wanted.figure < figures.size() && figures.name(wanted.figure) == wanted.name) return wanted.figure;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (figures.name(f) == wanted.name) return f;
    }
    throw std::runtime_error("not every point measures " + wanted.text);
}

std::string errors(const scenarios::Reading& reading) {
    std::string all;
    for (const auto& problem : reading.problems) {
        if (!problem.warning) all += "\n" + scenarios::text(problem);
    }
    return all;
}

}  // namespace

SimulatedPoint::SimulatedPoint(const RunArguments& arguments,
                               const std::vector<scenarios::Override>& overrides,
                               const std::vector<WantedMeasure>& measures, std::stop_token stop)
    : arguments_(arguments), stop_(std::move(stop)) {
    auto reading = scenarios::read(arguments.scenario, overrides);
    if (!reading.model) throw std::runtime_error("the scenario cannot be read here" + errors(reading));
    model_ = std::make_unique<model::Model>(std::move(*reading.model));
    model::find_warm_up(*model_, arguments.seed, model::fewest_to_settle, threads_or_all(arguments.threads));
    setup_ = std::make_unique<model::Setup>(*model_);
    figures_ = std::make_unique<model::Figures>(*setup_);
    results_ = std::make_unique<model::Results>(*setup_);
    results_->seed = arguments.seed;
    for (const WantedMeasure& measure : measures) wanted_.push_back(find(*figures_, measure));
}

std::vector<std::vector<double>> SimulatedPoint::simulate(int first, int count) {
    const int threads = threads_or_all(arguments_.threads);
    // With fewer replications than threads, the sites of a replication share the threads.
    const int inside = count >= threads ? 1 : threads;
    const auto one = [&](int r) {
        model::Replication replication(*setup_, arguments_.seed, first + r);
        replication.run_to(model_->end, inside);
        model::ReplicationCells outcome;
        outcome.cells = replication.finish();
        outcome.events = replication.events();
        return outcome;
    };
    std::vector<std::vector<double>> rows;
    const auto fold = [&](int, const model::ReplicationCells& outcome) {
        const std::vector<double> values = figures_->values(outcome.cells);
        auto& row = rows.emplace_back();
        for (const std::size_t figure : wanted_) row.push_back(values[figure]);
        model::add_replication(*results_, outcome);
    };
    sim::replicate(count, threads, one, fold, stop_);
    if (stop_.stop_requested()) throw Interrupted("interrupted");
    return rows;
}

std::vector<scenarios::Override> overrides_at(const std::vector<scenarios::Override>& sets,
                                              const std::vector<Varied>& varied,
                                              const std::vector<double>& point) {
    std::vector<scenarios::Override> overrides = sets;
    for (std::size_t v = 0; v < varied.size(); ++v)
        overrides.push_back({.key = varied[v].key, .value = varied[v].written(point[v])});
    return overrides;
}

void check_points(const RunArguments& arguments, const std::vector<scenarios::Override>& sets,
                  const std::vector<Varied>& varied, const std::vector<std::vector<double>>& points,
                  Problems& problems) {
    std::size_t unsound = 0;
    for (const auto& point : points) {
        const auto reading = scenarios::read(arguments.scenario, overrides_at(sets, varied, point));
        if (reading.model) continue;
        if (++unsound > 1) continue;
        std::string where;
        for (std::size_t v = 0; v < varied.size(); ++v)
            where += fmt::format("{}{} = {}", v == 0 ? "" : ", ", varied[v].key, varied[v].shown(point[v]));
        problems.add("--vary: the scenario is not sound with " + where + ":");
        problems.add(reading.problems);
    }
    if (unsound > 1)
        problems.add(fmt::format(
            "--vary: {} more of the {} points are not sound either: narrow the range, or --set what "
            "goes with it",
            unsound - 1, points.size()));
}

int in_a_folder(const RunArguments& arguments, const std::string& kind,
                const std::function<void(const std::filesystem::path&, std::stop_token)>& work) {
    std::optional<output::Folder> folder;
    const Interrupt interrupt([&] {
        if (folder) folder->abandon();
    });
    try {
        if (arguments.out.empty()) {
            const auto name = std::filesystem::absolute(arguments.scenario).lexically_normal();
            const auto own = name.has_filename() ? name.stem() : name.parent_path().stem();
            folder.emplace(output::Folder::numbered("results", own.string() + "-" + kind));
        } else {
            folder.emplace(arguments.out, arguments.force);
        }
        work(folder->temporary(), interrupt.token());
        const std::filesystem::path place = folder->put_in_place();
        if (!arguments.quiet) fmt::print("\nResults are in {}\n", output::place_in_words(place));
        return done;
    } catch (const Interrupted&) {
        fmt::print(stderr, "interrupted: nothing was written\n");
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: {} failed: {}\n", kind, failure.what());
    }
    return run_failed;
}

}  // namespace caseload::cli
