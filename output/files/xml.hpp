#pragma once

#include <string>
#include <string_view>

namespace caseload::output {

/// Text as XML 1.0 has it, in an element or an attribute's value; what XML cannot hold at all becomes U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace caseload::output
