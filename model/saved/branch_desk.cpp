#include <algorithm>

#include "model/saved/maps.hpp"

/// Queues and whoever is served in the form of another scenario.
namespace caseload::model {

namespace {

/// The desk's own numbers of units, lines and needs.
struct DeskMaps {
    NumberMap units;
    NumberMap lines;
    NumberMap needs;
    std::vector<bool> same_needs;  ///< The same units, as many of each.
    std::vector<std::string> stage_of_needs;
};

NumberMap unit_map(const SavedDesk& from, const SavedDesk& to, std::size_t units, const Maps& maps) {
    NumberMap map(units, -1);
    const auto add = [&](const std::vector<std::int32_t>& old, const std::vector<std::int32_t>& now,
                         const NumberMap& names) {
        for (std::size_t i = 0; i < old.size(); ++i) {
            if (old[i] < 0 || names[i] < 0) continue;
            map[static_cast<std::size_t>(old[i])] = now[static_cast<std::size_t>(names[i])];
        }
    };
    add(from.unit_of_role, to.unit_of_role, maps.roles);
    add(from.unit_of_resource, to.unit_of_resource, maps.resources);
    return map;
}

std::vector<std::pair<std::int32_t, int>> units_of(const sim::ServiceDesk& desk, sim::NeedsId needs,
                                                   const NumberMap* map) {
    std::vector<std::pair<std::int32_t, int>> list;
    for (const sim::Need& need : desk.needs(needs)) {
        list.emplace_back(map == nullptr ? need.unit : (*map)[need.unit], need.count);
    }
    std::sort(list.begin(), list.end());
    return list;
}

DeskMaps desk_maps(const SiteState& from, const SiteState& to, const SavedDesk& state,
                   const SavedDesk& variant, const Maps& maps) {
    DeskMaps found;
    found.units = unit_map(state, variant, from.services.desk.unit_count(), maps);
    found.lines.assign(from.services.desk.line_count(), -1);
    found.needs.assign(from.services.desk.needs_count(), -1);
    found.same_needs.assign(found.needs.size(), false);
    found.stage_of_needs.resize(found.needs.size());
    for (std::size_t s = 0; s < maps.stages.size(); ++s) {
        if (state.line_of_stage[s] < 0) continue;
        for (const auto& [old, now] : {std::pair(&state.needs_of_stage, &variant.needs_of_stage),
                                       std::pair(&state.kept_by_stage, &variant.kept_by_stage)}) {
            const sim::NeedsId needs = (*old)[s];
            found.stage_of_needs[needs] = maps.from->stages[s].name;
            if (maps.stages[s] < 0) continue;
            const sim::NeedsId into = (*now)[static_cast<std::size_t>(maps.stages[s])];
            found.needs[needs] = static_cast<std::int32_t>(into);
            found.same_needs[needs] = units_of(from.services.desk, needs, &found.units) ==
                                      units_of(to.services.desk, into, nullptr);
        }
        if (maps.stages[s] >= 0)
            found.lines[static_cast<std::size_t>(state.line_of_stage[s])] =
                variant.line_of_stage[static_cast<std::size_t>(maps.stages[s])];
    }
    return found;
}

/// Moves a ticket to the variant's needs.
void map_ticket(sim::Ticket& ticket, const DeskMaps& desk, const Maps& maps, Refusals& refusals) {
    const std::int32_t needs = desk.needs[ticket.needs];
    const std::int32_t strand = ticket.strand < maps.pathways.size() ? maps.pathways[ticket.strand] : -1;
    if (needs < 0 || strand < 0) {
        refusals.gone("stage " + desk.stage_of_needs[ticket.needs], "people in its queue");
        return;
    }
    if (!desk.same_needs[ticket.needs])
        refusals.differs("stage " + desk.stage_of_needs[ticket.needs] +
                         " needs other staff or resources, and somebody is in its queue");
    ticket.needs = static_cast<sim::NeedsId>(needs);
    ticket.strand = static_cast<std::uint8_t>(strand);
}

void map_line(const sim::ServiceDesk& from, sim::LineId line, sim::ServiceDesk& to, sim::LineId into,
              const DeskMaps& desk, const Maps& maps, const std::string& office, Refusals& refusals) {
    if (from.waiting(line) == 0 && from.in_service(line).empty()) return;
    const sim::LineSettings& before = from.settings(line);
    const sim::LineSettings& now = to.settings(into);
    if (before.order != now.order || before.preempt != now.preempt) {
        refusals.differs("a queue of " + office + " has another order or preemption, and somebody is in it");
        return;
    }
    to.take_over_line(into, from, line,
                      [&](sim::Ticket& ticket) { map_ticket(ticket, desk, maps, refusals); });
}

/// Clocks that begin at 0 in the variant, behind which whoever waits is by what has been waited for already.
void map_clocks(const Services& from, Services& to, const DeskMaps& desk, const Maps& maps) {
    const std::size_t before = maps.wait_causes.size() - 1;  // the last is no cause of a wait
    const std::size_t now = to.clocks.seconds.size() / std::max<std::size_t>(to.clocks.cause.size(), 1);
    to.clocks.looked = from.clocks.looked;
    to.clocks.begun.assign(from.all.size() * now, 0);
    const auto into = [&](std::size_t cause) {
        return static_cast<std::size_t>(std::max(maps.wait_causes[cause], 0));
    };
    for (std::size_t needs = 0; needs < from.clocks.cause.size(); ++needs) {
        if (desk.needs[needs] < 0 || from.clocks.cause[needs] == WaitClocks::nobody_waits) continue;
        to.clocks.cause[static_cast<std::size_t>(desk.needs[needs])] =
            static_cast<std::uint16_t>(into(from.clocks.cause[needs]));
    }
    for (std::size_t place = 0; place * before < from.clocks.begun.size() && now > 0; ++place) {
        const std::size_t needs = from.all[place].ticket.needs;
        for (std::size_t cause = 0; cause < before; ++cause)
            to.clocks.begun[place * now + into(cause)] -=
                from.clocks.seconds[needs * before + cause] - from.clocks.begun[place * before + cause];
    }
}

}  // namespace

void map_desk(const SiteState& from, SiteState& to, std::size_t office, const Maps& maps,
              Refusals& refusals) {
    const SavedOffice& state = maps.from->offices[office];
    const SavedOffice& variant = maps.to->offices[static_cast<std::size_t>(maps.offices[office])];
    const Services& services = from.services;
    Services& into = to.services;
    const DeskMaps desk = desk_maps(from, to, state.desk, variant.desk, maps);
    into.desk.go_on_from(services.desk);
    for (std::size_t u = 0; u < services.desk.unit_count(); ++u) {
        const auto before = static_cast<sim::Unit>(u);
        if (desk.units[u] < 0) {
            if (services.desk.in_use(before) > 0)
                refusals.gone("what walk-ins use at " + state.name, "units in use",
                              services.desk.in_use(before));
            continue;
        }
        const auto unit = static_cast<sim::Unit>(desk.units[u]);
        const bool staff = std::find(state.desk.unit_of_role.begin(), state.desk.unit_of_role.end(),
                                     static_cast<std::int32_t>(u)) != state.desk.unit_of_role.end();
        into.desk.take_over_in_use(unit, services.desk.in_use(before));
        // Resources are as many as the variant has; how many staff are on duty is as it was until the next change.
        if (staff) into.desk.set_capacity(unit, services.desk.capacity(before));
        if (u < services.lent.size() && unit < into.lent.size()) into.lent[unit] = services.lent[u];
        if (u < services.servers.size() && unit < into.servers.size())
            into.servers[unit] = services.servers[u];
    }
    for (std::size_t l = 0; l < services.desk.line_count(); ++l) {
        const auto line = static_cast<sim::LineId>(l);
        if (desk.lines[l] >= 0) {
            map_line(services.desk, line, into.desk, static_cast<sim::LineId>(desk.lines[l]), desk, maps,
                     state.name, refusals);
        } else if (services.desk.waiting(line) > 0) {
            refusals.gone("a queue of " + state.name, "people waiting", services.desk.waiting(line));
        }
    }
    map_clocks(services, into, desk, maps);
    into.all = services.all;
    into.free = services.free;
    std::vector<bool> unused(services.all.size());
    for (const std::uint32_t place : services.free) unused[place] = true;
    for (std::size_t s = 0; s < into.all.size(); ++s) {
        Service& service = into.all[s];
        if (unused[s]) {
            service = {};
            continue;
        }
        map_ticket(service.ticket, desk, maps, refusals);
        const std::int32_t line = desk.lines[service.line];
        const std::int32_t stage = maps.stages[service.stage];
        const std::int32_t cause = maps.wait_causes[service.cause];
        service.line = static_cast<std::uint16_t>(std::max(line, 0));
        service.stage = static_cast<std::uint16_t>(std::max(stage, 0));
        service.cause = static_cast<std::uint16_t>(std::max(cause, 0));
        if (service.lent != no_coach && service.lent < maps.diaries[office].diaries.size()) {
            const std::int32_t member = maps.diaries[office].diaries[service.lent];
            if (member < 0)
                refusals.gone(maps.diaries[office].names[service.lent] + " of " + state.name,
                              "services in a gap");
            service.lent = static_cast<std::uint16_t>(member);
        }
    }
}

}  // namespace caseload::model
