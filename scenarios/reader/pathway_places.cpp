#include "scenarios/reader/pathway_places.hpp"

#include "scenarios/reader/pathways.hpp"

namespace caseload::scenarios {

namespace {

/// The route where it is written, else what should have it.
Field place_of_route(const Field& stage, const model::Stage& one, const model::Finding& finding) {
    if (one.does() == model::Does::choose) {
        const auto branch = stage.child("branches").item(static_cast<std::size_t>(finding.route));
        return branch ? branch : stage;
    }
    const auto to = stage.child("to");
    const auto route = to.child(finding.ending);
    if (route) return route;
    return to ? to : stage;
}

/// A timetable that is needed, in the stage or at every office that can hold its sessions.
void check_timetable(const Field& pathways, const model::Model& model, std::uint16_t stage) {
    const auto& one = model.stages[stage];
    const auto* session = std::get_if<model::GroupSession>(&one.kind);
    if (!session || session->on_demand || !session->timetable.empty()) return;
    std::string without;
    for (std::size_t o = 0; o < model.offices.size(); ++o) {
        if (one.office >= 0 && static_cast<std::size_t>(one.office) != o) continue;
        bool timetabled = false;
        for (const auto& own : model.offices[o].sessions)
            timetabled = timetabled || (own.stage == stage && !own.timetable.empty());
        if (!timetabled) without += (without.empty() ? "" : ", ") + model.offices[o].name;
    }
    if (!without.empty())
        place_of_stage(pathways, model, stage)
            .error("no session is ever held: there is no timetable, and sessions are not on demand (in " +
                       without + ")",
                   "add timetable = [\"Mon 10:00\"] or on_demand = true to the stage, or "
                   "[offices.NAME.sessions." +
                       one.name + "] timetable = [...]");
}

}  // namespace

Field place_of_stage(const Field& pathways, const model::Model& model, std::uint16_t stage) {
    const auto& one = model.stages[stage];
    return pathways.child(model.pathways[one.pathway].name).child("stages").child(one.name);
}

void report(const Field& pathways, const model::Model& model, const model::Finding& finding) {
    if (finding.stage == model::nowhere) {
        pathways.error(finding.message, finding.advice);
        return;
    }
    const auto& stage = model.stages[finding.stage];
    const auto field = place_of_stage(pathways, model, finding.stage);
    if (finding.route >= 0)
        place_of_route(field, stage, finding).error(finding.message, finding.advice);
    else
        field.error_at_key(finding.message, finding.advice);
}

void check_pathways(const Field& pathways, const Names&, const model::Model& model) {
    for (std::size_t p = 0; p < model.pathways.size(); ++p)
        for (const auto& finding : model::findings(model, p)) report(pathways, model, finding);
    for (std::uint16_t s = 0; s < model.stages.size(); ++s) check_timetable(pathways, model, s);
}

}  // namespace caseload::scenarios
