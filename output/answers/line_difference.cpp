#include "output/answers/line_difference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <dtl/dtl.hpp>
#include <regex>

namespace caseload::output {

namespace {

struct Line {
    std::string section;
    std::string text;
    bool operator==(const Line&) const = default;
};

std::string trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(" \t\r");
    if (first == std::string_view::npos) return {};
    return std::string(line.substr(first, line.find_last_not_of(" \t\r") + 1 - first));
}

bool always_differs(const Line& line) {
    return line.section.empty() &&
           (line.text.starts_with("title = ") || line.text.starts_with("question = "));
}

/// A resolved scenario has numbers to their last binary digit, 0.45000000000000001: as short as they can be told apart.
std::string with_short_numbers(const std::string& line) {
    static const std::regex long_number(R"(\d+\.\d{15,}(e[-+]?\d+)?)");
    std::string text;
    std::string::const_iterator from = line.begin();
    for (std::sregex_iterator found(line.begin(), line.end(), long_number), none; found != none; ++found) {
        double number = 0;
        const std::string digits = found->str();
        std::from_chars(digits.data(), digits.data() + digits.size(), number);
        text.append(from, (*found)[0].first);
        text += fmt::format("{}", number);
        from = (*found)[0].second;
    }
    return text.append(from, line.end());
}

/// The lines that say something, each with its table; an empty table stands for itself.
std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    std::string section;
    bool inside_list = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const std::string line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.empty()) continue;
        const bool header = !inside_list && line.front() == '[';
        if (header) section = line;
        Line said{section, header ? std::string{} : line};
        if (always_differs(said)) continue;
        lines.push_back(std::move(said));
        if (line.ends_with("= [")) inside_list = true;
        if (line == "]") inside_list = false;
    }
    return lines;
}

}  // namespace

std::vector<LineChange> line_difference(std::string_view base, std::string_view variant) {
    constexpr bool what_is_gone_first = true;
    dtl::Diff<Line> difference(lines_of(base), lines_of(variant), what_is_gone_first);
    difference.compose();
    std::vector<LineChange> changes;
    for (const auto& [line, edit] : difference.getSes().getSequence()) {
        if (edit.type == dtl::SES_COMMON) continue;
        changes.push_back({.added = edit.type == dtl::SES_ADD,
                           .section = line.section,
                           .line = with_short_numbers(line.text)});
    }
    return changes;
}

}  // namespace caseload::output
