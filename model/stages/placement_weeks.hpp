#pragma once

#include "model/office/site.hpp"

/// Weeks with a provider: hours, costs and absences (HTW-75, 76, 95, 100 to 114).
namespace caseload::model {

/// Schedules the end of the week with the provider that begins today, or that of the search or placement if it is
/// sooner.
void schedule_week(Site& site, Who who, const Placement& stage);
/// The same, and counts hours and costs of that week; of a part of a week, in proportion to its days.
void begin_week(Site& site, Who who, const Placement& stage);
/// Draws the absences of the week that begins today and what follows from them.
void draw_absences(Site& site, Who who, const Placement& stage);

}  // namespace caseload::model
