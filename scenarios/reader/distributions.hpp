#pragma once

#include <vector>

#include "scenarios/reader/key.hpp"

namespace caseload::scenarios {

/// The keys of the shapes of distributions; as_distribution (values.hpp) reads them.
std::vector<KeyTable> distribution_key_tables();

}  // namespace caseload::scenarios
