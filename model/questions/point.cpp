#include "model/questions/point.hpp"

#include <stdexcept>

#include "model/questions/telling.hpp"
#include "model/run/replication.hpp"
#include "model/run/run.hpp"
#include "model/run/warm_up.hpp"
#include "sim/replicate.hpp"

namespace caseload::model {

namespace {

/// The figure of this name here: mostly the same number as in the scenario in which it was looked up.
std::size_t find_wanted(const Figures& figures, const WantedMeasure& wanted) {
    if (wanted.figure < figures.size() && figures.name(wanted.figure) == wanted.name) return wanted.figure;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        if (figures.name(f) == wanted.name) return f;
    }
    throw std::runtime_error("not every point measures " + wanted.text);
}

Model settled(Model&& model, const PointLuck& luck) {
    find_warm_up(model, luck.seed, fewest_to_settle, luck.threads);
    return std::move(model);
}

}  // namespace

SimulatedPoint::SimulatedPoint(Model&& model, const PointLuck& luck,
                               const std::vector<WantedMeasure>& measures, std::stop_token stop)
    : model_(settled(std::move(model), luck)),
      luck_(luck),
      stop_(std::move(stop)),
      setup_(model_),
      figures_(setup_),
      results_(setup_) {
    results_.seed = luck.seed;
    for (const WantedMeasure& measure : measures) wanted_.push_back(find_wanted(figures_, measure));
}

std::vector<std::vector<double>> SimulatedPoint::simulate(int first, int count) {
    // With fewer replications than threads, the sites of a replication share the threads.
    const int inside = count >= luck_.threads ? 1 : luck_.threads;
    const auto one = [&](int r) {
        Replication replication(setup_, luck_.seed, first + r);
        replication.run_to(model_.end, inside);
        ReplicationCells outcome;
        outcome.cells = replication.finish();
        outcome.events = replication.events();
        return outcome;
    };
    std::vector<std::vector<double>> rows;
    const auto fold = [&](int, const ReplicationCells& outcome) {
        const std::vector<double> values = figures_.values(outcome.cells);
        auto& row = rows.emplace_back();
        for (const std::size_t figure : wanted_) row.push_back(values[figure]);
        add_replication(results_, outcome);
    };
    sim::replicate(count, luck_.threads, one, fold, stop_);
    if (stop_.stop_requested()) throw Interrupted();
    return rows;
}

}  // namespace caseload::model
