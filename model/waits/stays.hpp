#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// Who stands in which stage of an office: the level, and beside it the lengths of the stays themselves, which a run can
/// be held to (Little's law).
namespace caseload::model {

/// The strand stands in its stage from now on; Strand::since may lie before, where it came from another office.
void begin_to_stand(Site& site, Who who);
/// It does so no longer.
void stand_no_longer(Site& site, Who who);
/// The same, and by none of the stage's endings; not counted where an ending has just been.
void break_off(Site& site, Who who);

/// The strand stands on, but another stay begins now: to be called before Strand::since is set.
void begin_another_stay(Site& site, Who who);

/// Seconds of the stay so far at a moment, but none before measuring began.
std::int64_t measured_stay(Site& site, Who who);

}  // namespace caseload::model
