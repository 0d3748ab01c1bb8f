#include "model/day/capacity.hpp"

#include <algorithm>
#include <set>

#include "model/day/arrivals.hpp"
#include "model/day/sickness.hpp"
#include "model/sessions/planning.hpp"
#include "model/stages/walk_in.hpp"

namespace caseload::model {

namespace {

void schedule(Site& site, sim::Time when, EventKind kind, std::uint32_t actor = 0) {
    site.agenda.add({when, actor, 0, static_cast<std::uint8_t>(kind), 0});
}

/// The moments of the day at which the number on queue duty in a role may change. Duty may begin before the office
/// opens and go on after it closes.
std::set<sim::Seconds> duty_changes(const Site& site, std::uint16_t role, sim::Day day) {
    std::set<sim::Seconds> moments{sim::Seconds{0}};
    if (!site.office().always_open) {
        const auto& [from, until] = site.office().hours[static_cast<std::size_t>(sim::weekday_index(day))];
        moments.insert(from);
        moments.insert(until);
    }
    for (const StaffGroup& group : site.office().staff) {
        if (group.role != role) continue;
        for (const Duty& duty : group.pattern) {
            if (duty.kind != Duty::Kind::queue) continue;
            moments.insert(duty.from);
            moments.insert(duty.until);
        }
    }
    moments.erase(sim::Days{1});
    return moments;
}

bool is_open(const Site& site, sim::Day day, sim::Seconds moment) {
    const Office& office = site.office();
    if (!site.diary.opens(day)) return false;
    const auto& [from, until] = office.hours[static_cast<std::size_t>(sim::weekday_index(day))];
    return office.always_open || (moment >= from && moment < until);
}

std::vector<std::uint16_t> on_duty(const Site& site, std::uint16_t role, sim::Day day, sim::Seconds moment) {
    if (!is_open(site, day, moment)) return {};
    return site.diary.on_queue_duty(role, day, moment);
}

void plan_duties(Site& site, sim::Day day) {
    for (std::uint16_t role = 0; role < site.model().roles.size(); ++role) {
        const std::int32_t unit = site.services.unit_of_role[role];
        if (unit < 0) continue;
        // What serves in a gap of its diary over midnight is no queue duty.
        int before = site.services.desk.capacity(static_cast<sim::Unit>(unit)) -
                     site.services.lent[static_cast<std::size_t>(unit)];
        for (const sim::Seconds moment : duty_changes(site, role, day)) {
            const auto capacity = static_cast<int>(on_duty(site, role, day, moment).size());
            // Who goes on duty may have to wait for a meeting that overruns, or still serve in a gap.
            if (capacity == before && capacity == 0) continue;
            before = capacity;
            if (moment.count() == 0) {
                change_capacity(site, static_cast<sim::Unit>(unit));
            } else {
                schedule(site, day + moment, EventKind::capacity, static_cast<std::uint32_t>(unit));
            }
        }
    }
    if (!site.office().always_open && !site.setup->measured.queue_names.empty() && site.diary.opens(day)) {
        const auto& hours = site.office().hours[static_cast<std::size_t>(sim::weekday_index(day))];
        schedule(site, day + hours.second, EventKind::closing);
    }
}

/// What serves walk-ins can be used while the office is open: offers what of it can be used now.
void offer_resource(Site& site, std::size_t resource) {
    const auto unit = static_cast<sim::Unit>(site.services.unit_of_resource[resource]);
    const std::size_t place = site.model().roles.size() + resource;
    const int count =
        is_open(site, site.today(), sim::time_of_day(site.now())) ? site.services.desk.capacity(unit) : 0;
    site.levels.offer(site.now(), place, count - site.levels.units_capacity[place].level);
}

/// Things of which there are more or fewer from today on.
void count_resources(Site& site, sim::Day day) {
    for (const ResourceCount& resource : site.office().resources) {
        const std::int32_t unit = site.services.unit_of_resource[resource.resource];
        if (unit < 0 || resource.counts.empty()) continue;
        site.services.desk.set_capacity(static_cast<sim::Unit>(unit),
                                        count_on(resource.counts, day, resource.count));
        offer_resource(site, resource.resource);
        serve_waiting(site);
    }
}

void plan_resources(Site& site, sim::Day day) {
    count_resources(site, day);
    if (site.office().always_open) return;
    const auto& [from, until] = site.office().hours[static_cast<std::size_t>(sim::weekday_index(day))];
    for (std::size_t resource = 0; resource < site.model().resources.size(); ++resource) {
        const std::int32_t unit = site.services.unit_of_resource[resource];
        if (unit < 0) continue;
        offer_resource(site, resource);
        if (!site.diary.opens(day)) continue;
        for (const sim::Seconds moment : {from, until}) {
            if (moment > sim::Seconds{0} && moment < sim::Days{1})
                schedule(site, day + moment, EventKind::capacity, static_cast<std::uint32_t>(unit));
        }
    }
}

}  // namespace

void measure_diaries(Site& site, sim::Day day) {
    if (day < site.diary.diary.first()) return;
    const auto add = [&](std::size_t unit, std::uint16_t diary) {
        const std::int64_t seconds = 60 * sim::period_minutes;
        const std::int64_t bookable = site.diary.diary.bookable(diary, day).count() * seconds;
        Used& used = site.diary.used_today[diary];
        const sim::About about{.group = unit, .period = site.setup->week(sim::Time{day})};
        // A day on which somebody fell sick has nothing on offer, whatever was used of it before.
        const std::int64_t within = std::min(used.within, bookable);
        const std::int64_t beyond = used.beyond + used.within - within;
        if (bookable > 0) site.ledger.add(Measured::busy, about, {.n = bookable, .sum = within});
        if (beyond > 0) site.ledger.add(Measured::overtime, about, {.n = 1, .sum = beyond});
        used.within = used.beyond = 0;
    };
    for (std::uint16_t member = 0; member < site.diary.members.size(); ++member) {
        add(site.diary.members[member].role, member);
    }
    for (std::uint16_t resource = 0; resource < site.model().resources.size(); ++resource) {
        if (site.services.unit_of_resource[resource] >= 0) continue;
        for (const std::uint16_t room : site.diary.rooms_of(resource)) {
            add(site.setup->measured.resource_unit(resource), room);
        }
    }
}

void open_day(Site& site) {
    const sim::Day day = site.today();
    const sim::Day next = day + sim::Days{1};
    if (next < site.model().end) schedule(site, sim::Time{next}, EventKind::day_opens);
    write_levels(site);
    measure_diaries(site, day - sim::Days{1});
    if (day == site.model().measured_from && day != site.model().start) site.forget_measured();
    site.diary.open_day(day);
    const auto days = static_cast<std::size_t>(day.time_since_epoch().count()) - 1;
    site.bookings_by_day[days % site.bookings_by_day.size()].clear();  // yesterday is over
    const std::vector<std::uint16_t> away = site.diary.sick_today(day);
    plan_duties(site, day);
    plan_resources(site, day);
    plan_sessions(site);
    site.diary.take_background_work();
    if (!away.empty()) cover_sickness(site, away);
    if (day == site.branched.first_day) place_stock(site);
    begin_arrivals(site, day);
    if (!site.inbox.empty()) schedule(site, site.diary.opening(day), EventKind::answers);
}

void change_capacity(Site& site, sim::Unit unit) {
    const auto& units = site.services.unit_of_role;
    const auto found = std::find(units.begin(), units.end(), std::int32_t{unit});
    if (found == units.end()) {
        const auto& resources = site.services.unit_of_resource;
        const auto resource = std::find(resources.begin(), resources.end(), std::int32_t{unit});
        return offer_resource(site, static_cast<std::size_t>(resource - resources.begin()));
    }
    const auto role = static_cast<std::uint16_t>(found - units.begin());
    int capacity = 0;
    for (const std::uint16_t member : on_duty(site, role, site.today(), sim::time_of_day(site.now()))) {
        const sim::Time busy_until = site.diary.busy_until(member);
        if (busy_until > site.now())
            schedule(site, busy_until, EventKind::capacity, unit);
        else
            ++capacity;
    }
    const int before = site.services.desk.capacity(unit) - site.services.lent[unit];
    site.services.desk.set_capacity(unit, capacity + site.services.lent[unit]);
    site.levels.offer(site.now(), role, capacity - before);
    serve_waiting(site);
}

void write_levels(Site& site) {
    const sim::Time now = site.now();
    // What is written at midnight belongs to the day that has just ended.
    const int week = site.setup->week(now - sim::Seconds{1});
    const auto write = [&](sim::MeasureId measure, sim::About about, Level& level) {
        about.period = week;
        level.settle(now);
        if (level.seconds > 0) site.ledger.add(measure, about, {.n = level.seconds, .sum = level.integral});
        level.clear();
    };
    for (std::size_t s = 0; s < site.levels.stages.size(); ++s) {
        write(Measured::in_stage, {.stage = static_cast<int>(s)}, site.levels.stages[s]);
    }
    for (std::size_t q = 0; q < site.levels.queues.size(); ++q) {
        write(Measured::queue_length, {.group = q}, site.levels.queues[q]);
    }
    for (std::size_t m = 0; m < site.levels.markers.size(); ++m) {
        write(Measured::marker_stock, {.group = m}, site.levels.markers[m]);
    }
    write(Measured::inside, {}, site.levels.inside);
    for (std::size_t u = 0; u < site.levels.units_busy.size(); ++u) {
        Level& busy = site.levels.units_busy[u];
        Level& capacity = site.levels.units_capacity[u];
        Level& beyond = site.levels.units_beyond[u];
        for (Level* level : {&busy, &capacity, &beyond}) level->settle(now);
        if (capacity.integral > 0) {
            site.ledger.add(Measured::busy, {.group = u, .period = week},
                            {.n = capacity.integral, .sum = busy.integral - beyond.integral});
        }
        if (beyond.integral > 0)
            site.ledger.add(Measured::overtime, {.group = u, .period = week},
                            {.n = 1, .sum = beyond.integral});
        for (Level* level : {&busy, &capacity, &beyond}) level->clear();
    }
}

}  // namespace caseload::model
