#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "model/plan/changed_key.hpp"
#include "model/plan/model.hpp"
#include "scenarios/reader/text/problem.hpp"

namespace caseload::scenarios {

struct Reading {
    std::optional<model::Model> model;  ///< Nothing when there are errors.
    std::vector<Problem> problems;      ///< Errors and warnings, by file and line.
};

/// Reads a scenario: a file, or a folder with scenario.toml in it. Never throws on a user's mistake.
Reading read(const std::filesystem::path& scenario, std::span<const model::ChangedKey> overrides = {});

}  // namespace caseload::scenarios
