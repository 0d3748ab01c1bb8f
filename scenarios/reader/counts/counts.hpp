#pragma once

#include <span>

#include "scenarios/reader/text/field.hpp"

namespace caseload::model {
struct Model;
struct ArrivalSource;
}  // namespace caseload::model

namespace caseload::scenarios {

/// The keys of `csv = { file = ..., ... }`.
std::span<const Key> counts_keys();

/// `csv`: ArrivalSource::daily from a file, named alone or with its columns. Reports keys that do nothing beside it and counts
/// outside the run.
void read_daily(const Section& section, const model::Model& model, model::ArrivalSource& source);

}  // namespace caseload::scenarios
