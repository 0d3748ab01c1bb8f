#pragma once

#include "model/site.hpp"

namespace caseload::model {

/// Schedules the first candidate of every source of this office for a day that begins.
void begin_arrivals(Site& site, sim::Day day);
/// A source's event: a candidate comes and is kept or thinned; the next one is scheduled.
void arrive(Site& site, std::uint16_t source);
/// The people already inside on the first day.
void place_stock(Site& site);
/// Makes a person and draws the attributes; `stock`: source is an index into Model::stock.
std::uint32_t make_person(Site& site, std::uint16_t source, bool stock, std::uint32_t number);

}  // namespace caseload::model
