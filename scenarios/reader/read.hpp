#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "model/plan/model.hpp"
#include "scenarios/reader/text/problem.hpp"

namespace caseload::scenarios {

/// --set key=value
struct Override {
    std::string
        key;  ///< Dotted path into the TOML after `extends`; items of arrays by number: arrivals.0.per_hour.
    std::string value;  ///< TOML; what is not TOML is taken as text.
};

struct Reading {
    std::optional<model::Model> model;  ///< Nothing when there are errors.
    std::vector<Problem> problems;      ///< Errors and warnings, by file and line.
};

/// Reads a scenario: a file, or a folder with scenario.toml in it. Never throws on a user's mistake.
Reading read(const std::filesystem::path& scenario, std::span<const Override> overrides = {});

}  // namespace caseload::scenarios
