#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace caseload::output {

/// How wide the terminal summary may be.
constexpr int line_width = 110;

/// A table for a terminal. Columns in which no row has anything are left out; a last column may wrap; the
/// first is clipped inside where the others leave no room, but never so far that two that differ look alike.
class TextTable {
public:
    enum class Align : std::uint8_t { left, right, wrapped };
    struct Column {
        std::string heading;
        Align align = Align::right;
    };

    explicit TextTable(std::vector<Column> columns);
    /// As many cells as columns. An indented row begins with blanks in its first cell.
    void row(std::vector<std::string> cells);
    bool empty() const { return rows_.empty(); }
    /// Every line indented by two; each ends in a line feed.
    std::string text() const;

private:
    int widest_of_first() const;
    std::vector<std::string> first_cells() const;
    std::vector<Column> columns_;
    std::vector<std::vector<std::string>> rows_;
};

/// Text broken at blanks into lines of at most `width`; a longer word stands on a line of its own.
std::vector<std::string> wrapped(const std::string& text, int width);

/// How many columns of a terminal a text takes: two a wide letter (of East Asia, say), none a mark on the letter before.
int display_width(std::string_view text);

/// Text cut to a width, an ellipsis at its end.
std::string clipped(const std::string& text, int width);

/// Text cut to a width, an ellipsis in its middle: names that begin alike are told apart by their ends.
std::string clipped_inside(const std::string& text, int width);

}  // namespace caseload::output
