#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "model/results/headlines.hpp"
#include "output/answers/comparison_report.hpp"
#include "output/report/data.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

constexpr int digits_of_point = 5;

/// What is drawn by week or claim day, in this order.
constexpr std::array<std::string_view, 9> drawn{"inside",       "in_stage",     "wait",
                                                "queue_length", "within_limit", "utilisation",
                                                "marker_stock", "on_benefit",   "in_work"};

/// Which curve a figure is a point of; the period is the place in it.
using Curve =
    std::tuple<std::string, std::string, std::string, std::string>;  // measure, pathway, stage, group

struct Point {
    double mean = std::numeric_limits<double>::quiet_NaN();
    double half = std::numeric_limits<double>::quiet_NaN();
};

/// Points by their period: weeks sort by date, claim days by number.
using Points = std::map<std::pair<int, std::string>, Point>;

struct Drawn {
    std::string unit;
    sim::Axis axis = sim::Axis::none;
    std::vector<Points> scenarios;    ///< Base first.
    std::vector<Points> differences;  ///< By variant.
};

using Curves = std::map<Curve, Drawn>;

bool wanted(const model::Figures& figures, const model::FigureName& name) {
    return model::about_everybody(figures, name) && name.axis != sim::Axis::none && name.office.empty() &&
           std::find(drawn.begin(), drawn.end(), name.measure) != drawn.end() &&
           !(name.measure == "marker_stock" && name.group == "marker=none");
}

Drawn& curve_of(Curves& curves, const model::FigureName& name, std::size_t variants) {
    Drawn& curve = curves[{name.measure, name.pathway, name.stage, name.group}];
    curve.unit = name.unit;
    curve.axis = name.axis;
    curve.scenarios.resize(variants + 1);
    curve.differences.resize(variants);
    return curve;
}

std::pair<int, std::string> period_of(const model::FigureName& name) {
    if (name.axis == sim::Axis::week) return {0, name.period};
    return {std::stoi(name.period), {}};
}

Point point_of(const sim::Accumulator& figure) { return {figure.mean(), figure.half_width()}; }

void add_scenario(Curves& curves, const model::Results& results, const model::Figures& figures,
                  std::size_t scenario, std::size_t variants) {
    for (std::size_t f = 0; f < results.estimates.size(); ++f) {
        if (results.estimates[f].count() == 0) continue;
        const model::FigureName name = figures.name(f);
        if (wanted(figures, name))
            curve_of(curves, name, variants).scenarios[scenario][period_of(name)] =
                point_of(results.estimates[f]);
    }
}

/// By how much of the base's curve the variants' lie apart, at the most.
double apart(const Drawn& curve) {
    double most = 0;
    double base = 0;
    for (const auto& [period, point] : curve.scenarios.front()) base += std::abs(point.mean);
    for (const Points& differences : curve.differences) {
        double sum = 0;
        for (const auto& [period, point] : differences) sum += std::abs(point.mean);
        most = std::max(most, sum);
    }
    // What the variants change in many people's lives goes before what they change much in a few.
    return base > 0 ? most / std::sqrt(base) : most;
}

Json line(const Points& points, const std::set<std::pair<int, std::string>>& periods) {
    Json means = Json::array();
    Json halves = Json::array();
    for (const auto& period : periods) {
        const auto found = points.find(period);
        const Point point = found == points.end() ? Point{} : found->second;
        means.push_back(rounded(point.mean, digits_of_point));
        halves.push_back(rounded(point.half, digits_of_point));
    }
    return {{"mean", std::move(means)}, {"half", std::move(halves)}};
}

Json told(const Curve& name, const Drawn& curve, const model::Model& model) {
    const auto& [measure, pathway, stage, group] = name;
    std::set<std::pair<int, std::string>> periods;
    for (const Points& points : curve.scenarios) {
        for (const auto& [period, point] : points) periods.insert(period);
    }
    Json one = {{"measure", measure}, {"unit", curve.unit}, {"pathway", pathway},
                {"stage", stage},     {"group", group},     {"axis", "week"}};
    for (const model::Stage& candidate : model.stages) {
        if (!stage.empty() && model.full_name(candidate) == pathway + "." + stage)
            one["stage_label"] = candidate.label.empty() ? candidate.name : candidate.label;
    }
    if (curve.axis != sim::Axis::week) one["axis"] = "claim_day";
    for (const auto& [day, week] : periods)
        one["periods"].push_back(curve.axis == sim::Axis::week ? Json(week) : Json(day));
    for (const Points& points : curve.scenarios) one["scenarios"].push_back(line(points, periods));
    for (const Points& points : curve.differences) one["differences"].push_back(line(points, periods));
    return one;
}

}  // namespace

Json series_in_report(const model::Comparison& comparison) {
    const std::size_t variants = comparison.variants.size();
    Curves curves;
    add_scenario(curves, comparison.base, comparison.base_figures, 0, variants);
    for (std::size_t v = 0; v < variants; ++v) {
        const model::Variant& variant = comparison.variants[v];
        add_scenario(curves, variant.results, variant.figures, v + 1, variants);
        for (std::size_t p = 0; p < variant.pairs.size(); ++p) {
            const sim::Accumulator& difference = variant.pairs[p].difference();
            if (difference.count() == 0) continue;
            const model::FigureName name = variant.figures.name(variant.matching.both[p].variant);
            if (wanted(variant.figures, name))
                curve_of(curves, name, variants).differences[v][period_of(name)] = point_of(difference);
        }
    }
    Json list = Json::array();
    for (const std::string_view measure : drawn) {
        std::vector<Curves::const_iterator> found;
        for (auto curve = curves.begin(); curve != curves.end(); ++curve) {
            if (std::get<0>(curve->first) == measure && curve->second.scenarios.front().size() > 1)
                found.push_back(curve);
        }
        std::stable_sort(found.begin(), found.end(),
                         [](const auto& a, const auto& b) { return apart(a->second) > apart(b->second); });
        for (std::size_t f = 0; f < std::min(found.size(), most_lines_of_a_measure); ++f)
            list.push_back(told(found[f]->first, found[f]->second, comparison.base.setup->model));
    }
    return list;
}

}  // namespace caseload::output
