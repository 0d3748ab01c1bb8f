#include "output/answers/line_difference.hpp"

#include <algorithm>
#include <cstdint>

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

/// Lengths of the longest common subsequences of what is left of both, from every pair of places.
class Common {
public:
    Common(const std::vector<Line>& base, const std::vector<Line>& variant)
        : width_(variant.size() + 1), lengths_((base.size() + 1) * width_) {
        for (std::size_t b = base.size(); b-- > 0;) {
            for (std::size_t v = variant.size(); v-- > 0;) {
                lengths_[b * width_ + v] =
                    base[b] == variant[v] ? at(b + 1, v + 1) + 1 : std::max(at(b + 1, v), at(b, v + 1));
            }
        }
    }
    std::uint32_t at(std::size_t b, std::size_t v) const { return lengths_[b * width_ + v]; }

private:
    std::size_t width_;
    std::vector<std::uint32_t> lengths_;
};

}  // namespace

std::vector<LineChange> line_difference(std::string_view base_text, std::string_view variant_text) {
    std::vector<Line> base = lines_of(base_text);
    std::vector<Line> variant = lines_of(variant_text);
    // What both begin and end with need not be searched.
    const auto begin = std::mismatch(base.begin(), base.end(), variant.begin(), variant.end());
    base.erase(base.begin(), begin.first);
    variant.erase(variant.begin(), begin.second);
    const auto end = std::mismatch(base.rbegin(), base.rend(), variant.rbegin(), variant.rend());
    base.erase(end.first.base(), base.end());
    variant.erase(end.second.base(), variant.end());

    const Common common(base, variant);
    std::vector<LineChange> changes;
    const auto tell = [&](bool added, const Line& line) {
        changes.push_back({.added = added, .section = line.section, .line = line.text});
    };
    std::size_t b = 0;
    std::size_t v = 0;
    while (b < base.size() || v < variant.size()) {
        if (b < base.size() && v < variant.size() && base[b] == variant[v]) {
            ++b;
            ++v;
        } else if (v == variant.size() || (b < base.size() && common.at(b + 1, v) >= common.at(b, v + 1))) {
            tell(false, base[b++]);
        } else {
            tell(true, variant[v++]);
        }
    }
    return changes;
}

}  // namespace caseload::output
