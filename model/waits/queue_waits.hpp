#pragma once

#include "model/office/site.hpp"

/// Waits in queues: what stands in the way at each moment, and what is measured when a wait ends.
namespace caseload::model {

/// Counts the time that has passed to what stood in the way in each queue, and looks what does now. To be called whenever
/// somebody has joined or left a queue, or what is free has changed.
void settle_causes(Site& site);

/// Remembers that somebody's wait begins now; `place` is that of the service among all.
void begin_wait(Site& site, std::uint32_t place);

/// What the wait so far of a service was most for, as in Measured::cause_names; of as long ones the first.
std::uint16_t main_cause(Site& site, std::uint32_t place);

/// The wait ends, for service begins for the first time: measured whole and by cause, in the week of today. What it was
/// most for, as main_cause.
std::uint16_t measure_queue_wait(Site& site, std::uint32_t place);

}  // namespace caseload::model
