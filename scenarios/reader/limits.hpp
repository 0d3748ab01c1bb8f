#pragma once

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// Reports where there are more names of a kind than records have room for (model/plan/limits.hpp).
void check_limits(const Field& root, const Names& names);
/// The same of an office's diaries, and of sources of people.
void check_limits(const Field& root, const model::Model& model);

}  // namespace caseload::scenarios
