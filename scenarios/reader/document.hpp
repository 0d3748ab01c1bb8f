#pragma once

#include <toml++/toml.h>

#include <filesystem>
#include <optional>
#include <span>
#include <string>

#include "scenarios/reader/read.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/text/problem.hpp"

namespace caseload::scenarios {

/// A scenario's TOML with every `extends` and every override applied; each value still knows its file, line and column.
struct Document {
    toml::table root;
    std::filesystem::path file;  ///< The scenario's own file.
    std::string name;            ///< Of its folder, or of the file when it is not scenario.toml.
};

/// Loads the file, or scenario.toml in the folder, with everything it extends and the targets.toml beside it. Nothing
/// when the scenario's own file cannot be read; every problem is reported.
std::optional<Document> load(const std::filesystem::path& scenario,
                             std::span<const model::ChangedKey> overrides, Problems& problems);

/// Merges `upper` over `lower`: tables merge deeply, everything else replaces. Positions survive. A table that is one
/// value (by attribute, a rule's, a distribution of another shape, a condition, a moment) replaces too.
void merge(toml::table& lower, toml::table&& upper);

/// Sets the value at a dotted path; reports a path that leads nowhere.
void apply(toml::table& root, const model::ChangedKey& override, Problems& problems);

}  // namespace caseload::scenarios
