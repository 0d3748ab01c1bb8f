#pragma once

#include "model/office/site.hpp"

namespace caseload::model {

/// The run is over at the agenda's time: whoever is inside is judged, still waits, or has stayed so long, and levels and
/// curves are written. Nothing can happen afterwards.
void finish_run(Site& site);

}  // namespace caseload::model
