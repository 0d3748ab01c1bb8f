#include "output/tables/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "sim/proportion.hpp"

namespace caseload::output {

namespace {

std::string period_name(const model::Setup& setup, sim::Axis axis, int period) {
    if (period < 0 || axis == sim::Axis::none) return {};
    if (axis == sim::Axis::week) return sim::iso(setup.first_week + sim::Days{7 * period});
    return fmt::format("{}", period);
}

bool observed(const sim::Accumulator& figure, sim::Statistic statistic) {
    if (figure.count() == 0) return false;
    const bool counted = statistic == sim::Statistic::count || statistic == sim::Statistic::total;
    return !counted || figure.mean() != 0 || figure.sd() > 0;
}

/// The index of a name among names; -1 when it is not there.
template <class Names> int index_of(const Names& names, std::string_view name) {
    const auto found = std::find(names.begin(), names.end(), name);
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

std::vector<std::string> names_of(const std::vector<model::Office>& offices) {
    std::vector<std::string> names;
    for (const model::Office& office : offices) names.push_back(office.name);
    return names;
}

/// -1: no such stage; -2: several pathways have one of this name.
int stage_index(const model::Model& model, std::string_view name) {
    int found = -1;
    for (std::size_t s = 0; s < model.stages.size(); ++s) {
        if (model.full_name(model.stages[s]) == name) return static_cast<int>(s);
        if (model.stages[s].name == name) found = found == -1 ? static_cast<int>(s) : -2;
    }
    return found;
}

int period_index(const model::Setup& setup, sim::Axis axis, std::string_view period) {
    if (axis == sim::Axis::week) {
        const auto day = sim::parse_day(period);
        const auto days = day ? (*day - setup.first_week).count() : -1;
        return days >= 0 && days % 7 == 0 ? static_cast<int>(days / 7) : -1;
    }
    int day = -1;
    const auto [end, error] = std::from_chars(period.data(), period.data() + period.size(), day);
    return error == std::errc{} && end == period.data() + period.size() ? day : -1;
}

Lookup find_derived(const model::Results& results, const Wanted& wanted) {
    bool measure_known = false;
    for (std::size_t d = 0; d < results.derived_names.size(); ++d) {
        const model::DerivedName& name = results.derived_names[d];
        if (name.measure != wanted.measure) continue;
        measure_known = true;
        if (name.group != wanted.group ||
            period_name(*results.setup, name.axis, name.period) != wanted.period)
            continue;
        if (!wanted.office.empty() || !wanted.stage.empty()) continue;
        return {.found = &results.derived[d]};
    }
    if (!measure_known) return {};
    return {.problem = fmt::format(
                "measure {} has no figure for group \"{}\", period \"{}\" (and none by office or stage)",
                wanted.measure, wanted.group, wanted.period)};
}

}  // namespace

void for_each_figure(const model::Results& results, const std::function<void(const Figure&)>& visit) {
    const model::Setup& setup = *results.setup;
    const model::Model& model = setup.model;
    const sim::DeclaredMeasures& declared = setup.measured.declared;
    for (std::size_t cell = 0; cell < declared.cells(); ++cell) {
        if (!observed(results.estimates[cell], declared.statistic(cell))) continue;
        const sim::CellName name = declared.name(cell);
        const sim::Measure& measure = declared.measure(name.measure);
        Figure figure{.measure = measure.name, .unit = measure.unit};
        if (name.office >= 0) figure.office = model.offices[static_cast<std::size_t>(name.office)].name;
        if (name.stage >= 0) {
            const model::Stage& stage = model.stages[static_cast<std::size_t>(name.stage)];
            figure.pathway = model.pathways[stage.pathway].name;
            figure.stage = stage.name;
        }
        if (name.group >= 0) figure.group = measure.groups[static_cast<std::size_t>(name.group)];
        if (name.period >= 0) figure.axis = measure.axis;
        figure.period = period_name(setup, figure.axis, name.period);
        figure.over_replications = &results.estimates[cell];
        figure.interval = model::interval_of(results, cell);
        visit(figure);
    }
    for (std::size_t d = 0; d < results.derived_names.size(); ++d) {
        if (results.derived[d].count() == 0) continue;
        const model::DerivedName& name = results.derived_names[d];
        visit(
            {.measure = name.measure,
             .unit = name.unit,
             .group = name.group,
             .axis = name.period >= 0 ? name.axis : sim::Axis::none,
             .period = period_name(setup, name.axis, name.period),
             .over_replications = &results.derived[d],
             .proportion = name.proportion,
             .interval = name.proportion ? sim::wilson(results.derived[d]) : results.derived[d].interval()});
    }
}

Lookup find_figure(const model::Results& results, const Wanted& wanted) {
    if (Lookup derived = find_derived(results, wanted); derived.found != nullptr || !derived.problem.empty())
        return derived;
    const model::Setup& setup = *results.setup;
    const auto& declared = setup.measured.declared;
    const auto id = declared.measure_named(std::string(wanted.measure));
    if (!id) return {.problem = fmt::format("there is no measure {}", wanted.measure)};
    const sim::Measure& measure = declared.measure(*id);
    sim::CellName name{.measure = *id};
    if (!wanted.office.empty()) {
        name.office = index_of(names_of(setup.model.offices), wanted.office);
        if (name.office < 0) return {.problem = fmt::format("there is no office {}", wanted.office)};
    }
    if (!wanted.stage.empty()) {
        name.stage = stage_index(setup.model, wanted.stage);
        if (name.stage == -1) return {.problem = fmt::format("there is no stage {}", wanted.stage)};
        if (name.stage < 0)
            return {.problem =
                        fmt::format("several stages are called {}: write pathway.stage", wanted.stage)};
    }
    if (!wanted.group.empty() || !measure.groups.empty()) {
        name.group = index_of(measure.groups, wanted.group);
        if (name.group < 0)
            return {.problem = fmt::format("measure {} has no group \"{}\"; its groups: {}", wanted.measure,
                                           wanted.group, fmt::join(measure.groups, ", "))};
    }
    if (!wanted.period.empty()) {
        name.period = period_index(setup, measure.axis, wanted.period);
        if (name.period < 0)
            return {.problem = fmt::format("measure {} has no period \"{}\"", wanted.measure, wanted.period)};
    }
    if (const auto* found = find_cell(results, name)) return {.found = found};
    return {.problem = fmt::format("measure {} is not kept for this office, stage and period together",
                                   wanted.measure)};
}

const sim::Accumulator* find_cell(const model::Results& results, const sim::CellName& name) {
    const auto cell = results.setup->measured.declared.find(name);
    return cell ? &results.estimates[*cell] : nullptr;
}

}  // namespace caseload::output
