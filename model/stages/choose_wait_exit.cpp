#include <algorithm>

#include "model/stages/stages.hpp"

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

}  // namespace

void begin(Site& site, Who who, const Choose& stage) {
    // One draw a visit, whatever the branches: it falls into the first stretch of chance it reaches, so that neither
    // where a branch leads nor how many there are touches anybody's luck elsewhere.
    std::uint64_t drawn = 0;
    std::uint64_t passed = 0;
    std::uint64_t left = whole;
    bool is_drawn = false;
    for (const Branch& branch : stage.branches) {
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
        return site.leave(who, branch.route);
    }
}

void begin(Site& site, Who who, const Wait& stage) {
    sim::Time until{};
    for (std::size_t m = 0; m < stage.moments.size(); ++m) {
        const sim::Time moment = moment_of(site, who, stage.moments[m], static_cast<std::uint32_t>(m));
        if (m == 0) until = moment;
        until = stage.until == Wait::Until::later_of ? std::max(until, moment) : std::min(until, moment);
    }
    // A moment that has come already costs nobody a place in the order of this second.
    if (until <= site.now()) return site.leave(who, 0);
    site.schedule(who, until);
}

void happen(Site& site, Who who, const Wait&) { site.leave(who, 0); }

void begin(Site& site, Who who, const Exit&) {
    site.levels.stages[static_cast<std::size_t>(site.stage_index(who))].change(site.now(), -1);
    site.strand(who).stage = nowhere;
    site.remove_if_done(who.person);
}

}  // namespace caseload::model
