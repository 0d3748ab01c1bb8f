#include "model/questions/calibrate.hpp"

#include <cmath>
#include <stdexcept>

#include "model/questions/free_values.hpp"
#include "model/questions/minimise.hpp"

namespace caseload::model {

namespace {

bool is_figure_of(const FigureName& name, const Target& target) {
    return name.measure == target.measure && name.office == target.office && name.group == target.group &&
           name.period == target.period &&
           (name.stage == target.stage || name.pathway + "." + name.stage == target.stage);
}

/// The figures of the fitted targets, by which each replication is looked at.
std::vector<WantedMeasure> measures_of(const std::vector<Target>& fitted, const Figures& figures) {
    std::vector<WantedMeasure> measures;
    for (const Target& target : fitted) {
        for (std::size_t f = 0; f < figures.size(); ++f) {
            const FigureName name = figures.name(f);
            if (!is_figure_of(name, target)) continue;
            measures.push_back({.text = target.name, .name = name, .figure = f});
            break;
        }
    }
    return measures;
}

/// The scenario at any point; every point meets the same people and luck.
class Simulation {
public:
    Simulation(const CalibrateQuestion& question, const MakeModel& make, std::stop_token stop)
        : question_(question), make_(make), stop_(std::move(stop)) {
        const Model model = make(question.changed);
        parameters = model.free_parameters;
        for (const Target& target : model.targets)
            if (target.fitted) fitted.push_back(target);
        const Setup setup(model);
        measures_ = measures_of(fitted, Figures(setup));
    }

    using Rows = std::vector<std::vector<double>>;
    /// The fitted targets replication by replication. `kept` is given the point.
    Rows at(const std::vector<double>& point, std::shared_ptr<const SimulatedPoint>* kept = nullptr) const {
        const auto simulated = std::make_shared<SimulatedPoint>(
            make_(keys_at(question_.changed, parameters, point)), question_.luck, measures_, stop_);
        Rows rows = simulated->simulate(question_.replications.first, question_.replications.count);
        if (kept != nullptr) *kept = simulated;
        return rows;
    }

    std::vector<FreeParameter> parameters;
    std::vector<Target> fitted;

private:
    const CalibrateQuestion& question_;
    const MakeModel& make_;
    std::vector<WantedMeasure> measures_;
    std::stop_token stop_;
};

double distance_of(const std::vector<Target>& fitted, const Simulation::Rows& rows) {
    double sum = 0;
    for (std::size_t t = 0; t < fitted.size(); ++t) {
        sim::Accumulator simulated;
        for (const auto& row : rows) simulated.add(row[t]);
        const double off = (simulated.mean() - fitted[t].published) / fitted[t].weight;
        sum += off * off;
    }
    return sum;
}

}  // namespace

CalibrateAnswer answer(const CalibrateQuestion& question, const MakeModel& make,
                       const CalibrateTelling& telling) {
    const Simulation simulation(question, make, telling.stop);
    int evaluation = 0;
    const auto evaluate = [&](const std::vector<double>& point) {
        const double here = distance_of(simulation.fitted, simulation.at(point));
        if (std::isnan(here)) throw std::runtime_error("a fitted target was never observed");
        ++evaluation;
        if (telling.evaluated) telling.evaluated(evaluation, here, point);
        return here;
    };
    const Minimum best = minimise(simulation.parameters, question.evaluations, evaluate);
    const std::size_t points = 2 * simulation.parameters.size() + 1;
    std::size_t done = 0;
    const auto figures = [&](const std::vector<double>& point) {
        Simulation::Rows rows = simulation.at(point);
        if (telling.slopes) telling.slopes(++done, points);
        return rows;
    };
    CalibrateAnswer answer{
        .fitted = with_uncertainty(simulation.parameters, best.point, simulation.fitted, figures),
        .distance = best.distance,
        .evaluations = best.evaluations,
        .at_best = nullptr};
    simulation.at(best.point, &answer.at_best);
    return answer;
}

}  // namespace caseload::model
