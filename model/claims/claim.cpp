#include "model/claims/claim.hpp"

#include <algorithm>

#include "model/claims/curves.hpp"
#include "model/claims/turns.hpp"
#include "model/setup/measured_groups.hpp"

namespace caseload::model {

namespace {

/// Notes employment on [from, until) that began within the time after the clock's day.
void note_work_after(Site& site, std::uint32_t person, std::int64_t from, std::int64_t until) {
    const WorkAfter& after = site.model().outcomes.work_after;
    if (after.clock < 0 || from >= until) return;
    const std::int64_t clock = site.people[person].clock(static_cast<std::size_t>(after.clock));
    const std::int64_t over = clock + after.within;
    if (clock == unset || from < clock || from >= over) return;
    std::uint8_t& flags = site.people[person].head().flags;
    flags |= Head::worked;
    if (std::min(until, over) - from >= after.sustained) flags |= Head::worked_long;
}

/// Those whose time after the clock's day is over by the end of the run: did they work in it?
void measure_work_after(Site& site, std::uint32_t person) {
    const WorkAfter& after = site.model().outcomes.work_after;
    if (after.clock < 0) return;
    const std::int64_t clock = site.people[person].clock(static_cast<std::size_t>(after.clock));
    if (clock == unset || clock + after.within > site.setup->layout.number_of(site.model().end)) return;
    const std::uint8_t flags = site.people[person].head().flags;
    site.observe(Measured::work_after, {.group = WorkAfterGroup::any}, (flags & Head::worked) != 0 ? 1 : 0);
    site.observe(Measured::work_after, {.group = WorkAfterGroup::sustained},
                 (flags & Head::worked_long) != 0 ? 1 : 0);
}

}  // namespace

bool schedule_turn(Site& site, std::uint32_t person) {
    const Layout& layout = site.setup->layout;
    const std::int64_t today = layout.number_of(site.today());
    Head& head = site.people[person].head();
    // A move that is due today is still to come, but not on the day on which the spell began.
    const Turn turn = next_turn(site, person, std::max(today - 1, std::int64_t{head.turned}));
    ++head.claim_generation;
    const bool moves = turn.kind == Turn::Kind::moves;
    const std::int64_t day = moves ? turn.day : std::max(turn.day, today + 1);
    if (day >= layout.number_of(site.model().end)) return false;
    // Whoever moves does so overnight: what is due on the day still happens at the old office.
    const sim::Time midnight{layout.day_of(static_cast<DayNumber>(day))};
    site.agenda.add({moves ? midnight + sim::Days{1} - sim::Seconds{1} : midnight, person,
                     head.claim_generation, static_cast<std::uint8_t>(EventKind::claim)});
    return true;
}

void book_time_off(Site& site, std::uint32_t person, std::int64_t until) {
    const Head head = site.people[person].head();
    if (head.cause == came_in) return;
    if (site.model().outcomes.causes[head.cause].other_benefit) {
        add_stretch(site, person, &Curves::on_benefit, head.turned, until);
    }
    const std::int64_t lost = std::int64_t{head.turned} + day_of_job_loss(site, person);
    add_stretch(site, person, &Curves::in_work, head.turned, std::min(lost, until));
    note_work_after(site, person, head.turned, std::min(lost, until));
}

void reconsider_claim(Site& site, std::uint32_t person) {
    if ((site.people[person].head().flags & Head::claims) != 0) schedule_turn(site, person);
}

void find_claim_again(Site& site, std::uint32_t person, sim::Time due) {
    const bool turns = site.people.alive(person) && (site.people[person].head().flags & Head::claims) != 0;
    // What is due today was used up yesterday.
    if (!turns || due == sim::Time{site.today()}) return;
    const Layout& layout = site.setup->layout;
    const Turn turn = next_turn(site, person, layout.number_of(site.today()));
    const bool comes = turn.day < layout.number_of(site.model().end);
    const sim::Time found =
        comes ? sim::Time{layout.day_of(static_cast<DayNumber>(turn.day))} : sim::Time::max();
    if (found != due) schedule_turn(site, person);
}

void close_account(Site& site, std::uint32_t person) {
    const Head head = site.people[person].head();
    if ((head.flags & account_closed) != 0) return;
    site.people[person].head().flags |= account_closed;
    if (head.spell > 0) {
        const std::int64_t end = site.setup->layout.number_of(site.model().end);
        if ((head.flags & Head::on_benefit) != 0) {
            add_stretch(site, person, &Curves::on_benefit, head.turned, end);
        } else {
            book_time_off(site, person, end);
        }
        measure_work_after(site, person);
        add_follow_up(site, person);
    }
    const Who who = main_strand(site, person);
    const std::vector<Headcount>& headcounts = site.model().headcounts;
    for (std::size_t h = 0; h < headcounts.size(); ++h) {
        if (!site.holds(who, headcounts[h].who)) continue;
        site.count(Measured::headcount, {.group = h});
    }
}

}  // namespace caseload::model
