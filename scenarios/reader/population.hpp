#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// [[population]]: Model::attributes in the order of Names::attributes; those known from arrivals alone come last, and
/// every source of people gives them (check_attributes).
void read_population(const Field& population, const Names& names, model::Model& model);

/// Shares by level, { urgent = 0.12, routine = 0.88 }, as categories in the order of the levels; those left out have none.
/// One may be "rest": what the others leave. They must sum to 1 within 0.001 and are normalised.
std::optional<sim::Categories> read_shares(const Field& shares, const NameTable& levels, const Names& names);

/// attributes = { class = { urgent = 0.12, routine = 0.88 }, arm = "iap" } of arrivals and stock.
std::vector<std::pair<std::uint16_t, sim::Categories>> read_own_shares(const Field& attributes,
                                                                       const Names& names);

/// Reports what some sources of people give and others leave open, where the population does not say how it is drawn.
/// `root` is the scenario.
void check_attributes(const Field& root, const Names& names);

/// Is it a word of the language, by which no attribute may be named?
bool is_keyword(std::string_view name);

std::vector<KeyTable> population_key_tables();

}  // namespace caseload::scenarios
