#pragma once

#include <cstddef>
#include <cstdint>

/// How much of a thing a scenario may have: what records have room for (model/setup/layout.hpp). The reader refuses more.
namespace caseload::model {

/// Days of a run.
constexpr std::int64_t most_days = 40'000;
/// Days that a diary reaches ahead, for one length of time: an earliest date, or how long something is looked for.
constexpr std::int64_t most_days_ahead = 2'500;
/// Days before the run on which a clock may have been set, or somebody of the stock arrived.
constexpr std::int64_t most_days_before = 20'000;
/// Names of one kind: offices, roles, stages, clocks, ...
constexpr std::size_t most_names = 32'000;
/// Pathways: strands of a life side by side.
constexpr std::size_t most_strands = 5;
constexpr std::size_t most_markers = 250;
/// Levels of an attribute.
constexpr std::size_t most_levels = 250;
/// Causes of leaving benefit.
constexpr std::size_t most_causes = 250;
/// Roles and resources together: each is a cause of waiting, beside those of the program's own.
constexpr std::size_t most_units = 240;
/// Sources of arrivals and stock together, each counted once for every office where it is.
constexpr std::size_t most_sources = 60'000;
/// Members of staff and bookable units of resources of one office together.
constexpr std::size_t most_diaries = 60'000;
/// Units of one resource in an office.
constexpr std::int64_t most_of_a_resource = 10'000;

}  // namespace caseload::model
