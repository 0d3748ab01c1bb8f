#pragma once

#include <string>
#include <string_view>

namespace caseload::scenarios {

/// What is wrong with a text that is no TOML, in our words, from what the library says of it: "a table's heading, such
/// as [period], is not closed by ]".
std::string toml_in_words(std::string_view description);

}  // namespace caseload::scenarios
