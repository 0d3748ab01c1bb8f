#include "model/office/site.hpp"

#include <algorithm>
#include <variant>

#include "model/office/log.hpp"

namespace caseload::model {

std::string Site::name_of_person(std::uint32_t person) {
    const Head& head = people[person].head();
    const std::size_t sources = model().arrivals.size();
    const std::string& source = head.source < sources ? model().arrivals[head.source].name
                                                      : model().stock[head.source - sources].name;
    return std::to_string(model().offices[setup->source_office[head.source]].register_id) + "/" + source +
           "/" + sim::iso(setup->layout.day_of(head.arrived)) + "/" + std::to_string(head.number);
}

std::string Site::name_of_diary(std::uint16_t diary_index) const {
    if (diary_index < diary.members.size()) {
        const Member& member = diary.members[diary_index];
        const StaffGroup& group = office().staff[member.group];
        return model().roles[member.role] + " " +
               (group.name.empty() ? std::to_string(group.first + member.number + 1) : group.name);
    }
    for (std::uint16_t resource = 0; resource < model().resources.size(); ++resource) {
        const auto rooms = diary.rooms_of(resource);
        for (std::size_t i = 0; i < rooms.size(); ++i) {
            if (rooms[i] == diary_index) return model().resources[resource] + " " + std::to_string(i + 1);
        }
    }
    return {};
}

std::string Site::name_of_server(const Service& service) const {
    if (service.lent != no_coach) return name_of_diary(service.lent);
    // Of the first role that is needed, or else the first resource.
    const auto& needs = std::get<WalkIn>(model().stages[service.stage].kind).needs;
    const auto role = std::ranges::find_if(needs, [](const Need& need) { return need.unit.is_role; });
    const Unit& unit = role != needs.end() ? role->unit : needs.front().unit;
    const std::string& name = unit.is_role ? model().roles[unit.number] : model().resources[unit.number];
    // Of a role that is also booked it cannot be said which member stands at the desk.
    const bool booked =
        unit.is_role && std::ranges::any_of(office().staff, [&](const StaffGroup& group) {
            return group.role == unit.number && std::ranges::any_of(group.pattern, [](const Duty& duty) {
                       return duty.kind == Duty::Kind::booked;
                   });
        });
    return name + (booked ? ", desk " : " ") + std::to_string(service.server);
}

void Site::note(Who who, Note what) {
    const std::uint16_t stage = strand(who).stage;
    LogLine line;
    line.time = now();
    line.claimant = name_of_person(who.person);
    line.office = office().name;
    line.strand = model().pathways[who.strand].name;
    if (stage != nowhere) {
        line.stage = model().stages[stage].name;
        line.rule = model().stages[stage].guidance;
    }
    line.event = what.event;
    line.resource = std::move(what.resource);
    line.start = what.start;
    line.end = what.end;
    line.details = std::move(what.details);
    line.traits = std::move(what.traits);
    log->push_back(std::move(line));
}

void Site::note_session(const Session& session, Note what) {
    const Stage& stage = model().stages[session.stage];
    LogLine line;
    line.time = now();
    line.office = office().name;
    line.strand = model().pathways[stage.pathway].name;
    line.stage = stage.name;
    line.event = what.event;
    line.resource = std::move(what.resource);
    line.start = what.start;
    line.end = what.end;
    line.rule = stage.guidance;
    line.details = std::move(what.details);
    log->push_back(std::move(line));
}

}  // namespace caseload::model
