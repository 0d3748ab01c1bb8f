#include "output/answers/line_difference.hpp"

#include <algorithm>
#include <dtl/dtl.hpp>

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
        changes.push_back({.added = edit.type == dtl::SES_ADD, .section = line.section, .line = line.text});
    }
    return changes;
}

}  // namespace caseload::output
