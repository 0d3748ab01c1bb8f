#include "model/day/site_day.hpp"

#include <variant>

#include "model/day/arrivals.hpp"
#include "model/day/capacity.hpp"
#include "model/day/overnight.hpp"
#include "model/stages/claim_changes.hpp"
#include "model/stages/session_course.hpp"
#include "model/stages/stages.hpp"
#include "model/stages/walk_in.hpp"

namespace caseload::model {

namespace {

/// What a strand waits for has come; an event of an older generation has lapsed.
void strand_due(Site& site, Who who, std::uint32_t generation) {
    if (site.strand(who).generation != generation) return;
    std::visit([&](const auto& stage) { due(site, who, stage); }, site.stage_of(who).kind);
    if (site.setup->gaps_are_filled) serve_waiting(site);
}

void handle(Site& site, const sim::Event& event) {
    switch (static_cast<EventKind>(event.kind)) {
    case EventKind::arrival: return arrive(site, static_cast<std::uint16_t>(event.actor));
    case EventKind::day_opens: return open_day(site);
    case EventKind::capacity: return change_capacity(site, static_cast<sim::Unit>(event.actor));
    case EventKind::closing: return close_queues(site);
    case EventKind::stage: return strand_due(site, {event.actor, event.strand}, event.generation);
    case EventKind::session: return session_due(site, event.actor, event.generation);
    case EventKind::claim:
        if (site.people[event.actor].head().claim_generation != event.generation) return;
        return claim_due(site, event.actor);
    case EventKind::answers: return take_answers(site);
    }
}

}  // namespace

void begin_run(Site& site) {
    const sim::Time start{site.model().start};
    site.agenda.add({start, 0, 0, static_cast<std::uint8_t>(EventKind::day_opens), 0});
}

void run_day(Site& site, sim::Day day) {
    const sim::Time end{day + sim::Days{1}};
    site.week = site.setup->week(sim::Time{day});
    while (const auto event = site.agenda.next(end)) {
        ++site.events;
        handle(site, *event);
    }
}

}  // namespace caseload::model
