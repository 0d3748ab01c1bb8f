#pragma once

#include <cstdint>
#include <filesystem>

#include "model/results/results.hpp"

namespace caseload::output {

/// The most rows that a sheet of a workbook can have.
inline constexpr std::uint32_t most_sheet_rows = 1'048'576;

/// A workbook for planners (Office Open XML): Summary, Charts, Measures, Series, Assumptions and Parameters. Figures
/// that do not fit into `most_rows` rows of a sheet are left out, and the sheet says so. Throws WriteError.
void write_workbook(const std::filesystem::path& file, const model::Results& results,
                    std::uint32_t most_rows = most_sheet_rows);

}  // namespace caseload::output
