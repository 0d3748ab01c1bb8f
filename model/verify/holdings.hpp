#pragma once

#include "model/office/site.hpp"
#include "model/verify/faults.hpp"

namespace caseload::model {

/// What an office holds belongs to somebody who is there: every stay is counted, every booking, seat and service is that
/// of a stay, and nothing that is over is still held.
Faults verify_holdings(Site& site);

}  // namespace caseload::model
