#pragma once

#include <cstdint>
#include <vector>

#include "model/day/site_day.hpp"
#include "model/office/site.hpp"
#include "model/setup/hazard.hpp"
#include "tests/model/small_models.hpp"

/// One office whose people only come, claim and go: for arrivals, claims and curves.
namespace caseload::model {

inline const sim::Day first_day = sim::make_day(2015, 3, 2);  // a Monday

/// An always open office with one source that brings nobody yet, into a stage that lasts.
inline Model claiming_model(int days) {
    Model model;
    model.start = first_day;
    model.end = first_day + sim::Days{days};
    model.measured_from = first_day;
    model.calendar = sim::Calendar(first_day - sim::Days{400}, model.end + sim::Days{400}, {});
    model.markers = {"none"};
    Office office;
    office.name = "Selby";
    office.register_id = 6728;
    office.always_open = true;
    model.offices = {office};
    add_pathway(model, "life");
    Wait long_time;
    long_time.moments.emplace_back();
    long_time.moments[0].dated = true;
    long_time.moments[0].date = model.end + sim::Days{1};
    const std::uint16_t stage = add_stage(model, "inside", long_time);
    route(model, stage, "done");
    ArrivalSource source;
    source.name = "new_claims";
    source.stage = stage;
    source.first = model.start;
    source.last = model.end;
    model.arrivals = {source};
    return model;
}

/// Two causes with a common Weibull shape; `work_share` of the hazard is to work.
inline void add_causes(Model& model, double shape, double scale_days, double work_share) {
    const std::int32_t days = 800;
    Cause work;
    work.name = "work";
    work.employed = true;
    work.hazard = weibull(shape, scale_days, work_share, days);
    Cause other;
    other.name = "other";
    other.hazard = weibull(shape, scale_days, 1 - work_share, days);
    model.outcomes.causes = {work, other};
    model.outcomes.claim_clock = static_cast<std::int16_t>(model.clocks.size());
    model.outcomes.follow_up = 274;
    model.clocks.push_back("claim");
}

/// An attribute with equal or given shares.
inline std::uint16_t add_attribute(Model& model, const std::string& name, std::vector<std::string> levels,
                                   const std::vector<double>& shares) {
    Attribute attribute;
    attribute.name = name;
    attribute.levels = std::move(levels);
    attribute.shares = Varying<sim::Categories>(sim::Categories::of(shares));
    model.attributes.push_back(std::move(attribute));
    return static_cast<std::uint16_t>(model.attributes.size() - 1);
}

/// Runs the only office from the first day to the end.
inline void run_whole(Site& site) {
    begin_run(site);
    for (sim::Day day = site.model().start; day < site.model().end; day += sim::Days{1}) run_day(site, day);
}

/// A cell of what a site has measured.
inline sim::Cell cell(const Site& site, const sim::CellName& name) {
    const sim::DeclaredMeasures& declared = site.setup->measured.declared;
    const std::vector<sim::Cell> cells = sim::fold(declared, {&site.ledger, 1});
    const auto at = declared.find(name);
    return at ? cells[*at] : sim::Cell{-1, -1};
}

}  // namespace caseload::model
