#include "scenarios/reader/text/nesting.hpp"

#include <algorithm>

namespace caseload::scenarios {

namespace {

constexpr int most_parts = 30;

/// Past the string or comment that begins here; past one character when none does.
std::size_t skip(std::string_view toml, std::size_t at) {
    const char letter = toml[at];
    if (letter == '#') return std::min(toml.find('\n', at), toml.size());
    if (letter != '"' && letter != '\'') return at + 1;
    const std::string_view triple = letter == '"' ? "\"\"\"" : "'''";
    if (toml.substr(at).starts_with(triple)) {
        for (std::size_t i = at + 3; i < toml.size(); ++i) {
            if (toml[i] == '\\' && letter == '"')
                ++i;
            else if (toml.substr(i).starts_with(triple))
                return i + 3;
        }
        return toml.size();
    }
    for (std::size_t i = at + 1; i < toml.size() && toml[i] != '\n'; ++i) {
        if (toml[i] == '\\' && letter == '"')
            ++i;
        else if (toml[i] == letter)
            return i + 1;
    }
    return at + 1;
}

}  // namespace

std::optional<unsigned> too_deep(std::string_view toml) {
    int dots = 0;
    for (std::size_t at = 0; at < toml.size();) {
        const char letter = toml[at];
        if (letter == '.') ++dots;
        if (letter == '\n' || letter == '=' || letter == ',' || letter == '{') dots = 0;
        if (dots >= most_parts)
            return static_cast<unsigned>(
                std::count(toml.begin(), toml.begin() + static_cast<long>(at), '\n') + 1);
        at = skip(toml, at);
    }
    return std::nullopt;
}

}  // namespace caseload::scenarios
