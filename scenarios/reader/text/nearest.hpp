#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace caseload::scenarios {

/// How many letters must be added, left out, changed or swapped with their neighbour to turn one word into the other
/// (optimal string alignment); upper and lower case count as the same letter. Looks at the first 64 letters.
std::size_t distance(std::string_view one, std::string_view other);

/// The valid name most like `found`, the earlier one when two are; empty when none is near enough to be meant.
std::string nearest(std::string_view found, std::span<const std::string> valid);

/// "did you mean "Selby"?", or, when nothing is near, "known: "Selby", "Settle"" (at most a dozen), or empty when
/// there is no valid name at all.
std::string did_you_mean(std::string_view found, std::span<const std::string> valid);

/// The name in double quotes; cut when it is longer than 60 letters. Control characters are shown as blanks.
std::string in_quotes(std::string_view name);
/// For strings, so that std::quoted is not found in its place.
inline std::string in_quotes(const std::string& name) { return in_quotes(std::string_view(name)); }

}  // namespace caseload::scenarios
