#include "model/stages/claim_changes.hpp"

#include <string>

#include "model/claims/claim.hpp"
#include "model/claims/curves.hpp"
#include "model/claims/turns.hpp"
#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/departure.hpp"

namespace caseload::model {

namespace {

/// Nobody comes back within the run: what has been interrupted stays so.
void close_for_good(Site& site, std::uint32_t person) {
    site.people[person].head().flags &= static_cast<std::uint8_t>(~Head::claims);
    close_account(site, person);
    for (std::uint8_t s = 0; s < site.model().pathways.size(); ++s) {
        if (site.strand({person, s}).suspended != 0) end_strand(site, {person, s});
    }
    remove_if_done(site, person);
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
    site.count(Measured::claims_ended, {.group = cause});
    react(site, person, Happening::claim_closed);
    if (!site.people.alive(person)) return;  // gone to another office, where the claim is considered again
    if (!schedule_turn(site, person)) close_for_good(site, person);
}

void claim_again(Site& site, std::uint32_t person) {
    const DayNumber today = site.setup->layout.number_of(site.today());
    book_time_off(site, person, today);
    Head& head = site.people[person].head();
    head.flags |= Head::on_benefit;
    head.turned = today;
    ++head.spell;
    if (site.logging()) site.note(main_strand(site, person), {.event = LogEvent::reclaimed});
    site.count(Measured::reclaims);
    schedule_turn(site, person);
    react(site, person, Happening::reclaim);
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

void come_in_off_benefit(Site& site, std::uint32_t person, std::uint16_t stage) {
    Head& head = site.people[person].head();
    head.turned = site.setup->layout.number_of(site.today());
    head.cause = came_in;
    head.spell = 1;
    head.flags |= Head::claims;
    const Who who = main_strand(site, person);
    // What entering it starts, clocks above all, holds for them too.
    enter(site, who, stage);
    if (!site.people.alive(person)) return;
    suspend(site, who);
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
    if (clock >= 0) set_clock(site, person, static_cast<std::uint16_t>(clock), first);
    schedule_turn(site, person);
}

void claim_due(Site& site, std::uint32_t person) {
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

}  // namespace caseload::model
