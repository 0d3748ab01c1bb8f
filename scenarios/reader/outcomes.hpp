#pragma once

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// [outcomes] and its causes; the stages' effects are read with the stages.
void read_outcomes(const Field& outcomes, const Names& names, model::Model& model);

/// The hazard of { weibull = { shape, scale }, times } cumulated by day over 30 years: times * (day / scale) ^ shape,
/// in units of 2^-32. Empty for an absent or wrong field.
model::CumulatedHazard read_hazard(const Section& section, const Names& names);

std::vector<KeyTable> outcome_key_tables();

}  // namespace caseload::scenarios
