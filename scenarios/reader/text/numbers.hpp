#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace caseload::scenarios {

/// The whole text as a finite decimal number, read alike on every machine; nothing when it is something else.
std::optional<double> parse_number(std::string_view text);

/// The shortest text that reads back as this number: "90", "0.125".
std::string written(double number);

}  // namespace caseload::scenarios
