#include "scenarios/reader/text/separated.hpp"

#include <algorithm>
#include <array>

#include "scenarios/reader/text/characters.hpp"

namespace caseload::scenarios {

namespace {

void trim(std::string& text) {
    const auto blank = [](char letter) { return letter == ' ' || letter == '\t' || letter == '\r'; };
    while (!text.empty() && blank(text.back())) text.pop_back();
    text.erase(text.begin(), std::find_if_not(text.begin(), text.end(), blank));
}

}  // namespace

char separator_of(std::string_view first_line) {
    constexpr std::array candidates{';', '\t', ','};
    std::array<std::size_t, candidates.size()> found{};
    bool quoted = false;
    for (const char letter : first_line) {
        if (letter == '"') quoted = !quoted;
        for (std::size_t c = 0; c < candidates.size(); ++c) found[c] += !quoted && letter == candidates[c];
    }
    const auto most = static_cast<std::size_t>(std::max_element(found.begin(), found.end()) - found.begin());
    return found[most] == 0 ? ',' : candidates[most];
}

std::vector<Cell> cells_of(std::string_view line, char separator) {
    std::vector<Cell> cells(1);
    bool quoted = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
        const char letter = line[at];
        if (letter == '"' && quoted && line.substr(at + 1).starts_with('"')) {
            cells.back().text += letter;
            ++at;
        } else if (letter == '"') {
            quoted = !quoted;
        } else if (letter == separator && !quoted) {
            cells.push_back({{}, at + 1});
        } else {
            cells.back().text += letter;
        }
    }
    for (Cell& cell : cells) {
        trim(cell.text);
        cell.text = shown(cell.text);
    }
    return cells;
}

}  // namespace caseload::scenarios
