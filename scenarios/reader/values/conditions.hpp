#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "model/plan/condition.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// A condition over a case. Reports what is wrong; always holds for an absent field. `pathway`: index into
/// Names::pathways within which stages may be named alone; -1 outside of pathways.
/// Beside the keys of condition_keys() those of the scenario's attributes: { sex = "male", clock_set = "iwsi" }.
model::Condition read_condition(const Field& field, const Names& names, int pathway = -1);

/// Does the condition ask for nothing but these (and any, not of them)?
bool asks_for(const model::Condition& condition, std::initializer_list<model::Test::Of> these);

/// The keys of a condition but for the attributes.
std::span<const Key> condition_keys();
/// No attribute may have such a name: "marker", "office", "any", ...
bool is_condition_key(std::string_view name);

}  // namespace caseload::scenarios
