#pragma once

#include <filesystem>
#include <vector>

#include "cli/words/problems.hpp"
#include "model/questions/varied.hpp"

namespace caseload::cli {

/// Reads the scenario anew for each point; where it is not sound there, the failure has the reader's words.
model::MakeModel reader_of(const std::filesystem::path& scenario);

/// Adds what is wrong with the scenario at the first of the points that is not sound, and how many more are not.
void check_points(const std::filesystem::path& scenario, const std::vector<model::ChangedKey>& changed,
                  const std::vector<model::Varied>& varied, const std::vector<sim::Point>& points,
                  Problems& problems);

}  // namespace caseload::cli
