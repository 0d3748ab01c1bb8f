#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "scenarios/reader/offices/offices.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::int64_t most_in_a_session = 10'000;

constexpr std::array session_keys = {
    Key{"timetable", Kind::list, "Sessions of a week: [\"Mon 10:00\", \"Thu 14:00\"]", "the stage's own"},
    Key{"smallest", Kind::integer, "Fewest participants", "the stage's own"},
    Key{"largest", Kind::integer, "Most participants", "the stage's own"}};

void read_one(const Field& field, std::uint16_t stage, const model::Model& model, model::Office& office) {
    const Section section(field, {session_keys}, "an office's sessions");
    if (model.stages.at(stage).does() != model::Does::group_session) {
        field.error("the stage is no group session: it does " +
                    in_quotes(model::name_of(model.stages[stage].does())));
        return;
    }
    model::OfficeSessions sessions;
    sessions.stage = stage;
    for (const Field& item : items(section["timetable"]))
        if (const auto time = as_session_time(item))
            sessions.timetable.push_back({time->first, time->second});
    if (!sessions.timetable.empty() && std::get<model::GroupSession>(model.stages[stage].kind).on_demand)
        section["timetable"].error("sessions of the stage are on demand",
                                   "leave it out, or on_demand of the stage");
    if (const auto smallest = as_integer(section["smallest"], 0, most_in_a_session))
        sessions.smallest = static_cast<int>(*smallest);
    if (const auto largest = as_integer(section["largest"], 1, most_in_a_session))
        sessions.largest = static_cast<int>(*largest);
    if (sessions.smallest >= 0 && sessions.largest >= 0 && sessions.smallest > sessions.largest)
        section["smallest"].error("more than the largest, " + std::to_string(sessions.largest));
    office.sessions.push_back(std::move(sessions));
}

}  // namespace

void read_sessions(const Field& root, const Names& names, model::Model& model) {
    for (model::Office& office : model.offices) {
        for (const auto& [name, field] : entries(office_field(root, office.name).child("sessions"))) {
            // "iap.workshop_1" without quotes is a table in a table.
            if (const auto pathway = names.pathways.find(name)) {
                for (const auto& [stage, own] : entries(field)) {
                    const auto index = names.stages.find(name + "." + stage);
                    if (index)
                        read_one(own, *index, model, office);
                    else
                        own.error_at_key("unknown stage",
                                         did_you_mean(name + "." + stage, names.stages.names));
                }
                continue;
            }
            std::vector<std::uint16_t> meant;
            for (std::uint16_t stage = 0; stage < names.stages.size(); ++stage)
                if (names.stages.names[stage] == name || names.stages.names[stage].ends_with("." + name))
                    meant.push_back(stage);
            if (meant.size() == 1)
                read_one(field, meant.front(), model, office);
            else if (meant.empty())
                field.error_at_key("unknown stage", did_you_mean(name, names.stages.names));
            else
                field.error_at_key("several pathways have such a stage",
                                   "write " + names.stages.names[meant.front()]);
        }
    }
}

void add_default_patterns(model::Model& model) {
    std::set<std::uint16_t> booked;
    std::set<std::uint16_t> queued;
    for (const model::Stage& stage : model.stages) {
        if (const auto* request = model::booking_of(stage)) booked.insert(request->role);
        if (const auto* session = std::get_if<model::GroupSession>(&stage.kind))
            booked.insert(session->facilitator);
        if (const auto* walk_in = std::get_if<model::WalkIn>(&stage.kind))
            for (const auto& [unit, count] : walk_in->needs)
                if (unit.is_role) queued.insert(unit.number);
    }
    for (model::Office& office : model.offices) {
        std::map<std::pair<sim::Seconds, sim::Seconds>, unsigned> weekdays_by_hours;
        for (std::size_t day = 0; day < 7; ++day)
            if (office.hours[day].first < office.hours[day].second)
                weekdays_by_hours[office.hours[day]] |= 1u << day;
        for (model::StaffGroup& group : office.staff) {
            if (!group.pattern.empty()) continue;
            const bool serves_queues = queued.contains(group.role) && !booked.contains(group.role);
            for (const auto& [hours, weekdays] : weekdays_by_hours) {
                model::Duty duty;
                duty.kind = serves_queues ? model::Duty::Kind::queue : model::Duty::Kind::booked;
                duty.weekdays = static_cast<std::uint8_t>(weekdays);
                duty.from = hours.first;
                duty.until = hours.second;
                group.pattern.push_back(duty);
            }
        }
    }
}

void check_resources(const Field& root, const model::Model& model) {
    std::map<std::uint16_t, std::string> booked;
    const auto book = [&](const model::Stage& stage, const auto& resources) {
        for (const auto& [resource, count] : resources) booked.emplace(resource, model.full_name(stage));
    };
    for (const model::Stage& stage : model.stages) {
        if (const auto* request = model::booking_of(stage)) book(stage, request->resources);
        if (const auto* session = std::get_if<model::GroupSession>(&stage.kind))
            book(stage, session->resources);
    }
    for (const model::Stage& stage : model.stages) {
        const auto* walk_in = std::get_if<model::WalkIn>(&stage.kind);
        if (!walk_in) continue;
        for (const auto& [unit, count] : walk_in->needs) {
            if (unit.is_role || !booked.contains(unit.number)) continue;
            const Field needs = root.child("pathways")
                                    .child(model.pathways[stage.pathway].name)
                                    .child("stages")
                                    .child(stage.name)
                                    .child("needs");
            needs.error("the resource " + in_quotes(model.resources[unit.number]) +
                            " is taken here by a queue and booked by " + booked.at(unit.number),
                        "give bookings a resource of their own");
        }
    }
}

std::vector<KeyTable> session_key_tables() {
    return {{"offices.*.sessions.*", "How one office runs a group-session stage", session_keys}};
}

}  // namespace caseload::scenarios
