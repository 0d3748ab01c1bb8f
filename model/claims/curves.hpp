#pragma once

#include <cstdint>
#include <vector>

#include "model/office/site.hpp"

/// Who is counted in an office's curves, and the stretches of their days.
namespace caseload::model {

/// Whether the curves count a person: decided once, when the first spell ends or the account is closed, so that the
/// condition on the population can ask for what happened in that spell. Without a trial it is everybody who arrived
/// once measuring had begun.
bool is_followed(Site& site, std::uint32_t person);

/// Adds the days [from, until) of a person to a curve, cut at the follow-up and at the end of the run.
void add_stretch(Site& site, std::uint32_t person, std::vector<std::int64_t> Curves::*curve, DayNumber from,
                 std::int64_t until);

/// Adds a person's whole follow-up, and the days before the claim.
void add_follow_up(Site& site, std::uint32_t person);

/// Writes the curves into the site's ledger; once, when everybody's account is closed.
void write_curves(Site& site);

}  // namespace caseload::model
