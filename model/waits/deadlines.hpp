#pragma once

#include <cstddef>
#include <cstdint>

#include "model/office/site.hpp"

/// Deadlines are judged when what they are about is done, or when it no longer can be: they are counted, and end nothing.
namespace caseload::model {

/// The strand is about to leave its stage by an ending.
void judge_ending(Site& site, Who who, std::size_t ending);
/// What the stage is for begins: a service, a meeting; for deadlines about the wait alone. A second time is none.
void judge_start(Site& site, Who who, sim::Time start);
/// The strand leaves its stage by no ending, or stands in it as the run ends: what has passed unmet is missed, and what
/// has not is not judged.
void judge_stay(Site& site, Who who);
/// The strand leaves its pathway, is interrupted, or stands in it as the run ends: the same of deadlines that count from
/// clocks.
void judge_pathway(Site& site, Who who);
/// The clock stops, or is about to start anew: the same of those that count from it.
void judge_clock(Site& site, std::uint32_t person, std::uint16_t clock);

}  // namespace caseload::model
