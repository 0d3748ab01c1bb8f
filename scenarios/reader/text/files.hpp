#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "scenarios/reader/text/field.hpp"

/// Files that a scenario names.
namespace caseload::scenarios {

/// A path written in the scenario, relative to the file in which it stands.
std::filesystem::path beside(const Field& field, const std::string& written);

/// The whole text of a file of at most `most_bytes`; nothing, and what is wrong in words, where it
/// cannot be had.
std::optional<std::string> file_text(const std::filesystem::path& file, std::uintmax_t most_bytes,
                                     std::string& what_is_wrong);

}  // namespace caseload::scenarios
