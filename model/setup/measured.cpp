#include "model/setup/measured.hpp"

#include <algorithm>
#include <numeric>

#include "model/plan/placement.hpp"
#include "model/setup/measured_groups.hpp"
#include "model/setup/measures.hpp"

namespace caseload::model {

namespace {

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

}  // namespace

Measured::Measured(const Model& model) : roles_(model.roles.size()) {
    cause_names = {"closed", "timetable", "claimant", "group", "provider"};
    for (const std::string& role : model.roles) {
        cause_names.push_back("staff:" + role);
        unit_names.push_back("role=" + role);
    }
    for (const std::string& resource : model.resources) {
        cause_names.push_back("resource:" + resource);
        unit_names.push_back("resource=" + resource);
    }
    cause_names.emplace_back("interval");
    for (const Stage& stage : model.stages) number_groups_of(stage);
    gather_elements();
    for (const Office& office : model.offices) place_of(areas, office.area);
    limit_years = years_touched(model);
    arm_groups = model.trial.present() ? std::max<std::size_t>(model.trial.subgroups.size() * 2, 1) : 1;
    if (sums_up_trial(model))
        trial_groups_ = arm_groups + (sums_up_offices(model) ? model.offices.size() * 2 : 0);

    for (const measures::Declaration& declaration : measures::all()) {
        if (declaration.when(model)) declared.declare(measures::measure_of(declaration, model, *this));
    }
    const sim::Day first_week = sim::week_of(model.measured_from);
    const int weeks = static_cast<int>((model.end - first_week).count() + 6) / 7;
    declared.freeze({.stages = static_cast<int>(model.stages.size()),
                     .weeks = weeks,
                     .claim_days = std::max(model.outcomes.follow_up, model.outcomes.history + 1),
                     .offices = static_cast<int>(model.offices.size())});
}

/// Stages that steer an element in common belong together, and so do those that each have one in common with a third.
void Measured::gather_elements() {
    std::vector<std::size_t> family(elements.size());
    std::iota(family.begin(), family.end(), std::size_t{0});
    for (const auto& branches : element_of_branch) {
        int first = -1;
        for (const std::int16_t element : branches) {
            if (element < 0) continue;
            if (first < 0) first = element;
            const std::size_t into = family[static_cast<std::size_t>(first)];
            std::replace(family.begin(), family.end(), family[static_cast<std::size_t>(element)],
                         std::size_t{into});
        }
    }
    for (const auto& branches : element_of_branch) {
        auto& together = elements_together.emplace_back();
        const auto first = std::ranges::find_if(branches, [](std::int16_t element) { return element >= 0; });
        if (first == branches.end()) continue;
        for (std::uint16_t element = 0; element < elements.size(); ++element)
            if (family[element] == family[static_cast<std::size_t>(*first)]) together.push_back(element);
    }
}

void Measured::number_groups_of(const Stage& stage) {
    auto& endings = ending_group.emplace_back();
    for (const Route& route : stage.routes) endings.push_back(place_of(ending_names, route.ending));
    auto& deadlines = deadline_group.emplace_back();
    for (const Deadline& deadline : stage.deadlines)
        deadlines.push_back(place_of(deadline_names, deadline.name));
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
            const std::string& element = stage.routes[branch.route].ending;
            branches.back() = static_cast<std::int16_t>(place_of(elements, element));
        }
    }
    if (const auto* walk_in = std::get_if<WalkIn>(&stage.kind)) place_of(queue_names, walk_in->queue);
}

}  // namespace caseload::model
