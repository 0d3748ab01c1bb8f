#include "model/results/compare_figures.hpp"

#include <algorithm>

#include "model/results/impacts.hpp"

namespace caseload::model {

namespace {

std::string period_text(const Setup& setup, sim::Axis axis, int period) {
    if (period < 0 || axis == sim::Axis::none) return {};
    if (axis == sim::Axis::week) return sim::iso(setup.first_week + sim::Days{7 * period});
    return std::to_string(period);
}

/// As long as two arms are compared, or as long as people are followed.
int days_added_up(const Model& model) {
    const int followed = std::max(model.outcomes.follow_up, 0);
    return model.trial.present() ? std::min(model.trial.days, followed) : followed;
}

}  // namespace

Figures::Figures(const Setup& setup)
    : setup_(&setup), days_(days_added_up(setup.model)), derived_(impact_names(setup.model)) {
    if (days_ == 0) return;
    add_days(setup.measured.on_benefit, "benefit_days", "Days on benefit since the claim, a person");
    add_days(setup.measured.in_work, "work_days", "Days in employment since the claim, a person");
}

void Figures::add_days(sim::MeasureId curve, const std::string& measure, const std::string& meaning) {
    const auto& groups = setup_->measured.declared.measure(curve).groups;
    for (std::size_t g = 0; g < std::max<std::size_t>(groups.size(), 1); ++g) {
        derived_.push_back({.measure = measure,
                            .unit = "days",
                            .meaning = meaning,
                            .group = groups.empty() ? std::string{} : groups[g]});
        day_sums_.push_back({.curve = curve, .group = groups.empty() ? -1 : static_cast<int>(g)});
    }
}

FigureName Figures::name(std::size_t figure) const {
    const Model& model = setup_->model;
    if (figure >= cells()) {
        const DerivedName& name = derived_[figure - cells()];
        return {.measure = name.measure,
                .unit = name.unit,
                .office = {},
                .pathway = {},
                .stage = {},
                .group = name.group,
                .axis = name.period >= 0 ? name.axis : sim::Axis::none,
                .period = period_text(*setup_, name.axis, name.period)};
    }
    const sim::CellName cell = setup_->measured.declared.name(figure);
    const sim::Measure& measure = setup_->measured.declared.measure(cell.measure);
    FigureName name;
    name.measure = measure.name;
    name.unit = measure.unit;
    if (cell.office >= 0) name.office = model.offices[static_cast<std::size_t>(cell.office)].name;
    if (cell.stage >= 0) {
        const Stage& stage = model.stages[static_cast<std::size_t>(cell.stage)];
        name.pathway = model.pathways[stage.pathway].name;
        name.stage = stage.name;
    }
    if (cell.group >= 0) name.group = measure.groups[static_cast<std::size_t>(cell.group)];
    if (cell.period >= 0) name.axis = measure.axis;
    name.period = period_text(*setup_, name.axis, cell.period);
    return name;
}

sim::Statistic Figures::statistic(std::size_t figure) const {
    return figure < cells() ? setup_->measured.declared.statistic(figure) : sim::Statistic::total;
}

std::vector<double> Figures::values(std::span<const sim::Cell> of_cells) const {
    const sim::DeclaredMeasures& declared = setup_->measured.declared;
    std::vector<double> values;
    values.reserve(size());
    for (std::size_t c = 0; c < cells(); ++c)
        values.push_back(sim::value(of_cells[c], declared.statistic(c)) * declared.scale(c));
    for (const double impact : impacts(*setup_, of_cells)) values.push_back(impact);
    for (const Days& sum : day_sums_) {
        double days = 0;
        for (int day = 0; day < days_; ++day) {
            const auto cell = declared.find({.measure = sum.curve, .group = sum.group, .period = day});
            days += cell ? values[*cell] : 0;
        }
        values.push_back(days);
    }
    return values;
}

}  // namespace caseload::model
