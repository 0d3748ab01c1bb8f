#pragma once

#include <cstdint>
#include <string>

#include "model/plan/model.hpp"
#include "output/story/life.hpp"

namespace caseload::output {

/// One life as a page of text, 110 columns wide: who it is, what happened when, with whom, why it waited and by which
/// rule, and where it stands at the end. `life` has lines.
std::string story(const model::Model& model, const Life& life, int replication, std::uint64_t seed);

}  // namespace caseload::output
