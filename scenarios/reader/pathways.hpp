#pragma once

#include <span>

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// Reads [pathways] into Model::pathways and Model::stages, in the order of Names::pathways and Names::stages, and the
/// stages' effects into Model::outcomes.effects (the causes are there already). Offices are there, but not yet their
/// sessions and default patterns. `pathways` may be absent.
void read_pathways(const Field& pathways, const Names& names, model::Model& model);

/// What can only be judged when everything else has been read: unreachable stages, no way out, timeless loops, routes
/// between sites, sessions without a timetable. What earlier errors throw doubt on is left out: a stage is not called
/// unreachable when a route's stage was misspelt. All stages and offices must be in the model.
void check_pathways(const Field& pathways, const Names& names, const model::Model& model);

/// The key tables of stages, routes and reactions, for key_tables().
std::vector<KeyTable> pathway_key_tables();

}  // namespace caseload::scenarios
