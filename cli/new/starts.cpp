#include "cli/new/starts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace caseload::cli {

namespace {

/// Where the number of a blank stands: place and length.
std::pair<std::size_t, std::size_t> place_of(const std::string& text, std::string_view option) {
    const std::regex line(fmt::format("=[^0-9\\n]*([0-9.]+)[^\\n]*# <- {}\\b", option));
    std::smatch found;
    if (!std::regex_search(text, found, line))
        throw std::logic_error(fmt::format("no line is marked {}", option));
    return {static_cast<std::size_t>(found.position(1)), static_cast<std::size_t>(found.length(1))};
}

}  // namespace

std::string standard(const Start& start, const Blank& blank) {
    const std::string text(start.text);
    const auto [place, length] = place_of(text, blank.option);
    return text.substr(place, length);
}

std::string filled(const Start& start, const std::map<std::string, std::string>& numbers,
                   std::string_view file) {
    std::string text(start.text);
    for (const auto& [option, number] : numbers) {
        const auto [place, length] = place_of(text, option);
        text.replace(place, length, number);
    }
    constexpr std::string_view name = "@file@";
    // It stands in a comment, which ends with its line.
    const bool speakable = std::none_of(file.begin(), file.end(), [](unsigned char c) { return c < ' '; });
    if (!speakable) file = "SCENARIO";
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at))
        text.replace(at, name.size(), file);
    return text;
}

}  // namespace caseload::cli
