#include "model/stages/walk_in.hpp"

#include <algorithm>
#include <string>

#include "model/office/log.hpp"
#include "model/stages/course.hpp"
#include "model/stages/gaps.hpp"
#include "model/stages/meeting.hpp"
#include "model/stages/stages.hpp"
#include "model/waits/deadlines.hpp"
#include "model/waits/queue_waits.hpp"

/// Joins a queue now: priority, patience, room to wait, pre-emption.
namespace caseload::model {

namespace {

constexpr std::uint64_t service_time = sim::named(".service");
constexpr std::uint64_t patience_time = sim::named(".patience");

enum Ending : std::size_t { served, left, turned_away, closed };
enum Phase : std::uint8_t { patient, out_of_patience, gives_up };

Service& service_of(Site& site, Who who) { return site.services.all[site.strand(who).detail]; }

void forget(Site& site, Who who) {
    Strand& strand = site.strand(who);
    site.services.all[strand.detail].started = Service::not_now;
    site.services.free.push_back(strand.detail);
    strand.detail = no_booking;
}

/// Is the strand still there with this ticket?
bool has_ticket(Site& site, Who who, const sim::Ticket& ticket) {
    const Strand& strand = site.strand(who);
    return strand.stage != nowhere && strand.suspended == 0 && site.stage_of(who).does() == Does::walk_in &&
           strand.detail != no_booking && site.services.all[strand.detail].ticket.sequence == ticket.sequence;
}

/// Seizing and giving back, as the levels of roles and resources see it.
void change_busy(Site& site, std::uint16_t stage, int sign) {
    const auto& walk_in = std::get<WalkIn>(site.model().stages[stage].kind);
    for (const Need& need : walk_in.needs) use_unit(site, need.unit, sign * need.count);
}

/// A wait is over, by service or without: deadlines tell what it was most for.
void remember_cause(Site& site, Who who, std::uint16_t cause) {
    service_of(site, who).cause = cause;
    site.strand(who).cause = static_cast<std::uint8_t>(cause);
}

void end_wait(Site& site, Who who) { remember_cause(site, who, main_cause(site, site.strand(who).detail)); }

/// A service, or as much of it as there has been, is over now.
void stop_serving(Site& site, Who who) {
    const Service& service = service_of(site, who);
    site.services.servers[site.services.serves_stage[service.stage]].give_back(service.server);
    if (!site.logging()) return;
    site.note(who, {.event = LogEvent::attended,
                    .resource = site.name_of_server(service),
                    .start = sim::Time{sim::Seconds{service.started + service.kept_waiting}},
                    .end = site.now()});
}

void start(Site& site, Who who) {
    judge_start(site, who, site.now());
    Service& service = service_of(site, who);
    const auto& stage = std::get<WalkIn>(site.model().stages[service.stage].kind);
    if (service.seconds < 0) {
        sim::Draw draw = site.draw(who, service_time);
        service.seconds = sim::duration(site.value(who, stage.service), draw).count();
        remember_cause(site, who, measure_queue_wait(site, site.strand(who).detail));
    } else {
        // Begun before, so what is over is an interruption and no wait.
        const std::int64_t now = site.now().time_since_epoch().count();
        site.observe(Measured::interruption, {.stage = service.stage}, now - service.interrupted);
        service.interrupted = Service::not_now;
    }
    const std::int64_t left_to_do =
        service.ticket.remaining_seconds >= 0 ? service.ticket.remaining_seconds : service.seconds;
    service.ticket.remaining_seconds = left_to_do;
    service.server = site.services.servers[site.services.serves_stage[service.stage]].take();
    service.started = site.now().time_since_epoch().count();
    // Whoever is called out of a meeting comes when it is over.
    service.kept_waiting = static_cast<std::uint32_t>((claimant_free(site, who) - site.now()).count());
    use_gap(site, service, end_of(service));
    change_busy(site, service.stage, +1);
    site.schedule(who, end_of(service));
}

/// Do the interrupted of a stage's queue begin anew?
bool restarts(const Site& site, std::uint16_t stage) {
    const std::string& queue = std::get<WalkIn>(site.model().stages[stage].kind).queue;
    return std::ranges::any_of(site.office().queues, [&](const QueueDeclaration& declared) {
        return declared.name == queue && declared.preempt == sim::Preempt::restart;
    });
}

/// Those whom an arrival interrupted wait again at their old place, with the service that is left.
void put_back(Site& site, std::uint16_t line) {
    for (const sim::Ticket& ticket : site.services.desk.interrupted()) {
        const Who who{ticket.actor, ticket.strand};
        Service& service = service_of(site, who);
        ++site.strand(who).generation;
        stop_serving(site, who);
        const std::int64_t done = std::max<std::int64_t>(
            0, site.now().time_since_epoch().count() - service.started - service.kept_waiting);
        service.started = Service::not_now;
        service.interrupted = site.now().time_since_epoch().count();
        site.count(Measured::interrupted, {.stage = service.stage});
        give_gap_back(site, service);
        change_busy(site, service.stage, -1);
        site.levels.queues[site.setup->queue_of_stage[service.stage]].change(site.now(), +1);
        // A ticket that never waited has no length: what is left is known here alone.
        service.ticket.remaining_seconds =
            restarts(site, service.stage)
                ? -1
                : std::max<std::int64_t>(0, service.ticket.remaining_seconds - done);
        site.services.desk.set_remaining(line, ticket, service.ticket.remaining_seconds);
        if (site.logging()) site.note(who, {.event = LogEvent::interrupted});
    }
}

bool open_now(const Site& site) {
    const Office& office = site.office();
    if (office.always_open) return true;
    const sim::Day day = site.today();
    if (!site.diary.opens(day)) return false;
    const auto& [from, until] = office.hours[static_cast<std::size_t>(sim::weekday_index(day))];
    const sim::Seconds time = sim::time_of_day(site.now());
    return from <= time && time < until;
}

/// The time that staff have spent.
void measure_served(Site& site, const Service& service) {
    const int stage = service.stage;
    const auto& walk_in = std::get<WalkIn>(site.model().stages[service.stage].kind);
    for (const auto& [unit, count] : walk_in.needs) {
        if (unit.is_role)
            site.observe(Measured::staff_minutes, {.stage = stage, .group = unit.number},
                         service.seconds * count);
    }
}

/// Begins all services that can begin now.
void begin_services(Site& site) {
    while (true) {
        auto next = site.services.desk.next();
        std::uint16_t lent = no_coach;
        if (!next) {
            lent = lend_gap(site);
            if (lent == no_coach) return;
            next = site.services.desk.next();
        }
        const sim::Ticket& ticket = next->second;
        const Who who{ticket.actor, ticket.strand};
        Service& service = service_of(site, who);
        service.ticket = ticket;
        service.lent = lent;
        site.levels.queues[site.setup->queue_of_stage[service.stage]].change(site.now(), -1);
        start(site, who);
    }
}

}  // namespace

void use_unit(Site& site, const Unit& unit, int by) {
    site.levels.use(site.now(), unit.is_role ? unit.number : site.model().roles.size() + unit.number, by);
}

void serve_waiting(Site& site) {
    begin_services(site);
    settle_causes(site);
}

namespace {

/// Is anything else still to happen at this very second?
bool more_now(const Site& site) {
    const auto upcoming = site.agenda.upcoming();
    return !upcoming.empty() && upcoming.front().when() == site.now();
}

void join(Site& site, Who who, const WalkIn& stage) {
    const auto stage_index = static_cast<std::uint16_t>(site.stage_index(who));
    Service service;
    service.stage = stage_index;
    service.line = static_cast<std::uint16_t>(site.services.line_of_stage[stage_index]);
    service.ticket.actor = who.person;
    service.ticket.strand = who.strand;
    service.ticket.generation = site.strand(who).generation;
    service.ticket.priority = static_cast<std::int32_t>(site.value(who, stage.priority));
    service.ticket.since = site.now();
    service.ticket.needs = site.services.needs_of_stage[stage_index];
    const sim::Joined joined = site.services.desk.join(service.line, service.ticket);
    if (joined == sim::Joined::turned_away) return leave(site, who, turned_away);
    site.strand(who).detail = site.services.add(service);
    begin_wait(site, site.strand(who).detail);
    if (joined == sim::Joined::started) {
        put_back(site, service.line);
        start(site, who);
        serve_waiting(site);
        return;
    }
    site.levels.queues[site.setup->queue_of_stage[stage_index]].change(site.now(), +1);
    if (stage.impatient) {
        site.strand(who).phase = patient;
        sim::Draw draw = site.draw(who, patience_time);
        site.schedule(who, site.now() + sim::duration(site.value(who, stage.patience), draw));
    }
    if (site.setup->gaps_are_filled) return serve_waiting(site);
    settle_causes(site);
}

}  // namespace

void take_up(Site& site, Who who, const WalkIn& stage) {
    if (!open_now(site)) return leave(site, who, closed);
    // Services that end at this very second come first: whoever comes finds them over.
    if (more_now(site)) return site.schedule(who, site.now());
    join(site, who, stage);
}

void due(Site& site, Who who, const WalkIn& stage) {
    if (site.strand(who).detail == no_booking) return join(site, who, stage);
    const Service service = service_of(site, who);
    if (!service.in_service()) {  // patience is over
        // Services that end at this very second come first, and then whoever comes: who can be served still is.
        std::uint8_t& phase = site.strand(who).phase;
        if (phase != gives_up && more_now(site)) {
            phase = phase == patient ? out_of_patience : gives_up;
            return site.schedule(who, site.now());
        }
        if (service.seconds < 0) end_wait(site, who);
        site.services.desk.leave(service.line, service.ticket);
        site.levels.queues[site.setup->queue_of_stage[service.stage]].change(site.now(), -1);
        forget(site, who);
        leave(site, who, left);
        return serve_waiting(site);
    }
    stop_serving(site, who);
    change_busy(site, service.stage, -1);
    give_gap_back(site, service);
    if (stage.keep.empty()) {
        site.services.desk.finish(service.line, service.ticket);
    } else {
        site.services.desk.finish(service.line, service.ticket, site.services.kept_by_stage[service.stage]);
        const auto keeper = static_cast<std::size_t>(site.setup->keeper_of_stage[service.stage]);
        ++site.people[who.person].kept(keeper);
        for (const std::size_t place : stage.keep) {
            const auto& [unit, count] = stage.needs[place];
            use_unit(site, unit, count);
        }
    }
    measure_served(site, service);
    forget(site, who);
    serve_waiting(site);
    leave(site, who, served);
}

void give_up(Site& site, Who who, const WalkIn&) {
    if (site.strand(who).detail == no_booking) return;
    const Service service = service_of(site, who);
    if (!service.in_service()) {
        site.services.desk.leave(service.line, service.ticket);
        site.levels.queues[site.setup->queue_of_stage[service.stage]].change(site.now(), -1);
    } else {
        stop_serving(site, who);
        change_busy(site, service.stage, -1);
        give_gap_back(site, service);
        site.services.desk.finish(service.line, service.ticket);
    }
    forget(site, who);
    serve_waiting(site);
}

void close_queues(Site& site) {
    for (std::size_t s = 0; s < site.model().stages.size(); ++s) {
        const std::int32_t line = site.services.line_of_stage[s];
        if (line < 0) continue;
        for (const sim::Ticket& ticket : site.services.desk.close(static_cast<sim::LineId>(line))) {
            const Who who{ticket.actor, ticket.strand};
            // Another strand of the same person, sent away before, may have ended this one.
            if (!has_ticket(site, who, ticket)) continue;
            site.levels.queues[site.setup->queue_of_stage[service_of(site, who).stage]].change(site.now(),
                                                                                               -1);
            if (service_of(site, who).seconds < 0) end_wait(site, who);
            forget(site, who);
            leave(site, who, closed);
        }
    }
    settle_causes(site);
}

}  // namespace caseload::model
