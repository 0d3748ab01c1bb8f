#include "scenarios/reader/text/nearest.hpp"

#include <algorithm>
#include <array>
#include <boost/algorithm/string/case_conv.hpp>
#include <locale>

namespace caseload::scenarios {

namespace {

constexpr std::size_t most_letters = 64;
constexpr std::size_t most_listed = 12;
constexpr std::size_t most_quoted = 60;

/// What is compared of a name. The classic locale: what is a letter does not hang on the machine.
std::string in_lower_case(std::string_view name) {
    return boost::algorithm::to_lower_copy(std::string(name.substr(0, most_letters)), std::locale::classic());
}

}  // namespace

std::size_t distance(std::string_view one_name, std::string_view other_name) {
    const std::string one = in_lower_case(one_name);
    const std::string other = in_lower_case(other_name);
    std::array<std::array<std::size_t, most_letters + 1>, most_letters + 1> edits{};
    for (std::size_t i = 0; i <= one.size(); ++i) edits[i][0] = i;
    for (std::size_t j = 0; j <= other.size(); ++j) edits[0][j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t change = one[i - 1] == other[j - 1] ? 0 : 1;
            edits[i][j] = std::min({edits[i - 1][j] + 1, edits[i][j - 1] + 1, edits[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                edits[i][j] = std::min(edits[i][j], edits[i - 2][j - 2] + 1);
        }
    }
    return edits[one.size()][other.size()];
}

std::string nearest(std::string_view found, std::span<const std::string> valid) {
    std::size_t fewest = most_letters;
    std::string best;
    for (const std::string& name : valid) {
        // A third of the letters may be wrong, and one of three, but not the only one: "minuts" is near "minutes".
        const std::size_t letters = std::min(std::max(found.size(), name.size()), most_letters);
        const std::size_t most_edits = letters < 3 ? letters / 2 : letters / 3;
        const std::size_t edits = distance(found, name);
        if (edits <= most_edits && edits < fewest) {
            fewest = edits;
            best = name;
        }
    }
    return best;
}

std::string did_you_mean(std::string_view found, std::span<const std::string> valid) {
    if (const std::string best = nearest(found, valid); !best.empty())
        return "did you mean " + in_quotes(best) + "?";
    if (valid.empty()) return "";
    std::string known = "known: ";
    for (std::size_t i = 0; i < std::min(valid.size(), most_listed); ++i)
        known += (i ? ", " : "") + in_quotes(valid[i]);
    if (valid.size() > most_listed) known += " and " + std::to_string(valid.size() - most_listed) + " more";
    return known;
}

std::string in_quotes(std::string_view name) {
    std::string out = "\"";
    for (const char letter : name.substr(0, most_quoted)) {
        const bool shown = static_cast<unsigned char>(letter) >= 0x20 && letter != 0x7F;
        out += shown ? letter : ' ';
    }
    if (name.size() > most_quoted) out += "...";
    return out + "\"";
}

}  // namespace caseload::scenarios
