#include "scenarios/reader/text/toml_in_words.hpp"

#include <algorithm>
#include <array>

namespace caseload::scenarios {

namespace {

struct Words {
    std::string_view sign;  ///< In what the library says.
    std::string_view ours;
};

/// The first whose sign is found: the particular before the general.
constexpr auto words = std::to_array<Words>({
    {"utf-8", "a letter that is not UTF-8"},
    {"UTF-8", "a letter that is not UTF-8"},
    {"unicode", "a letter that is not UTF-8"},
    {"nest", "lists or tables within one another more than 256 deep"},
    {"redefine", "a key or a table that is there already"},
    {"already", "a key or a table that is there already"},
    {"table header", "a table's heading, such as [period], is not closed by ]"},
    {"inline table", "a table in braces is not closed by }, or a comma is missing in it"},
    {"array", "a list is not closed by ], or a comma is missing in it"},
    {"string", "a text is not closed by quotation marks, or has a backslash that means nothing in it"},
    {"date", "a date is written as 2015-03-16"},
    {"time", "a time of day is written as 09:00:00"},
    {"boolean", "what is neither true nor false; a text stands in quotation marks"},
    {"integer", "what begins like a number and is none; a text stands in quotation marks"},
    {"floating", "what begins like a number and is none; a text stands in quotation marks"},
    {"comment", "a control character in a comment"},
    {"value", "what is no value; a text stands in quotation marks"},
    {"key", "a line other than `key = value` or [table]"},
});

}  // namespace

std::string toml_in_words(std::string_view description) {
    const auto found = std::find_if(words.begin(), words.end(), [&](const Words& one) {
        return description.find(one.sign) != std::string_view::npos;
    });
    return std::string(found == words.end() ? "a line other than `key = value` or [table]" : found->ours);
}

}  // namespace caseload::scenarios
