#include <algorithm>

#include "model/stages/stages.hpp"

/// The stages that hold nothing: choosing, waiting and leaving.
namespace caseload::model {

namespace {

constexpr std::uint64_t branch_draw = sim::named(".branch");
constexpr std::uint64_t wait_draw = sim::named(".wait");

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
    for (std::size_t b = 0; b < stage.branches.size(); ++b) {
        const Branch& branch = stage.branches[b];
        if (!site.holds(who, branch.when)) continue;
        // Each chance has a draw of its own, named by its route, so that another branch disturbs none.
        if (branch.by_chance) {
            if (!site.happens(who, branch_draw ^ branch.draw_name, branch.chance)) continue;
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
    site.schedule(who, until);
}

void happen(Site& site, Who who, const Wait&) { site.leave(who, 0); }

void begin(Site& site, Who who, const Exit&) {
    site.levels.stages[static_cast<std::size_t>(site.stage_index(who))].change(site.now(), -1);
    site.strand(who).stage = nowhere;
    site.remove_if_done(who.person);
}

}  // namespace caseload::model
