#pragma once

#include "model/office/site.hpp"

/// A site from day to day: its events in order, and what comes before the first.
namespace caseload::model {

/// Has the first day open: the stock will be inside and the arrivals begin. Once, before the first day.
void begin_run(Site& site);
/// Everything that happens before the end of `day`.
void run_day(Site& site, sim::Day day);

}  // namespace caseload::model
