#include "model/claims/allocation.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace caseload::model {

namespace {

constexpr std::uint64_t own_draw = sim::named("trial.allocation");
constexpr std::uint64_t office_draw = sim::named("trial.office");
constexpr std::uint64_t deal_draw = sim::named("trial.deal");

sim::Day period_of(Quota::Per per, sim::Day day) {
    if (per == Quota::Per::day) return day;
    if (per == Quota::Per::week) return sim::week_of(day);
    const std::chrono::year_month_day date{day};
    return sim::Day{date.year() / date.month() / 1};
}

void begin_period(Allotment& allotment, sim::Day period) {
    if (allotment.period == period) return;
    allotment.period = period;
    allotment.used = 0;
}

/// A place, if one is left.
bool takes_place(Site& site) {
    const Quota& quota = site.model().trial.quota;
    Allotment& allotment = site.allotment;
    begin_period(allotment, period_of(quota.per, site.today()));
    if (quota.shared ? allotment.dealt == 0 : allotment.used >= quota.places) return false;
    if (quota.shared) --allotment.dealt;
    ++allotment.used;
    return true;
}

bool allocated_here(const Site& site) {
    const auto& offices = site.model().trial.offices;
    return std::find(offices.begin(), offices.end(), site.index) != offices.end();
}

}  // namespace

std::vector<bool> treated_offices(const Setup& setup, sim::Luck luck) {
    const Trial& trial = setup.model.trial;
    std::vector<bool> treated(setup.model.offices.size());
    for (const std::uint16_t office : trial.listed) treated[office] = true;
    if (!trial.listed.empty()) return treated;
    std::vector<std::pair<std::uint64_t, std::uint16_t>> drawn;
    for (const std::uint16_t office : trial.offices) {
        const std::uint64_t id = setup.model.offices[office].register_id;
        sim::Draw draw(luck, {id << 32, 0}, office_draw, 0);
        drawn.emplace_back(draw(), office);
    }
    std::sort(drawn.begin(), drawn.end());
    const auto count = std::min(static_cast<std::size_t>(trial.treated_offices), drawn.size());
    for (std::size_t i = 0; i < count; ++i) treated[drawn[i].second] = true;
    return treated;
}

std::optional<std::uint8_t> allocate(Site& site, std::uint32_t person, bool stock) {
    const Trial& trial = site.model().trial;
    // Whoever is inside when an office changes what it does is part of it.
    const bool whole_office = trial.allocation == Allocation::cluster;
    if (!allocated_here(site) || (stock && !whole_office)) return std::nullopt;
    if (!stock && !site.holds(main_strand(site, person), trial.among)) return std::nullopt;
    const auto arm = [&](bool treated) { return treated ? trial.treated : trial.control; };
    if (whole_office) return arm(site.allotment.treated);
    sim::Draw draw(site.luck, site.identity(person), own_draw, 0);
    const bool wanted = sim::occurs(draw, trial.share);
    return arm(wanted && (trial.allocation != Allocation::quota || takes_place(site)));
}

void deal_places(std::vector<Site>& sites, sim::Day day) {
    const Trial& trial = sites.front().model().trial;
    if (trial.allocation != Allocation::quota || !trial.quota.shared || trial.offices.empty()) return;
    std::int64_t left = trial.quota.places;
    for (Site& site : sites) {
        begin_period(site.allotment, period_of(trial.quota.per, day));
        left -= site.allotment.used;
    }
    const auto date = static_cast<std::uint64_t>(day.time_since_epoch().count());
    sim::Draw draw(sites.front().luck, {0, date}, deal_draw, 0);
    const std::size_t offices = trial.offices.size();
    const auto first = static_cast<std::size_t>(sim::below(draw, offices));
    const auto count = static_cast<std::int64_t>(offices);
    for (std::size_t i = 0; i < offices; ++i) {
        Site& site = sites[trial.offices[(first + i) % offices]];
        site.allotment.dealt = left / count + (static_cast<std::int64_t>(i) < left % count ? 1 : 0);
    }
}

}  // namespace caseload::model
