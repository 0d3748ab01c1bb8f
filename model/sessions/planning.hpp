#pragma once

#include "model/office/site.hpp"

namespace caseload::model {

/// Plans the timetabled sessions of the days that have come into sight, and on-demand ones from the waiting lists.
void plan_sessions(Site& site);

}  // namespace caseload::model
