#include "model/questions/size.hpp"

#include <algorithm>

#include "sim/experiment/designs.hpp"

namespace caseload::model {

namespace {

/// What is known before anything has been simulated.
Sizing begun(const SizeQuestion& question) {
    Sizing sizing;
    sizing.title = question.title;
    for (const Varied& varied : question.varied) {
        sizing.keys.push_back(varied.key);
        auto& shown = sizing.values.emplace_back();
        for (const double value : varied.values) shown.push_back(varied.shown(value));
    }
    sizing.goals = question.goals;
    sizing.plan.confidence = question.confidence;
    sizing.plan.most_runs = std::max(question.most_runs, sizing.plan.first_runs);
    return sizing;
}

}  // namespace

std::vector<sim::Point> SizeQuestion::points() const {
    std::vector<std::vector<double>> values;
    for (const Varied& one : varied) values.push_back(one.values);
    return sim::full_grid(values);
}

std::string Sizing::value_of(std::size_t candidate) const {
    if (keys.size() == 1) return values[0][candidate];
    const std::size_t second = values[1].size();
    return values[0][candidate / second] + ", " + values[1][candidate % second];
}

bool Sizing::larger(std::size_t one, std::size_t other) const {
    if (one == other) return false;
    const std::size_t second = keys.size() == 1 ? 1 : values[1].size();
    return other / second >= one / second && other % second >= one % second;
}

Sizing answer(const SizeQuestion& question, const MakeModel& make, const SizeTelling& telling) {
    Sizing sizing = begun(question);
    const std::vector<sim::Point> points = question.points();
    std::vector<WantedMeasure> measures;
    std::vector<sim::Goal> goals;
    for (const WantedGoal& goal : question.goals) {
        measures.push_back(goal.measure);
        goals.push_back(goal.goal);
    }
    std::size_t at = 0;
    std::shared_ptr<SimulatedPoint> point;
    const sim::Simulate simulate = [&](std::size_t candidate, int first, int count) {
        if (!point || candidate != at) {
            point = std::make_shared<SimulatedPoint>(
                make(keys_at(question.changed, question.varied, points[candidate])), question.luck, measures,
                telling.stop);
            at = candidate;
        }
        auto rows = point->simulate(first, count);
        if (telling.tried) telling.tried(sizing.value_of(candidate), first + count);
        return rows;
    };
    sizing.selection = question.varied.size() == 1
                           ? sim::smallest(points.size(), goals, sizing.plan, simulate)
                           : sim::frontier(question.varied[0].values.size(), question.varied[1].values.size(),
                                           goals, sizing.plan, simulate);
    sizing.reversals = sim::reversals(sizing.selection.tried, goals, [&](std::size_t one, std::size_t other) {
        return sizing.larger(one, other);
    });
    // Where none meets, the last one tried was the largest.
    if (sizing.selection.chosen.empty()) sizing.largest = point;
    return sizing;
}

}  // namespace caseload::model
