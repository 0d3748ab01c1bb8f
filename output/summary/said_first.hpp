#pragma once

#include <string>
#include <vector>

#include "model/results/results.hpp"

/// What has to be known before any answer of a run is read.
namespace caseload::output {

/// "The queue at visit.desk grows ...", a sentence a queue or backlog that grows through the measured period (model::growing),
/// the fastest first. Empty: none does.
std::vector<std::string> said_first(const model::Results& results);

/// What limits the offices, from missed deadlines and from waits by their cause: "Deadlines are missed for want of ...".
/// Only where no deadline is missed and no wait was for a role, a resource, a provider or a group, and no queue is left, does
/// it say so; no mean use of staff or rooms enters into it.
std::vector<std::string> what_limits(const model::Results& results);

}  // namespace caseload::output
