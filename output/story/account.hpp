#pragma once

#include <string>

#include "model/plan/model.hpp"
#include "output/story/life.hpp"
#include "output/story/words.hpp"

namespace caseload::output {

/// Where a life stands at the end of the run: on benefit or off, marker and strands; then the days in each stage.
std::string account_of(const model::Model& model, const Life& life, const StoryWords& words);

}  // namespace caseload::output
