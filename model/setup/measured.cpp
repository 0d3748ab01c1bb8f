#include "model/setup/measured.hpp"

#include <algorithm>

namespace caseload::model {

namespace {

using sim::Axis;
using sim::Margin;
using sim::Statistic;

constexpr Margin overall{};
constexpr Margin by_office{.office = true};
constexpr Margin by_stage{.stage = true};
constexpr Margin by_week{.period = true};
constexpr Margin by_office_stage{.office = true, .stage = true};
constexpr Margin by_office_week{.office = true, .period = true};
constexpr Margin by_stage_week{.stage = true, .period = true};
/// Ledgers hold seconds; people read minutes.
constexpr double minutes_a_second = 1.0 / 60;
/// Ledgers hold pence.
constexpr double pounds_a_penny = 0.01;

std::uint16_t place_of(std::vector<std::string>& names, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found != names.end()) return static_cast<std::uint16_t>(found - names.begin());
    names.push_back(name);
    return static_cast<std::uint16_t>(names.size() - 1);
}

/// Years of providers' limits up to the end of the run, counted from the first of each.
int years_touched(const Model& model) {
    int years = 0;
    for (const Provider& provider : model.providers)
        years = std::max(years, year_of_limit(provider, model.end) + 1);
    return years;
}

std::vector<std::string> labelled(std::string_view key, const std::vector<std::string>& names) {
    std::vector<std::string> labels;
    for (const std::string& name : names) labels.push_back(std::string(key) + "=" + name);
    return labels;
}

std::vector<std::string> curve_groups(const Model& model) {
    if (!model.trial.present()) return {};
    const Attribute& arm = model.attributes[static_cast<std::size_t>(model.trial.arm)];
    std::vector<std::string> labels;
    for (const Subgroup& subgroup : model.trial.subgroups) {
        for (const std::uint8_t level : {model.trial.treated, model.trial.control}) {
            labels.push_back("arm=" + arm.levels[level] + ";subgroup=" + subgroup.name);
        }
    }
    return labels;
}

std::vector<std::string> names_of(const std::vector<Cause>& causes) {
    std::vector<std::string> names;
    for (const Cause& cause : causes) names.push_back(cause.name);
    return names;
}

std::vector<std::string> names_of(const std::vector<Headcount>& headcounts) {
    std::vector<std::string> names;
    for (const Headcount& headcount : headcounts) names.push_back(headcount.name);
    return names;
}

}  // namespace

Measured::Measured(const Model& model) : roles_(model.roles.size()) {
    cause_names = {"rule", "claimant", "group", "provider"};
    for (const std::string& role : model.roles) cause_names.push_back("staff:" + role);
    for (const std::string& resource : model.resources) cause_names.push_back("resource:" + resource);
    unit_names = labelled("role", model.roles);
    for (const std::string& resource : labelled("resource", model.resources)) unit_names.push_back(resource);
    for (const Stage& stage : model.stages) {
        auto& endings = ending_group.emplace_back();
        for (const Route& route : stage.routes) endings.push_back(place_of(ending_names, route.ending));
        auto& deadlines = deadline_group.emplace_back();
        for (const Deadline& deadline : stage.deadlines) {
            deadlines.push_back(place_of(deadline_names, deadline.name));
        }
        auto& stage_costs = payer_group.emplace_back();
        for (const Cost& spent : stage.costs) stage_costs.push_back(place_of(payers, spent.payer));
        if (const auto* placement = std::get_if<Placement>(&stage.kind)) {
            for (const Cost& spent : placement->weekly_costs)
                stage_costs.push_back(place_of(payers, spent.payer));
        }
        auto& trips = trip_group.emplace_back();
        for (const Trip& trip : trips_of(stage)) trips.push_back(place_of(payers, trip.cost.payer));
        auto& branches = element_of_branch.emplace_back();
        if (const auto* choose = std::get_if<Choose>(&stage.kind)) {
            for (const Branch& branch : choose->branches) {
                branches.push_back(-1);
                if (!branch.steer.steered()) continue;
                branches.back() =
                    static_cast<std::int16_t>(place_of(elements, stage.routes[branch.route].ending));
            }
        }
        if (const auto* walk_in = std::get_if<WalkIn>(&stage.kind)) place_of(queue_names, walk_in->queue);
    }
    for (const Office& office : model.offices) place_of(areas, office.area);
    limit_years = years_touched(model);
    const auto sanction_levels = std::vector<std::string>{
        "level=lower;weeks=first", "level=lower;weeks=repeat", "level=higher;weeks=first",
        "level=higher;weeks=repeat", "level=higher;weeks=further"};
    const std::vector<std::string> causes = labelled("cause", cause_names);

    const auto people = [&](std::string name, std::string meaning, std::vector<Margin> margins, bool stages,
                            std::vector<std::string> groups = {}) {
        return catalogue.declare({.name = std::move(name),
                                  .unit = "people",
                                  .meaning = std::move(meaning),
                                  .statistic = Statistic::count,
                                  .groups = std::move(groups),
                                  .by_stage = stages,
                                  .axis = Axis::week,
                                  .margins = std::move(margins),
                                  .headline = false});
    };
    const auto minutes = [&](std::string name, std::string meaning, Statistic statistic,
                             std::vector<Margin> margins, bool stages, std::vector<std::string> groups = {}) {
        return catalogue.declare({.name = std::move(name),
                                  .unit = "minutes",
                                  .meaning = std::move(meaning),
                                  .statistic = statistic,
                                  .groups = std::move(groups),
                                  .by_stage = stages,
                                  .axis = Axis::week,
                                  .margins = std::move(margins),
                                  .headline = false,
                                  .scale = minutes_a_second});
    };
    const auto other = [&](std::string name, std::string unit, std::string meaning, Statistic statistic,
                           std::vector<Margin> margins, bool stages, std::vector<std::string> groups = {},
                           Axis axis = Axis::week) {
        return catalogue.declare({.name = std::move(name),
                                  .unit = std::move(unit),
                                  .meaning = std::move(meaning),
                                  .statistic = statistic,
                                  .groups = std::move(groups),
                                  .by_stage = stages,
                                  .axis = axis,
                                  .margins = std::move(margins),
                                  .headline = false});
    };

    arrivals = people("arrivals", "New people", {overall, by_office, by_week, by_office_week}, false);
    entered = people("entered", "Entries into a stage", {by_stage, by_office_stage, by_stage_week}, true);
    ended = people("ended", "Endings of a stage", {by_stage, by_office_stage, by_stage_week}, true,
                   labelled("ending", ending_names));
    in_stage = other("in_stage", "people", "People in a stage, averaged over time", Statistic::time_average,
                     {by_stage, by_office_stage, by_stage_week}, true);
    time_in_stage = minutes("time_in_stage", "From entry into a stage to its ending", Statistic::mean,
                            {by_stage, by_office_stage}, true);
    median_time_in_stage = minutes("median_time_in_stage",
                                   "Half of those who left a stage had been in it no longer, to within 3%",
                                   Statistic::mean, {by_stage, by_office_stage}, true);
    time_in_stage_90 = minutes("time_in_stage_90",
                               "Nine in ten of those who left a stage had been in it no longer, to within 3%",
                               Statistic::mean, {by_stage, by_office_stage}, true);
    wait = minutes("wait", "From entry to the start of what was waited for, of those for whom it started",
                   Statistic::mean, {by_stage, by_office_stage, by_stage_week}, true);
    waited = other("waited", "share", "Share of those served in a queue who had to wait", Statistic::share,
                   {by_stage, by_office_stage}, true);
    wait_cause = minutes("wait_cause", "Mean wait for this cause; the causes sum to the wait",
                         Statistic::mean, {by_stage, by_office_stage}, true, causes);
    inside = other("inside", "people", "People at the office, averaged over time", Statistic::time_average,
                   {overall, by_office, by_week, by_office_week}, false);
    missed = other("missed", "share", "Share of due appointments, calls, sessions or reviews not kept",
                   Statistic::share, {by_stage, by_office_stage}, true);
    late = other("late", "share", "Share of appointments begun late, after an overrun", Statistic::share,
                 {by_stage, by_office_stage}, true);
    within =
        other("within_limit", "share", "Share that met a deadline, of those who came to it", Statistic::share,
              {overall, by_office, by_week}, false, labelled("deadline", deadline_names));
    breach_cause = people("breaches", "Missed deadlines by what the last wait was most for",
                          {overall, by_office}, false, causes);
    early = people("early", "Done sooner than a deadline's range begins", {by_stage}, true);
    session_size = other("session_size", "people", "People present at a group session that was held",
                         Statistic::mean, {by_stage, by_office_stage, by_stage_week}, true);
    sessions_held = other("sessions_held", "sessions", "Group sessions held", Statistic::count,
                          {by_stage, by_office_stage, by_stage_week}, true);
    sessions_not_held = other("sessions_not_held", "sessions", "Group sessions not held, by why",
                              Statistic::count, {by_stage, by_office_stage}, true, causes);
    calls = other("call_attempts", "attempts", "Attempts an outbound call took", Statistic::mean, {by_stage},
                  true);
    busy = other("utilisation", "share",
                 "Share of staff's or a resource's bookable or on-duty time that was used", Statistic::share,
                 {overall, by_office, by_week, by_office_week}, false, unit_names);
    queue_length =
        other("queue_length", "people", "People waiting in a queue, averaged over time",
              Statistic::time_average, {overall, by_office}, false, labelled("queue", queue_names));
    staff_minutes =
        minutes("staff_time", "Staff time spent on a stage, kept or not, by role", Statistic::total,
                {overall, by_office, by_stage}, true, labelled("role", model.roles));
    cost = catalogue.declare({.name = "cost",
                              .unit = "pounds",
                              .meaning = "Money spent",
                              .statistic = Statistic::total,
                              .groups = labelled("payer", payers),
                              .by_stage = true,
                              .axis = Axis::week,
                              .margins = {overall, by_office, by_stage},
                              .scale = pounds_a_penny});
    sanctions =
        people("sanctions", "Sanctions by level", {overall, by_office, by_week}, false, sanction_levels);
    marker_stock =
        other("marker_stock", "people", "People with a marker, averaged over time", Statistic::time_average,
              {overall, by_office, by_week}, false, labelled("marker", model.markers));
    claims_ended = people("claims_ended", "Claims ended, by cause", {overall, by_office, by_week}, false,
                          labelled("cause", names_of(model.outcomes.causes)));
    reclaims = people("reclaims", "People who claim again", {overall, by_office, by_week}, false);
    transferred =
        people("transferred", "People who moved in from another office", {overall, by_office}, false);
    headcount = people("headcount", "People of whom a statement holds in the end", {overall, by_office},
                       false, labelled("who", names_of(model.headcounts)));

    declare_programme(model);

    const std::vector<std::string> curves = curve_groups(model);
    arm_groups = std::max<std::size_t>(curves.size(), 1);
    const Margin by_day{.period = true};
    on_benefit = other("on_benefit", "share", "Share on benefit by day since the claim", Statistic::share,
                       {by_day}, false, curves, Axis::claim_day);
    in_work = other("in_work", "share", "Share in employment by day since the claim", Statistic::share,
                    {by_day}, false, curves, Axis::claim_day);
    before_claim = other("on_benefit_before", "share", "Share on benefit so many days before the claim",
                         Statistic::share, {by_day}, false, {}, Axis::claim_day);

    declare_trial(model, curves);

    const sim::Day first_week = sim::week_of(model.measured_from);
    const int weeks = static_cast<int>((model.end - first_week).count() + 6) / 7;
    catalogue.freeze({.stages = static_cast<int>(model.stages.size()),
                      .weeks = weeks,
                      .claim_days = std::max(model.outcomes.follow_up, model.outcomes.history + 1),
                      .offices = static_cast<int>(model.offices.size())});
}

}  // namespace caseload::model
