#pragma once

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// [providers.NAME], in the order of Names::providers.
void read_providers(const Field& providers, const Names& names, model::Model& model);

/// [[marker_changes]]: each from and to may be several markers, and then every change between them is allowed.
void read_marker_changes(const Field& changes, const Names& names, model::Model& model);

std::vector<KeyTable> provider_key_tables();

}  // namespace caseload::scenarios
