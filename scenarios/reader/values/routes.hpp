#pragma once

#include <span>

#include "model/plan/stage.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

/// Where people go from a stage, and what that does besides.
namespace caseload::scenarios {

/// The keys of what entering a stage, taking a route or reacting does.
std::span<const Key> action_keys();
/// The keys of `start`.
std::span<const Key> start_keys();
/// The keys of a route, besides action_keys().
std::span<const Key> route_keys();

/// `section` was opened with action_keys().
model::Actions read_actions(const Section& section, const Names& names, std::uint16_t pathway);

/// The same of a table of its own: on_miss = { marker = "..." }. Nothing is done where it is absent.
model::Actions read_nested_actions(const Field& field, const Names& names, std::uint16_t pathway);

/// The stage in the field: one of this pathway; `nowhere` for "end" and for what was wrong.
std::uint16_t read_target(const Field& field, const Names& names, std::uint16_t pathway);

/// "stage", "end" or { to = ..., marker = ... }. The ending is left empty.
model::Route read_route(const Field& field, const Names& names, std::uint16_t pathway);

/// The routes of a stage with fixed endings, in their order, from its `to`. Those that are not given are missing.
std::vector<model::Route> read_routes(const Field& to, model::Does does, const Names& names,
                                      std::uint16_t pathway);

}  // namespace caseload::scenarios
