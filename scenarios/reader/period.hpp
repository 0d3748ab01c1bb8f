#pragma once

#include <filesystem>

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"

namespace caseload::scenarios {

/// [period]: Model::start, end and measured_from, or that the warm-up is to be found. Reports an end before the start and a warm-up outside the period.
void read_period(const Field& period, model::Model& model);

/// [calendar]: holidays and the diary's slot, for the period already read. `scenario` is the scenario's file: bank
/// holidays are looked for in data/ and scenarios/data/ of its folder and those above.
void read_calendar(const Field& calendar, const std::filesystem::path& scenario, model::Model& model);

std::vector<KeyTable> period_key_tables();

}  // namespace caseload::scenarios
