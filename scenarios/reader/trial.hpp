#pragma once

#include "model/model.hpp"
#include "scenarios/reader/field.hpp"
#include "scenarios/reader/names.hpp"

namespace caseload::scenarios {

/// [trial]
void read_trial(const Field& trial, const Names& names, model::Model& model);
/// [[headcounts]]
void read_headcounts(const Field& headcounts, const Names& names, model::Model& model);
/// [[targets]]
void read_targets(const Field& targets, const Names& names, model::Model& model);
/// [[free]]: each key is checked to lead to something in the scenario or its rules.
void read_free_parameters(const Field& root, const Names& names, model::Model& model);

std::vector<KeyTable> trial_key_tables();
std::vector<KeyTable> target_key_tables();

}  // namespace caseload::scenarios
