#include "scenarios/reader/stages/pathway_places.hpp"

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

}  // namespace caseload::scenarios
