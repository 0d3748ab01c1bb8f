#pragma once

#include <string>
#include <string_view>
#include <vector>

/// Rows of text whose cells are set apart by commas, semicolons or tabs, as spreadsheets write them.
namespace caseload::scenarios {

struct Cell {
    std::string text;        ///< Without quotes and blanks around it, as shown() has it: messages name it.
    std::size_t column = 0;  ///< Where it begins in its line, from 0.
};

/// What the first line has most of, outside quotes: a semicolon, a tab, else a comma.
char separator_of(std::string_view first_line);

/// The cells of a line. A cell in double quotes may have separators in it, and quotes when doubled; it ends with its line.
std::vector<Cell> cells_of(std::string_view line, char separator);

}  // namespace caseload::scenarios
