#pragma once

#include <cstdint>

#include "model/office/site.hpp"

namespace caseload::model {

/// Adds a person who is followed, once, when the account is closed; nothing where the comparison goes past the end of the run.
void add_to_trial(Site& site, std::uint32_t person);

/// Writes the sums into the site's ledger; once.
void write_trial(Site& site);

}  // namespace caseload::model
