#pragma once

#include "model/condition.hpp"
#include "scenarios/reader/field.hpp"
#include "scenarios/reader/names.hpp"

namespace caseload::scenarios {

/// A condition over a case. Reports what is wrong; always holds for an absent field. `pathway`: index into
/// Names::pathways within which stages may be named alone; -1 outside of pathways.
model::Condition read_condition(const Field& field, const Names& names, int pathway = -1);

}  // namespace caseload::scenarios
