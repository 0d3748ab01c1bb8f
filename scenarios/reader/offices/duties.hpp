#pragma once

#include "model/plan/office.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// The working week: one duty or a list of such. Nothing for an absent field.
void read_pattern(const Field& pattern, std::int32_t slot_minutes, model::StaffGroup& group);

/// What those who hold a skill are trained in.
void read_training(const Field& training, const Names& names, model::StaffGroup& group);

std::span<const Key> pattern_keys();
std::span<const Key> training_key_list();

}  // namespace caseload::scenarios
