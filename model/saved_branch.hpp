#pragma once

#include "model/saved_names.hpp"
#include "model/saved_site.hpp"

namespace caseload::model {

struct SavedRun;

/// Holds a state against the tables of names it came with: what points nowhere throws StateError.
void check(const SavedReplication& saved, const SavedRun& run);

/// The state in the form of another scenario, mapped by name. What is in use and gone there, or cannot be mapped soundly,
/// throws StateError saying what and how many.
SavedReplication branch(SavedReplication saved, const SavedRun& run, const SavedNames& names,
                        const Setup& setup);

}  // namespace caseload::model
