#include "model/stages/course.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "model/claims/claim.hpp"
#include "model/office/log.hpp"
#include "model/stages/claim_changes.hpp"
#include "model/stages/decision_maker.hpp"
#include "model/stages/departure.hpp"
#include "model/stages/referrals.hpp"
#include "model/stages/stages.hpp"
#include "model/stages/walk_in.hpp"
#include "model/waits/deadlines.hpp"
#include "model/waits/stays.hpp"

namespace caseload::model {

namespace {

/// What an entry into a stage costs, in money and in staff's time.
void pay_for_entry(Site& site, Who who, std::uint16_t stage_index) {
    const Stage& stage = site.model().stages[stage_index];
    const auto& payers = site.setup->measured.payer_group[stage_index];
    for (std::size_t c = 0; c < stage.costs.size(); ++c) {
        const auto pence = static_cast<std::int64_t>(stage.costs[c].amount * 100 + 0.5);
        site.observe(Measured::cost, {.stage = stage_index, .group = payers[c]}, pence);
    }
    if (stage.paperwork_role >= 0 && stage.paperwork_every == 0) {
        site.observe(Measured::staff_minutes, {.stage = stage_index, .group = stage.paperwork_role},
                     seconds_in(site.value(who, stage.paperwork)).count());
    }
}

void count_entry(Site& site, Who who, std::uint16_t stage_index) {
    const std::int16_t slot = site.model().stages[stage_index].visits_slot;
    if (slot >= 0) site.people[who.person].count_visit(static_cast<std::size_t>(slot));
    site.count(Measured::entered, {.stage = stage_index});
}

/// Starting a strand anew at a decision maker does not drop what is pending there: it is one more failure to decide
/// upon. Says whether that is so.
bool joins_pending(Site& site, Who who, std::uint16_t stage_index) {
    const Stage& stage = site.model().stages[stage_index];
    if (stage.does() != Does::decision_maker || !has_pending(site, who)) return false;
    if (stage.overnight && stage.office >= 0 && stage.office != site.index) return false;
    count_entry(site, who, stage_index);
    if (stage.releases) release_kept(site, who.person);
    pay_for_entry(site, who, stage_index);
    apply(site, who, stage.on_entry);
    if (site.people.alive(who.person) && has_pending(site, who)) refer_again(site, who, stage_index);
    return true;
}

/// How many of the latest stages are told of a life that goes round.
constexpr std::uint8_t most_told = 20;

[[noreturn]] void refuse_to_go_round(Site& site, Who who) {
    std::vector<std::string> round;
    for (const auto& [whose, stage] : site.in_hand.gone_round) {
        const std::string name = site.model().full_name(site.model().stages[stage]);
        if (whose == who && std::find(round.begin(), round.end(), name) == round.end()) round.push_back(name);
    }
    throw std::runtime_error(fmt::format(
        "claimant {} has entered more than {} stages within one second, and would go round for ever: {}",
        site.name_of_person(who.person), most_entries_within_a_second, fmt::join(round, ", ")));
}

}  // namespace

void begin_stay(Site& site, Who who) {
    Strand& at = site.strand(who);
    at.begin_stay(site.setup->layout.seconds_of(site.now()));
    if (at.in_second < most_entries_within_a_second - most_told) return;
    if (at.in_second == most_entries_within_a_second - most_told) site.in_hand.gone_round.clear();
    site.in_hand.gone_round.emplace_back(who, at.stage);
    if (at.in_second >= most_entries_within_a_second) refuse_to_go_round(site, who);
}

void enter(Site& site, Who who, std::uint16_t stage_index) {
    const Stage& stage = site.model().stages[stage_index];
    if (stage.overnight && stage.office >= 0 && stage.office != site.index)
        return move_away(site, who, stage_index);
    const Person person = site.people[who.person];
    Strand& at = person.strand(who.strand);
    at.clear();
    at.stage = stage_index;
    begin_stay(site, who);
    const std::uint32_t generation = at.generation;
    count_entry(site, who, stage_index);
    begin_to_stand(site, who);
    if (site.logging()) site.note(who, {.event = LogEvent::entered});
    if (stage.releases) release_kept(site, who.person);
    pay_for_entry(site, who, stage_index);
    apply(site, who, stage.on_entry);
    // An action may have ended this very strand, or sent it elsewhere.
    if (site.people[who.person].strand(who.strand).generation != generation) return;
    std::visit([&](const auto& kind) { take_up(site, who, kind); }, stage.kind);
}

void leave(Site& site, Who who, std::size_t ending) {
    const std::uint16_t stage_index = site.strand(who).stage;
    const Stage& stage = site.model().stages[stage_index];
    const Route& route = stage.routes[ending];
    judge_ending(site, who, ending);
    const std::int64_t seconds = (site.now() - site.setup->layout.time_of(site.strand(who).since)).count();
    site.observe(Measured::time_in_stage, {.stage = stage_index}, seconds);
    if (!std::holds_alternative<Choose>(stage.kind)) site.times_in_stage[stage_index].add(seconds);
    site.count(Measured::ended,
               {.stage = stage_index, .group = site.setup->measured.ending_group[stage_index][ending]});
    if (site.logging())
        site.note(who, {.event = LogEvent::ended, .details = {{DetailKey::ending, route.ending}}});
    Strand& at = site.strand(who);
    const std::uint32_t generation = ++at.generation;
    at.ended = 1;
    apply(site, who, route.actions);
    // Whatever has ended or begun this very strand anew has also taken it out of the stage.
    if (site.people[who.person].strand(who.strand).generation != generation) return;
    site.strand(who).ended = 0;
    stand_no_longer(site, who);
    if (route.to == nowhere) {
        judge_pathway(site, who);
        site.strand(who).stage = nowhere;
        remove_if_done(site, who.person);
    } else {
        enter(site, who, route.to);
    }
}

void give_up(Site& site, Who who) {
    std::visit([&](const auto& stage) { give_up(site, who, stage); }, site.stage_of(who).kind);
    ++site.strand(who).generation;
}

void end_strand(Site& site, Who who) {
    Strand& at = site.strand(who);
    if (at.stage == nowhere) return;
    if (at.suspended == 0) {
        judge_stay(site, who);
        judge_pathway(site, who);
        give_up(site, who);
        break_off(site, who);
    }
    at.stage = nowhere;
    at.suspended = 0;
}

void suspend(Site& site, Who who) {
    Strand& at = site.strand(who);
    if (at.stage == nowhere || at.suspended != 0) return;
    judge_stay(site, who);
    judge_pathway(site, who);
    give_up(site, who);
    break_off(site, who);
    at.suspended = 1;
}

namespace {

/// Of one that does not run there is nothing to log.
void stop_clock(Site& site, std::uint32_t person, std::uint16_t clock) {
    judge_clock(site, person, clock);
    const bool ran = std::exchange(site.people[person].clock(clock), unset) != unset;
    if (ran && site.logging())
        site.note({person, 0},
                  {.event = LogEvent::clock, .details = {{DetailKey::stopped, site.model().clocks[clock]}}});
    if (site.setup->clock_moves_hazard[clock]) reconsider_claim(site, person);
}

}  // namespace

void apply(Site& site, Who who, const Actions& actions) {
    for (const std::uint16_t clock : actions.start_clocks) set_clock(site, who.person, clock, site.today());
    for (const std::uint16_t clock : actions.stop_clocks) stop_clock(site, who.person, clock);
    if (actions.marker >= 0) set_marker(site, who, static_cast<std::uint8_t>(actions.marker));
    for (const std::uint16_t pathway : actions.ends)
        end_strand(site, {who.person, static_cast<std::uint8_t>(pathway)});
    for (const Actions::Start& start : actions.starts) {
        const Who other{who.person, static_cast<std::uint8_t>(start.pathway)};
        if (!joins_pending(site, other, start.stage)) {
            end_strand(site, other);
            enter(site, other, start.stage);
        }
        if (!site.people.alive(who.person)) return;  // it has led to another office
    }
    if (actions.refer_reserved >= 0)
        refer_reserved(site, {who.person, static_cast<std::uint8_t>(actions.refer_reserved)});
    if (actions.close_claim >= 0)
        close_claim(site, who.person, static_cast<std::uint16_t>(actions.close_claim));
}

void set_marker(Site& site, Who who, std::uint8_t to) {
    std::uint8_t& marker = site.people[who.person].head().marker;
    if (marker == to) return;
    if (!site.setup->marker_may_change[marker * site.model().markers.size() + to]) {
        throw std::logic_error("claimant " + site.name_of_person(who.person) + ": the marker \"" +
                               site.model().markers[marker] + "\" must not become \"" +
                               site.model().markers[to] + "\"");
    }
    if (site.logging()) {
        site.note(who, {.event = LogEvent::marker,
                        .details = {{DetailKey::from, site.model().markers[marker]},
                                    {DetailKey::to, site.model().markers[to]}}});
    }
    site.levels.markers[marker].change(site.now(), -1);
    marker = to;
    site.levels.markers[marker].change(site.now(), +1);
}

void set_clock(Site& site, std::uint32_t person, std::uint16_t clock, sim::Day day) {
    judge_clock(site, person, clock);
    site.people[person].clock(clock) = site.setup->layout.number_of(day);
    // Work before the clock's day does not count for it.
    if (clock == site.model().outcomes.work_after.clock) {
        site.people[person].head().flags &= static_cast<std::uint8_t>(~(Head::worked | Head::worked_long));
    }
    if (site.logging())
        site.note({person, 0},
                  {.event = LogEvent::clock, .details = {{DetailKey::name, site.model().clocks[clock]}}});
    if (site.setup->clock_moves_hazard[clock]) reconsider_claim(site, person);
}

namespace {

/// The first reaction whose condition holds, or null. When the claim has closed, a strand counts as interrupted where
/// it is.
const Reaction* reaction_to(Site& site, Who who, Happening happening) {
    const std::uint8_t suspended = site.strand(who).suspended;
    if (happening == Happening::claim_closed) site.strand(who).suspended = 1;
    const Reaction* chosen = nullptr;
    for (const Reaction& reaction :
         site.model().pathways[who.strand].on[static_cast<std::size_t>(happening)]) {
        if (!site.holds(who, reaction.when)) continue;
        chosen = &reaction;
        break;
    }
    site.strand(who).suspended = suspended & 1;
    return chosen;
}

}  // namespace

void react(Site& site, std::uint32_t person, Happening happening) {
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        if (!site.people.alive(person)) return;  // one reaction has led to another office
        const Who who{person, s};
        const bool closed = happening == Happening::claim_closed;
        const Reaction* chosen = reaction_to(site, who, happening);
        if (chosen == nullptr) {
            // Nobody goes on with a programme while off benefit, unless the scenario says so.
            if (closed) suspend(site, who);
            continue;
        }
        const bool present = site.strand(who).stage != nowhere;
        if (closed && chosen->then != Reaction::Then::stay) suspend(site, who);
        apply(site, who, chosen->actions);
        if (!site.people.alive(person)) return;
        switch (chosen->then) {
        case Reaction::Then::stay: break;
        case Reaction::Then::suspend: suspend(site, who); break;
        case Reaction::Then::end: end_strand(site, who); break;
        case Reaction::Then::resume:
            if (present && site.strand(who).suspended != 0) {
                const std::uint16_t stage = site.strand(who).stage;
                site.strand(who).stage = nowhere;
                enter(site, who, stage);
            }
            break;
        case Reaction::Then::go:
            end_strand(site, who);
            enter(site, who, chosen->to);
            break;
        }
    }
}

void remove_if_done(Site& site, std::uint32_t person_id) {
    if (!site.people.alive(person_id)) return;
    const Person person = site.people[person_id];
    if ((person.head().flags & Head::claims) != 0) return;
    for (std::size_t s = 0; s < site.model().pathways.size(); ++s) {
        if (person.strand(s).stage != nowhere) return;
    }
    release_kept(site, person_id);
    close_account(site, person_id);
    site.levels.inside.change(site.now(), -1);
    site.levels.markers[person.head().marker].change(site.now(), -1);
    if (person.head().coach != no_coach) --site.diary.members[person.head().coach].own_people;
    forget_referrals(site, person_id);
    site.people.remove(person_id);
}

}  // namespace caseload::model
