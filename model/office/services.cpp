#include "model/office/services.hpp"

#include <algorithm>
#include <map>

#include "model/setup/measured.hpp"

namespace caseload::model {

namespace {

int count_of(const Office& office, std::uint16_t resource) {
    for (const ResourceCount& held : office.resources) {
        if (held.resource == resource) return held.count;
    }
    return 0;
}

sim::LineSettings settings_of(const Office& office, const std::string& queue) {
    for (const QueueDeclaration& declared : office.queues) {
        if (declared.name == queue) return {declared.order, declared.preempt, declared.room};
    }
    return {};
}

}  // namespace

Services::Services(const Model& model, std::uint16_t office_index)
    : unit_of_role(model.roles.size(), -1),
      unit_of_resource(model.resources.size(), -1),
      line_of_stage(model.stages.size(), -1),
      needs_of_stage(model.stages.size()),
      kept_by_stage(model.stages.size()),
      serves_stage(model.stages.size()) {
    const Office& office = model.offices[office_index];
    std::map<std::string, sim::LineId> lines;
    for (std::size_t s = 0; s < model.stages.size(); ++s) {
        const auto* walk_in = std::get_if<WalkIn>(&model.stages[s].kind);
        if (walk_in == nullptr) continue;
        walk_ins.push_back(static_cast<std::uint16_t>(s));
        std::vector<sim::Need> needs;
        for (const auto& [of, count] : walk_in->needs) {
            std::int32_t& unit = of.is_role ? unit_of_role[of.number] : unit_of_resource[of.number];
            if (unit < 0) unit = desk.add_unit(of.is_role ? 0 : count_of(office, of.number));
            needs.push_back({static_cast<sim::Unit>(unit), count});
        }
        std::vector<sim::Need> kept;
        for (const std::size_t place : walk_in->keep) kept.push_back(needs[place]);
        const auto role =
            std::ranges::find_if(walk_in->needs, [](const Need& need) { return need.unit.is_role; });
        serves_stage[s] =
            needs[role != walk_in->needs.end() ? static_cast<std::size_t>(role - walk_in->needs.begin()) : 0]
                .unit;
        needs_of_stage[s] = desk.add_needs(needs);
        kept_by_stage[s] = desk.add_needs(kept);
        const auto line = lines.find(walk_in->queue);
        if (line != lines.end()) {
            line_of_stage[s] = line->second;
        } else {
            const sim::LineId added = desk.add_line(settings_of(office, walk_in->queue));
            lines.emplace(walk_in->queue, added);
            line_of_stage[s] = added;
        }
    }
    servers.resize(desk.unit_count());
    const std::size_t causes = causes_before_roles + model.roles.size() + model.resources.size();
    clocks.seconds.resize(desk.needs_count() * causes);
    clocks.cause.resize(desk.needs_count(), WaitClocks::nobody_waits);
    lent.resize(unit_of_role.size() + unit_of_resource.size());
}

}  // namespace caseload::model
