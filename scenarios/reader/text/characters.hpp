#pragma once

#include <string>
#include <string_view>

#include "scenarios/reader/text/field.hpp"

namespace caseload::scenarios {

/// Reports every key and every text with a control character in it, whatever section it stands in: such text could
/// move the cursor of a terminal, and no XML can hold it. Tabs and line ends are text like any other.
void check_characters(const Field& root);

/// Text from outside a scenario, such as a file's name, in which what is not UTF-8 and every control character is
/// replaced by U+FFFD.
std::string shown(std::string_view text);

}  // namespace caseload::scenarios
