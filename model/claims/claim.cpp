#include "model/claims/claim.hpp"

#include <algorithm>
#include <string>

#include "model/day/overnight.hpp"
#include "model/setup/hazard.hpp"

namespace caseload::model {

namespace {

/// Schedules the next turn, if it comes within the run; an earlier event lapses.
bool schedule_turn(Site& site, std::uint32_t person) {
    const Layout& layout = site.setup->layout;
    const std::int64_t today = layout.number_of(site.today());
    Head& head = site.people[person].head();
    // A move that is due today is still to come, but not on the day on which the spell began.
    const Turn turn = next_turn(site, person, std::max(today - 1, std::int64_t{head.turned}));
    head.claim_generation = static_cast<std::uint16_t>(head.claim_generation + 1);
    const bool moves = turn.kind == Turn::Kind::moves;
    const std::int64_t day = moves ? turn.day : std::max(turn.day, today + 1);
    if (day >= layout.number_of(site.model().end)) return false;
    // Whoever moves does so overnight: what is due on the day still happens at the old office.
    const sim::Time midnight{layout.day_of(static_cast<DayNumber>(day))};
    site.agenda.add({.when = moves ? midnight + sim::Days{1} - sim::Seconds{1} : midnight,
                     .actor = person,
                     .generation = head.claim_generation,
                     .kind = static_cast<std::uint8_t>(EventKind::claim),
                     .strand = 0});
    return true;
}

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

/// Books the time since benefit was left, up to `until`: employment, or another benefit (TRIAL-14).
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

/// Those whose time after the clock's day is over by the end of the run: did they work in it?
void measure_work_after(Site& site, std::uint32_t person) {
    enum Group : int { any, sustained };
    const WorkAfter& after = site.model().outcomes.work_after;
    if (after.clock < 0) return;
    const std::int64_t clock = site.people[person].clock(static_cast<std::size_t>(after.clock));
    if (clock == unset || clock + after.within > site.setup->layout.number_of(site.model().end)) return;
    const std::uint8_t flags = site.people[person].head().flags;
    const sim::MeasureId id = site.setup->measured.work_after;
    site.measure(id, -1, any, 1, (flags & Head::worked) != 0 ? 1 : 0);
    site.measure(id, -1, sustained, 1, (flags & Head::worked_long) != 0 ? 1 : 0);
}

/// Nobody comes back within the run: what has been interrupted stays so.
void close_for_good(Site& site, std::uint32_t person) {
    site.people[person].head().flags &= static_cast<std::uint8_t>(~Head::claims);
    close_account(site, person);
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        if (site.strand({person, s}).suspended != 0) site.end_strand({person, s});
    }
    site.remove_if_done(person);
}

void leave_benefit(Site& site, std::uint32_t person, std::uint16_t cause) {
    const Cause& why = site.model().outcomes.causes[cause];
    const DayNumber today = site.setup->layout.number_of(site.today());
    add_stretch(site, person, &Curves::on_benefit, site.people[person].head().turned, today);
    is_followed(site, person);
    Head& head = site.people[person].head();
    head.flags &= static_cast<std::uint8_t>(~Head::on_benefit);
    head.turned = today;
    head.cause = static_cast<std::uint8_t>(cause);
    if (site.logging()) {
        site.note(main_strand(site, person),
                  {.event = why.other_benefit ? LogEvent::moved_benefit : LogEvent::claim_ended,
                   .details = {{DetailKey::cause, why.name}}});
    }
    site.measure(site.setup->measured.claims_ended, -1, cause, 1, 1);
    site.react(person, Happening::claim_closed);
    if (!site.people.alive(person)) return;  // gone to another office, where the claim is considered again
    if (!schedule_turn(site, person)) close_for_good(site, person);
}

void claim_again(Site& site, std::uint32_t person) {
    const DayNumber today = site.setup->layout.number_of(site.today());
    book_time_off(site, person, today);
    Head& head = site.people[person].head();
    head.flags |= Head::on_benefit;
    head.turned = today;
    if (head.spell < 255) ++head.spell;
    if (site.logging()) site.note(main_strand(site, person), {.event = LogEvent::reclaimed});
    site.measure(site.setup->measured.reclaims, -1, 0, 1, 1);
    schedule_turn(site, person);
    site.react(person, Happening::reclaim);
}

/// To a neighbour where there is one, else to any other office: all are as likely.
void move(Site& site, std::uint32_t person) {
    static constexpr std::uint64_t destination = sim::named("claim.moves_to");
    const std::vector<std::uint16_t>& neighbours = site.office().neighbours;
    sim::Draw draw(site.luck, site.identity(person), destination, site.people[person].head().spell);
    const std::size_t others = site.model().offices.size() - 1;
    const std::uint64_t drawn = sim::below(draw, neighbours.empty() ? others : neighbours.size());
    auto to = static_cast<std::uint16_t>(drawn);
    if (!neighbours.empty()) {
        to = neighbours[static_cast<std::size_t>(drawn)];
    } else if (to >= site.index) {
        ++to;
    }
    move_office(site, person, to);
}

}  // namespace

Who main_strand(Site& site, std::uint32_t person) {
    const Model& model = site.model();
    const std::size_t source = site.people[person].head().source;
    const std::size_t streams = model.arrivals.size();
    const std::uint16_t pathway =
        source < streams ? model.arrivals[source].pathway : model.stock[source - streams].pathway;
    return {person, static_cast<std::uint8_t>(pathway)};
}

void come_in_off_benefit(Site& site, std::uint32_t person, std::uint16_t stage) {
    Head& head = site.people[person].head();
    head.turned = site.setup->layout.number_of(site.today());
    head.cause = came_in;
    head.spell = 1;
    head.flags |= Head::claims;
    const Who who = main_strand(site, person);
    // What entering it starts, clocks above all, holds for them too.
    site.enter(who, stage);
    if (!site.people.alive(person)) return;
    site.suspend(who);
    if (!schedule_turn(site, person)) close_for_good(site, person);
}

void close_claim(Site& site, std::uint32_t person, std::uint16_t cause) {
    if (site.people[person].on_benefit()) leave_benefit(site, person, cause);
}

void open_claim(Site& site, std::uint32_t person, std::int32_t elapsed_days) {
    const Layout& layout = site.setup->layout;
    const sim::Day first = site.today() - sim::Days{elapsed_days};
    Head& head = site.people[person].head();
    head.turned = layout.number_of(first);
    head.spell = 1;
    head.flags |= Head::on_benefit | Head::claims;
    const std::int16_t clock = site.model().outcomes.claim_clock;
    if (clock >= 0) site.set_clock(person, static_cast<std::uint16_t>(clock), first);
    schedule_turn(site, person);
}

void claim_happens(Site& site, std::uint32_t person) {
    if (!site.people.alive(person)) return;  // gone to another office
    // A move that is due today is not over yet.
    const std::int64_t today = site.setup->layout.number_of(site.today());
    const Turn turn = next_turn(site, person, today - 1);
    switch (turn.kind) {
    case Turn::Kind::leaves: return leave_benefit(site, person, turn.cause);
    case Turn::Kind::returns: return claim_again(site, person);
    case Turn::Kind::moves: return move(site, person);
    }
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
        site.measure(site.setup->measured.headcount, -1, static_cast<int>(h), 1, 1);
    }
}

}  // namespace caseload::model
