#include "model/questions/sweep.hpp"

#include "model/results/growth.hpp"
#include "sim/experiment/designs.hpp"

namespace caseload::model {

namespace {

/// Loeppky, Sacks and Welch 2009, Technometrics 51(4), 366-376: ten points a factor.
constexpr std::size_t points_a_key = 10;
constexpr std::size_t usual_trajectories = 10;

/// Places in the unit cube as values of the keys.
std::vector<sim::Point> scaled(std::vector<sim::Point> design, const std::vector<Varied>& varied) {
    for (sim::Point& point : design) {
        for (std::size_t v = 0; v < varied.size(); ++v) point[v] = varied[v].at(point[v]);
    }
    return design;
}

}  // namespace

std::string_view design_name(Design design) {
    if (design == Design::grid) return "grid";
    return design == Design::latin_hypercube ? "lhs" : "morris";
}

std::vector<sim::Point> SweepQuestion::points() const {
    const auto given = static_cast<std::size_t>(points_given);
    if (design == Design::latin_hypercube) {
        const std::size_t points = given > 0 ? given : points_a_key * varied.size();
        return scaled(sim::latin_hypercube(points, varied.size(), luck.seed), varied);
    }
    if (design == Design::morris) {
        const std::size_t trajectories = given > 0 ? given : usual_trajectories;
        return scaled(sim::morris_trajectories(trajectories, varied.size(), luck.seed), varied);
    }
    std::vector<std::vector<double>> values;
    for (const Varied& one : varied) values.push_back(one.values);
    return sim::full_grid(values);
}

Sweep answer(const SweepQuestion& question, const MakeModel& make, const SweepTelling& telling) {
    Sweep sweep{.title = question.title,
                .design = question.design,
                .seed = question.luck.seed,
                .replications = question.replications.count,
                .keys = {},
                .points = question.points(),
                .measures = {},
                .growing = {}};
    for (const Varied& one : question.varied)
        sweep.keys.push_back({.key = one.key, .unit = one.unit, .low = one.low, .high = one.high});
    for (const WantedMeasure& measure : question.measures)
        sweep.measures.push_back({.measure = measure.text, .unit = measure.name.unit, .at = {}});
    for (std::size_t p = 0; p < sweep.points.size(); ++p) {
        SimulatedPoint point(make(keys_at(question.changed, question.varied, sweep.points[p])), question.luck,
                             question.measures, telling.stop);
        const auto rows = point.simulate(question.replications.first, question.replications.count);
        for (std::size_t m = 0; m < sweep.measures.size(); ++m) {
            auto& at = sweep.measures[m].at.emplace_back();
            for (const auto& row : rows) at.add(row[m]);
        }
        if (const auto growth = growing(point.results()); !growth.empty()) {
            const Model& model = point.results().setup->model;
            const Stage& stage = model.stages[static_cast<std::size_t>(growth.front().stage)];
            sweep.growing.push_back({p, model.full_name(stage), growth.front().a_day});
        }
        if (telling.points) telling.points(p + 1, sweep.points.size());
    }
    return sweep;
}

}  // namespace caseload::model
