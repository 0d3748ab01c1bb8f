#pragma once

#include <vector>

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// Reads a stage, whose name and pathway are known, and its effects into Model::outcomes. False when it does nothing
/// that is known (reported), so that it has no endings either.
bool read_stage(const Field& field, const Names& names, std::uint16_t stage, model::Model& model);

/// The key tables of stages: those of every kind and those of each.
std::vector<KeyTable> stage_key_tables();

}  // namespace caseload::scenarios
