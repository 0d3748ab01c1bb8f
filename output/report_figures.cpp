#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "output/report_data.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

/// Digits that are kept: of a figure, of a point of a curve, of an office's week (drawn as a shade).
constexpr int digits_of_figure = 9;
constexpr int digits_of_point = 5;
constexpr int digits_of_shade = 3;

/// Rounded to so many significant digits; null for NaN.
Json rounded(double value, int digits) {
    if (!std::isfinite(value)) return nullptr;
    return std::strtod(fmt::format("{:.{}g}", value, digits).c_str(), nullptr);
}

/// A count or total that is always 0 says nothing.
bool observed(const sim::Accumulator& figure, sim::Statistic statistic) {
    if (figure.count() == 0) return false;
    const bool counted = statistic == sim::Statistic::count || statistic == sim::Statistic::total;
    return !counted || figure.mean() != 0 || figure.sd() > 0;
}

/// By stage at single offices the page shows where waiting is longest and how full sessions are.
bool shown_by_office_and_stage(const std::string& measure) {
    return measure == "wait" || measure == "session_size" || measure == "sessions_held";
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
    if (name.office >= 0 && name.stage >= 0) return shown_by_office_and_stage(measure);
    // By hour of the week: offices alone.
    return name.stage < 0 || measure != "attendances";
}

/// Calls `visit(cell, name, measure)` with every cell that the page shows.
template <class Visit> void each_shown(const model::Results& results, const Visit& visit) {
    const sim::Catalogue& catalogue = results.setup->measured.catalogue;
    for (std::size_t cell = 0; cell < catalogue.cells(); ++cell) {
        if (!observed(results.estimates[cell], catalogue.statistic(cell))) continue;
        const sim::CellName name = catalogue.name(cell);
        const sim::Measure& measure = catalogue.measure(name.measure);
        if (shown(name, measure.name)) visit(results.estimates[cell], name, measure);
    }
}

/// Periods of one measure, office, stage and group.
struct Line {
    int first = 0;
    std::vector<const sim::Accumulator*> points;
};

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

Json measures_in_report(const model::Results& results) {
    Json told = Json::object();
    for (const sim::Measure& measure : results.setup->measured.catalogue.measures())
        told[measure.name] = {
            {"unit", measure.unit}, {"meaning", measure.meaning}, {"groups", measure.groups}};
    return told;
}

Json figures_in_report(const model::Results& results) {
    Json told = Json::object();
    each_shown(results,
               [&](const sim::Accumulator& figure, const sim::CellName& name, const sim::Measure& measure) {
                   if (name.period >= 0) return;
                   told[measure.name].push_back({name.office, name.stage, name.group,
                                                 rounded(figure.mean(), digits_of_figure),
                                                 rounded(figure.half_width(), digits_of_figure)});
               });
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
        told[results.setup->measured.catalogue.measure(measure).name].push_back(
            line_in_report({.measure = measure, .office = office, .stage = stage, .group = group}, line));
    }
    told["cut"] = cut;
    return told;
}

}  // namespace caseload::output
