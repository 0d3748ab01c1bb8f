#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "output/story/life.hpp"
#include "output/story/words.hpp"

namespace caseload::output {

/// Attendances that repeat themselves, told in one sentence: the reviews of one stay in a stage at one office, or the
/// daily reviews of one timetable.
struct StoryRun {
    std::vector<std::size_t> lines;  ///< Indices into Life::lines, in order; it is told at the first.
};

/// All of a life.
std::vector<StoryRun> runs_of(const Life& life, const StoryWords& words);

/// "Fortnightly review: 12 attended from … to …, 11 with work coach 8; missed on …; given up …"
std::string say(const StoryRun& run, const Life& life, const StoryWords& words);

}  // namespace caseload::output
