#pragma once

#include <optional>
#include <string_view>

namespace caseload::scenarios {

/// The line (from 1) of the first key of more than 30 parts, "a.a.a. ...": the parser follows each part into a table of
/// its own, and without a limit a hostile file exhausts the stack.
std::optional<unsigned> too_deep(std::string_view toml);

}  // namespace caseload::scenarios
