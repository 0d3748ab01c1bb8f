#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "scenarios/reader/text/field.hpp"
#include "sim/time.hpp"

/// Counts by day in a file as people have them.
namespace caseload::scenarios {

using DailyCounts = std::vector<std::pair<sim::Day, std::uint32_t>>;

enum class DateOrder : std::uint8_t { year_month_day, day_month_year, month_day_year };
constexpr std::string_view date_orders = "yyyy-mm-dd|dd/mm/yyyy|mm/dd/yyyy";

/// Which of a file's columns and rows are meant, and how they are written.
struct CountsFile {
    std::string file;
    std::string date = "date";  ///< Headings of columns.
    std::string count = "count";
    std::vector<std::pair<std::string, std::string>> only;  ///< Rows that have this text in that column.
    DateOrder dates = DateOrder::year_month_day;
    int shift_weeks = 0;  ///< So many weeks later than they are written.
};

/// A date whose parts stand in the given order, set apart by - or / or full stops; a time of day after it is left out.
std::optional<sim::Day> day_written(std::string_view text, DateOrder order);

/// The counts of a file, ascending by day. Every row that is wrong is reported with its place; of one kind of fault ten, and how many more
/// there are.
DailyCounts read_counts_file(const Field& csv, const CountsFile& wanted);

}  // namespace caseload::scenarios
