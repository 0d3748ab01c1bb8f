#pragma once

#include <stop_token>

#include "cli/words/commands.hpp"
#include "model/questions/telling.hpp"
#include "output/summary/progress.hpp"

namespace caseload::cli {

output::ProgressStyle progress_style(const RunArguments& arguments);

/// Whether lines about points that have been tried are told.
bool tells_points(const RunArguments& arguments);

/// Tells the progress, which outlives it.
model::Telling telling_of(output::Progress& progress, std::stop_token stop);

}  // namespace caseload::cli
