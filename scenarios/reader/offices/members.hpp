#pragma once

#include <vector>

#include "model/plan/office.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// Members of a role in an office.
constexpr std::int64_t most_members = 10'000;

/// The members of a role one by one, or some alike: what an item does not say is as in `role`.
std::vector<model::StaffGroup> read_members(const Field& members, const model::StaffGroup& role,
                                            const Names& names);

std::span<const Key> member_keys();

}  // namespace caseload::scenarios
