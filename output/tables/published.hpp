#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/results/results.hpp"

namespace caseload::output {

/// A published figure and the simulated one beside it. NaN where there is none.
struct PublishedRow {
    const model::Target* target = nullptr;
    double simulated = 0;  ///< Mean over replications.
    sim::Interval interval{};
    double sd = 0;          ///< Spread of single simulated trials: standard deviation over replications.
    double implied_sd = 0;  ///< What the published interval implies for one trial: its width / (2 × 1.96).

    bool bounded() const;  ///< Both bounds are published.
    bool inside() const;   ///< The simulated mean lies inside the published bounds.
};

/// How many simulated means lie inside published bounds, of the rows that have both.
struct Inside {
    int fitted = 0;
    int of_fitted = 0;
    int predicted = 0;
    int of_predicted = 0;
};

/// One row a target, in the order of the scenario. Throws std::invalid_argument where a target names no
/// figure.
std::vector<PublishedRow> published_beside_simulated(const model::Results& results);

Inside count_inside(const std::vector<PublishedRow>& rows);

/// What is wrong with the targets' names, a sentence each; `results` need not hold a replication.
std::vector<std::string> problems_of_targets(const model::Results& results);

/// published.csv
void write_published(const std::filesystem::path& file, const std::vector<PublishedRow>& rows);

}  // namespace caseload::output
