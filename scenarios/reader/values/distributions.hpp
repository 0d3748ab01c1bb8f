#pragma once

#include <optional>
#include <vector>

#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"
#include "sim/distribution.hpp"

namespace caseload::scenarios {

/// A span (constant) or one of the shapes; in seconds. Its parameters may be rules' values. Warns of means over 0 and
/// under 30 s.
std::optional<sim::Distribution> as_distribution(const Field& field, const Names& names);

/// as_distribution for varying() and vary(): varying(field, names, distributions(names)).
inline auto distributions(const Names& names) {
    return [&names](const Field& field) { return as_distribution(field, names); };
}

/// The keys of the shapes of distributions.
std::vector<KeyTable> distribution_key_tables();

}  // namespace caseload::scenarios
