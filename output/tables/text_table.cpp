#include "output/tables/text_table.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cassert>
#include <set>
#include <sstream>

namespace caseload::output {

namespace {

constexpr int indent = 2;
constexpr int gap = 2;
/// The first column of a table with a wrapped one; elsewhere it takes what the others leave.
constexpr int widest_first = 38;
constexpr int narrowest_first = 16;
constexpr int narrowest_wrapped = 24;

/// A letter of a text as a terminal shows it.
struct Letter {
    std::size_t bytes = 1;
    int columns = 1;
};

Letter letter_at(std::string_view text, std::size_t place) {
    const std::string_view rest = text.substr(place);
    std::int32_t code = 0;
    const auto bytes = utf8proc_iterate(reinterpret_cast<const std::uint8_t*>(rest.data()),
                                        static_cast<utf8proc_ssize_t>(rest.size()), &code);
    // What is not UTF-8 is shown byte by byte, with replacement characters.
    if (bytes <= 0) return {};
    return {static_cast<std::size_t>(bytes), utf8proc_charwidth(code)};
}

/// Where the letters end that take at most so many columns; what is drawn over the last one belongs to it.
std::size_t end_of(std::string_view text, int width) {
    std::size_t end = 0;
    for (int shown = 0; end < text.size();) {
        const Letter letter = letter_at(text, end);
        shown += letter.columns;
        if (shown > width) break;
        end += letter.bytes;
    }
    return end;
}

std::string blanks(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

std::string padded(const std::string& text, int width, TextTable::Align align) {
    const std::string space = blanks(width - display_width(text));
    return align == TextTable::Align::right ? space + text : text + space;
}

/// The width, or the next at which none of the texts that differ are cut to the same.
int telling_apart(const std::vector<std::string>& texts, int width) {
    const std::set<std::string> different(texts.begin(), texts.end());
    for (;; ++width) {
        std::set<std::string> cut;
        for (const std::string& text : different) cut.insert(clipped_inside(text, width));
        if (cut.size() == different.size()) return width;
    }
}

void end_line(std::string& text) {
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
}

}  // namespace

int display_width(std::string_view text) {
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        at += letter.bytes;
        width += letter.columns;
    }
    return width;
}

std::string clipped(const std::string& text, int width) {
    if (display_width(text) <= width) return text;
    return text.substr(0, end_of(text, width - 1)) + "…";
}

std::string clipped_inside(const std::string& text, int width) {
    const int all = display_width(text);
    if (all <= width) return text;
    // From the first letter on that leaves room for no more than the tail.
    const int tail = (width - 1) / 2;
    std::size_t begin = 0;
    for (int left = all; left > tail;) {
        const Letter letter = letter_at(text, begin);
        begin += letter.bytes;
        left -= letter.columns;
    }
    while (begin < text.size() && letter_at(text, begin).columns == 0) begin += letter_at(text, begin).bytes;
    return clipped(text, width - tail) + text.substr(begin);
}

std::vector<std::string> wrapped(const std::string& text, int width) {
    std::vector<std::string> lines;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (lines.empty() || display_width(lines.back()) + 1 + display_width(word) > width) {
            lines.push_back(word);
        } else {
            lines.back() += ' ' + word;
        }
    }
    return lines;
}

int TextTable::widest_of_first() const {
    return columns_.back().align == Align::wrapped ? widest_first : line_width;
}

TextTable::TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

void TextTable::row(std::vector<std::string> cells) {
    assert(cells.size() == columns_.size());
    rows_.push_back(std::move(cells));
}

std::vector<std::string> TextTable::first_cells() const {
    std::vector<std::string> cells;
    for (const auto& row : rows_) cells.push_back(row[0]);
    return cells;
}

std::string TextTable::text() const {
    std::vector<std::size_t> shown;
    std::vector<int> widths;
    int taken = indent;
    bool wraps = false;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        int width = 0;
        for (const auto& cells : rows_) width = std::max(width, display_width(cells[c]));
        if (width == 0) continue;
        width = std::max(width, display_width(columns_[c].heading));
        wraps = columns_[c].align == Align::wrapped;
        if (c == 0) width = telling_apart(first_cells(), std::min(width, widest_of_first()));
        if (wraps) width = std::max(line_width - taken, narrowest_wrapped);
        shown.push_back(c);
        widths.push_back(width);
        taken += width + gap;
    }
    if (!wraps && !widths.empty())
        widths[0] = telling_apart(
            first_cells(), std::max(widths[0] - std::max(taken - gap - line_width, 0), narrowest_first));
    std::string text;
    const auto line = [&](const auto& cell) {
        text += blanks(indent);
        int at = indent;
        for (std::size_t i = 0; i < shown.size(); ++i) {
            const Align align = columns_[shown[i]].align;
            if (align != Align::wrapped) {
                text += padded(clipped_inside(cell(shown[i]), widths[i]), widths[i], align) + blanks(gap);
                at += widths[i] + gap;
                continue;
            }
            const auto lines = wrapped(cell(shown[i]), widths[i]);
            for (std::size_t l = 0; l < lines.size(); ++l) {
                if (l > 0) {
                    end_line(text);
                    text += blanks(at);
                }
                text += lines[l];
            }
        }
        end_line(text);
    };
    line([&](std::size_t c) { return columns_[c].heading; });
    for (const auto& cells : rows_) line([&](std::size_t c) { return cells[c]; });
    return text;
}

}  // namespace caseload::output
