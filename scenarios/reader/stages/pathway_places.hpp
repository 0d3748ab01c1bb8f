#pragma once

#include "model/plan/model.hpp"
#include "model/plan/pathway_checks.hpp"
#include "scenarios/reader/text/field.hpp"

namespace caseload::scenarios {

/// Where a stage (an index into Model::stages, whose name and pathway are known) stands in the file.
Field place_of_stage(const Field& pathways, const model::Model& model, std::uint16_t stage);

/// Reports what is wrong with a pathway's shape at the route, stage or pathway concerned.
void report(const Field& pathways, const model::Model& model, const model::Finding& finding);

}  // namespace caseload::scenarios
