#pragma once

#include <filesystem>

#include "model/results/results.hpp"

namespace caseload::output {

/// measures.csv: every figure that is not about a period.
void write_measures(const std::filesystem::path& file, const model::Results& results);

/// series.csv: every figure by week or by claim day.
void write_series(const std::filesystem::path& file, const model::Results& results);

}  // namespace caseload::output
