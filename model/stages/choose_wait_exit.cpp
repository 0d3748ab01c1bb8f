#include <algorithm>
#include <vector>

#include "model/setup/measured_groups.hpp"
#include "model/stages/course.hpp"
#include "model/stages/stages.hpp"
#include "model/waits/stays.hpp"

/// The stages that hold nothing: choosing, waiting and leaving.
namespace caseload::model {

namespace {

constexpr std::uint64_t branch_draw = sim::named(".branch");
constexpr std::uint64_t wait_draw = sim::named(".wait");
/// Chances of branches are stretches of so many equally likely numbers.
constexpr std::uint64_t whole = std::uint64_t{1} << 63;

/// The stretch of what is left that a chance takes.
std::uint64_t share_of(std::uint64_t left, const sim::Chance& chance) {
    if (chance.always) return left;
    __extension__ using Wide = unsigned __int128;
    return static_cast<std::uint64_t>(Wide{left} * chance.below >> 64);
}

sim::Time moment_of(Site& site, Who who, const Moment& moment, std::uint32_t place) {
    if (moment.dated) return sim::Time{moment.date};
    sim::Time from = site.setup->layout.time_of(site.strand(who).since);
    if (moment.from.date == Anchor::Date::clock) {
        const DayNumber day = site.people[who.person].clock(static_cast<std::size_t>(moment.from.clock));
        if (day != unset) from = sim::Time{site.setup->layout.day_of(day)};
    }
    if (moment.drawn) {
        sim::Draw draw = site.draw(who, wait_draw, place);
        return from + sim::duration(site.value(who, moment.plus_seconds), draw);
    }
    return after(from, site.value(who, moment.plus), site.model().calendar);
}

/// Shares are compared in whole numbers of this part.
constexpr std::int64_t share_parts = std::int64_t{1} << 32;

/// How far each steered branch is below its share of the district's live markers, in people times share_parts; others
/// have none. The office's own count is today's, the others' last night's.
std::vector<std::int64_t> people_short(const Site& site, const Choose& stage) {
    std::vector<std::int64_t> counts;
    std::int64_t total = 0;
    for (const Branch& branch : stage.branches) {
        counts.push_back(0);
        for (const std::uint16_t marker : branch.steer.markers)
            counts.back() += site.elsewhere[marker] + site.levels.markers[marker].level;
        total += counts.back();
    }
    for (std::size_t b = 0; b < counts.size(); ++b) {
        // A power of two: the product is exact, and the same everywhere.
        const auto share = static_cast<std::int64_t>(stage.branches[b].steer.share * share_parts);
        counts[b] = share * total - counts[b] * share_parts;
    }
    return counts;
}

/// Would it hold if every provider had places left?
bool holds_given_places(Site& site, Who who, const Condition& condition) {
    std::vector<std::int64_t> places(site.places_left.size(), 1);
    places.swap(site.places_left);
    const bool holds = site.holds(who, condition);
    places.swap(site.places_left);
    return holds;
}

/// HTW-4, reading 13: suitability first, then places, then the steer. Of the steered branches whose condition holds,
/// the one furthest below its share; the first of equals; the number of branches when none holds.
std::size_t steered_branch(Site& site, Who who, const Choose& stage) {
    const std::vector<std::int64_t> short_by = people_short(site, stage);
    const std::size_t none = stage.branches.size();
    std::size_t chosen = none;
    std::size_t furthest = none;
    for (std::size_t b = 0; b < none; ++b) {
        if (!stage.branches[b].steer.steered()) continue;
        if (furthest == none || short_by[b] > short_by[furthest]) furthest = b;
        if ((chosen == none || short_by[b] > short_by[chosen]) && site.holds(who, stage.branches[b].when))
            chosen = b;
    }
    const Measured& measured = site.setup->measured;
    const auto& elements = measured.element_of_branch[static_cast<std::size_t>(site.stage_index(who))];
    if (chosen != none) {
        // A decision of this kind counts for every element it might have led to, here or elsewhere.
        for (const std::uint16_t element :
             measured.elements_together[static_cast<std::size_t>(site.stage_index(who))])
            site.observe(Measured::steered, {.group = element}, element == elements[chosen] ? 1 : 0);
    }
    if (chosen == none || short_by[chosen] < short_by[furthest]) {
        const bool no_place = holds_given_places(site, who, stage.branches[furthest].when);
        site.count(Measured::held_back,
                   {.group = held_back_group(elements[furthest],
                                             no_place ? HeldBack::no_place : HeldBack::unsuitable)});
    }
    return chosen;
}

}  // namespace

void take_up(Site& site, Who who, const Choose& stage) {
    // One draw a visit, whatever the branches: it falls into the first stretch of chance it reaches, so that neither
    // where a branch leads nor how many there are touches anybody's luck elsewhere.
    std::uint64_t drawn = 0;
    std::uint64_t passed = 0;
    std::uint64_t left = whole;
    bool is_drawn = false;
    bool is_steered = false;
    for (const Branch& branch : stage.branches) {
        if (branch.steer.steered()) {
            if (is_steered) continue;
            is_steered = true;
            const std::size_t chosen = steered_branch(site, who, stage);
            if (chosen < stage.branches.size()) return leave(site, who, stage.branches[chosen].route);
            continue;
        }
        if (!site.holds(who, branch.when)) continue;
        if (branch.by_chance) {
            if (!is_drawn) {
                sim::Draw draw = site.draw(who, branch_draw);
                drawn = draw() >> 1;
                is_drawn = true;
            }
            const std::uint64_t stretch = share_of(left, site.value(who, branch.chance));
            if (drawn - passed >= stretch) {
                passed += stretch;
                left -= stretch;
                continue;
            }
        }
        return leave(site, who, branch.route);
    }
}

void take_up(Site& site, Who who, const Wait& stage) {
    sim::Time until{};
    for (std::size_t m = 0; m < stage.moments.size(); ++m) {
        const sim::Time moment = moment_of(site, who, stage.moments[m], static_cast<std::uint32_t>(m));
        if (m == 0) until = moment;
        until = stage.until == Wait::Until::later_of ? std::max(until, moment) : std::min(until, moment);
    }
    // A moment that has come already costs nobody a place in the order of this second.
    if (until <= site.now()) return leave(site, who, 0);
    site.schedule(who, until);
}

void due(Site& site, Who who, const Wait&) { leave(site, who, 0); }

void take_up(Site& site, Who who, const Exit&) {
    break_off(site, who);
    site.strand(who).stage = nowhere;
    remove_if_done(site, who.person);
}

}  // namespace caseload::model
