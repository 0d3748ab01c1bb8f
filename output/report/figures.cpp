#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "output/report/data.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

/// Digits that are kept: of a figure, of one of a single office, of a point of a curve, of an office's week (drawn as a shade).
constexpr int digits_of_figure = 9;
constexpr int digits_of_office = 6;
constexpr int digits_of_point = 5;
constexpr int digits_of_shade = 3;

/// A count or total that is always 0 says nothing.
bool observed(const sim::Accumulator& figure, sim::Statistic statistic) {
    if (figure.count() == 0) return false;
    const bool counted = statistic == sim::Statistic::count || statistic == sim::Statistic::total;
    return !counted || figure.mean() != 0 || figure.sd() > 0;
}

/// By stage and week it shows flows, waits, people inside and sessions.
bool shown_by_stage_and_week(const std::string& measure) { return measure != "ended"; }

/// By office and week it shows how busy offices are and how many people they have.
bool shown_by_office_and_week(const std::string& measure) {
    return measure == "utilisation" || measure == "inside";
}

bool shown(const sim::CellName& name, const std::string& measure) {
    if (name.period >= 0 && name.office >= 0) return shown_by_office_and_week(measure);
    if (name.period >= 0 && name.stage >= 0) return shown_by_stage_and_week(measure);
    // What is counted by hour of the week is added up over offices.
    if (measure == "attendances") return false;
    return name.office < 0 || name.stage < 0;
}

/// Calls `visit(cell, name, measure)` with every cell that the page shows.
template <class Visit> void each_shown(const model::Results& results, const Visit& visit) {
    const sim::DeclaredMeasures& declared = results.setup->measured.declared;
    for (std::size_t cell = 0; cell < declared.cells(); ++cell) {
        if (!observed(results.estimates[cell], declared.statistic(cell))) continue;
        const sim::CellName name = declared.name(cell);
        const sim::Measure& measure = declared.measure(name.measure);
        if (shown(name, measure.name)) visit(results.estimates[cell], name, measure);
    }
}

/// Periods of one measure, office, stage and group.
struct Line {
    int first = 0;
    std::vector<const sim::Accumulator*> points;
};

/// Rows of attendances by hour of the week, all offices added up. Of a single office the interval is known.
Json attendances_by_hour(const model::Results& results) {
    const model::Measured& measured = results.setup->measured;
    const sim::DeclaredMeasures& declared = measured.declared;
    const int offices = declared.dimensions().offices;
    Json rows = Json::array();
    for (std::size_t hour = 0; hour < declared.measure(measured.attendances).groups.size(); ++hour) {
        double mean = 0;
        Json half = nullptr;
        for (int office = 0; office < offices; ++office) {
            const auto cell = declared.find(
                {.measure = measured.attendances, .office = office, .group = static_cast<int>(hour)});
            if (!cell || results.estimates[*cell].count() == 0) continue;
            mean += results.estimates[*cell].mean();
            if (offices == 1) half = rounded(results.estimates[*cell].half_width(), digits_of_figure);
        }
        if (mean > 0) rows.push_back({-1, -1, hour, rounded(mean, digits_of_figure), half});
    }
    return rows;
}

Json line_in_report(const sim::CellName& name, const Line& line) {
    Json mean = Json::array();
    Json half = Json::array();
    const bool shade = name.office >= 0;
    for (const sim::Accumulator* point : line.points) {
        mean.push_back(point == nullptr ? Json(nullptr)
                                        : rounded(point->mean(), shade ? digits_of_shade : digits_of_point));
        if (!shade)
            half.push_back(point == nullptr ? Json(nullptr) : rounded(point->half_width(), digits_of_point));
    }
    Json told = {{"office", name.office},
                 {"stage", name.stage},
                 {"group", name.group},
                 {"first", line.first},
                 {"mean", mean}};
    if (!shade) told["half"] = half;
    return told;
}

}  // namespace

Json rounded(double value, int digits) {
    if (!std::isfinite(value)) return nullptr;
    return std::strtod(fmt::format("{:.{}g}", value, digits).c_str(), nullptr);
}

Json measures_in_report(const model::Results& results) {
    Json told = Json::object();
    for (const sim::Measure& measure : results.setup->measured.declared.measures())
        told[measure.name] = {
            {"unit", measure.unit}, {"meaning", measure.meaning}, {"groups", measure.groups}};
    return told;
}

Json figures_in_report(const model::Results& results) {
    Json told = Json::object();
    each_shown(
        results, [&](const sim::Accumulator& figure, const sim::CellName& name, const sim::Measure& measure) {
            if (name.period >= 0) return;
            const int digits = name.office >= 0 ? digits_of_office : digits_of_figure;
            told[measure.name].push_back({name.office, name.stage, name.group, rounded(figure.mean(), digits),
                                          rounded(figure.half_width(), digits)});
        });
    if (Json hours = attendances_by_hour(results); !hours.empty()) told["attendances"] = std::move(hours);
    return told;
}

Json series_in_report(const model::Results& results) {
    using Place = std::tuple<sim::MeasureId, int, int, int>;
    std::map<Place, Line> lines;
    std::size_t office_weeks = 0;
    std::set<std::string> cut;
    each_shown(results,
               [&](const sim::Accumulator& figure, const sim::CellName& name, const sim::Measure& measure) {
                   if (name.period < 0) return;
                   if (name.office >= 0 && ++office_weeks > most_office_weeks) {
                       cut.insert(measure.name);
                       return;
                   }
                   Line& line = lines[{name.measure, name.office, name.stage, name.group}];
                   if (line.points.empty()) line.first = name.period;
                   line.points.resize(static_cast<std::size_t>(name.period - line.first), nullptr);
                   line.points.push_back(&figure);
               });
    Json told = Json::object();
    for (const auto& [place, line] : lines) {
        const auto& [measure, office, stage, group] = place;
        told[results.setup->measured.declared.measure(measure).name].push_back(
            line_in_report({.measure = measure, .office = office, .stage = stage, .group = group}, line));
    }
    told["cut"] = cut;
    return told;
}

}  // namespace caseload::output
