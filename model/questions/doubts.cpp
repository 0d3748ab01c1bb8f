#include "model/questions/doubts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <variant>
#include <vector>

namespace caseload::model {

namespace {

struct NamedByStages {
    std::vector<bool> roles;
    std::vector<bool> resources;

    void mark(const std::vector<std::pair<std::uint16_t, std::uint16_t>>& counts) {
        for (const auto& [resource, count] : counts) resources[resource] = true;
    }
};

void mark(NamedByStages& used, const Stage& stage) {
    if (stage.paperwork_role >= 0) used.roles[static_cast<std::size_t>(stage.paperwork_role)] = true;
    if (const auto* walk_in = std::get_if<WalkIn>(&stage.kind)) {
        for (const auto& [unit, count] : walk_in->needs)
            (unit.is_role ? used.roles : used.resources)[unit.number] = true;
    } else if (const auto* session = std::get_if<GroupSession>(&stage.kind)) {
        used.roles[session->facilitator] = true;
        used.mark(session->resources);
    } else if (const auto* request = booking_of(stage)) {
        used.roles[request->role] = true;
        used.mark(request->resources);
    }
}

bool goes_by_priority(const Model& model, const std::string& queue) {
    return std::any_of(model.offices.begin(), model.offices.end(), [&queue](const Office& office) {
        return std::any_of(office.queues.begin(), office.queues.end(), [&queue](const QueueDeclaration& one) {
            return one.name == queue && one.order == sim::Order::priority;
        });
    });
}

/// Has anybody of the role, at any office, time for this: in the diary, or to serve a queue?
bool has_time(const Model& model, std::uint16_t role, Duty::Kind kind) {
    return std::ranges::any_of(model.offices, [&](const Office& office) {
        return std::ranges::any_of(office.staff, [&](const StaffGroup& group) {
            return group.role == role && group.count > 0 &&
                   std::ranges::any_of(group.pattern, [&](const Duty& duty) {
                       const bool in_gaps = kind == Duty::Kind::queue && duty.fill_gaps;
                       return duty.weekdays != 0 && (duty.kind == kind || in_gaps);
                   });
        });
    });
}

/// The role that a stage needs and of which nobody ever has time for it; -1: none.
int role_without_time(const Model& model, const Stage& stage) {
    if (const auto* walk_in = std::get_if<WalkIn>(&stage.kind)) {
        for (const Need& need : walk_in->needs)
            if (need.unit.is_role && !has_time(model, need.unit.number, Duty::Kind::queue))
                return need.unit.number;
        return -1;
    }
    const auto* session = std::get_if<GroupSession>(&stage.kind);
    const BookingRequest* request = booking_of(stage);
    if (session == nullptr && request == nullptr) return -1;
    const std::uint16_t role = session != nullptr ? session->facilitator : request->role;
    return has_time(model, role, Duty::Kind::booked) ? -1 : role;
}

std::string nobody_has_time(const Model& model, const Stage& stage, std::size_t role) {
    const bool queues = stage.does() == Does::walk_in;
    return fmt::format(
        "pathways.{}.stages.{}: nobody of the role \"{}\" ever {}, so that nobody gets beyond it\n    give "
        "somebody of the staff a pattern with {{ duty = \"{}\", ... }}",
        model.pathways[stage.pathway].name, stage.name, model.roles[role],
        queues ? "serves a queue" : "has time to book", queues ? "queue" : "booked");
}

/// Dated numbers and absences of which no day lies in the run: what they were written for does not happen.
void doubt_dates(const Model& model, std::vector<std::string>& found) {
    const auto look = [&](const Office& office, const std::string& of, const DatedDays& days) {
        if (days.from < model.end && days.until > model.start) return;
        found.push_back(fmt::format(
            "offices.{}.{}: no day {} lies in the run, which is from {} to before {}\n    change the dates, "
            "or "
            "take them out",
            office.name, of,
            days.from >= model.end ? "from " + sim::iso(days.from) + " on" : "before " + sim::iso(days.until),
            sim::iso(model.start), sim::iso(model.end)));
    };
    for (const Office& office : model.offices) {
        for (const StaffGroup& group : office.staff) {
            const std::string of =
                "staff." + model.roles[group.role] + (group.name.empty() ? "" : " " + group.name);
            look(office, of, group.employed);
            for (const DatedCount& count : group.counts) look(office, of + ".count", count.days);
            for (const DatedCount& absence : group.away) look(office, of + ".away", absence.days);
        }
        for (const ResourceCount& resource : office.resources)
            for (const DatedCount& count : resource.counts)
                look(office, "resources." + model.resources[resource.resource], count.days);
    }
}

}  // namespace

std::vector<std::string> doubts(const Model& model) {
    std::vector<std::string> found;
    NamedByStages used{.roles = std::vector<bool>(model.roles.size()),
                       .resources = std::vector<bool>(model.resources.size())};
    for (const Stage& stage : model.stages) {
        mark(used, stage);
        if (const int role = role_without_time(model, stage); role >= 0)
            found.push_back(nobody_has_time(model, stage, static_cast<std::size_t>(role)));
        const auto* walk_in = std::get_if<WalkIn>(&stage.kind);
        if (walk_in == nullptr || walk_in->priority.is_constant() || goes_by_priority(model, walk_in->queue))
            continue;
        found.push_back(
            fmt::format("pathways.{}.stages.{}.priority: the queue \"{}\" is kept by arrival, so nobody goes "
                        "ahead in it\n    give the office queues.{} = {{ order = \"priority\" }}",
                        model.pathways[stage.pathway].name, stage.name, walk_in->queue, walk_in->queue));
    }
    const auto unused = [&found](const std::string& name, const char* what) {
        found.push_back(
            fmt::format("no stage needs the {} \"{}\"\n    name it in the needs of a stage, or "
                        "take it away if it was misspelt",
                        what, name));
    };
    for (std::size_t r = 0; r < model.roles.size(); ++r)
        if (!used.roles[r]) unused(model.roles[r], "role");
    for (std::size_t r = 0; r < model.resources.size(); ++r)
        if (!used.resources[r]) unused(model.resources[r], "resource");
    doubt_dates(model, found);
    return found;
}

}  // namespace caseload::model
