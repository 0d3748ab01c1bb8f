#pragma once

#include <string_view>

namespace caseload::output {

/// The program's version, as in CMakeLists.txt (a test holds them together).
inline constexpr std::string_view version = "0.1.0";

}  // namespace caseload::output
