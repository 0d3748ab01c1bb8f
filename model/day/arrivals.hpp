#pragma once

#include "model/office/site.hpp"

/// Where people come from: streams thinned from a greatest rate, counts given a day, and those already inside.
namespace caseload::model {

/// Schedules the first candidate of every source of this office for a day that begins; where counts are given, the
/// whole day's people.
void begin_arrivals(Site& site, sim::Day day);
/// A source's event: a candidate comes and is kept or thinned; the next one is scheduled. A number past the arrival
/// sources is a stock's: the next of its people enters the first stage.
void arrive(Site& site, std::uint16_t source);
/// The people already inside on the first day: all are there from its beginning, their claims running, and enter
/// their stage at moments spread evenly. The site is still empty.
void place_stock(Site& site);
/// Makes a person and draws the attributes. `source` is an arrival source, or with `stock` an index into
/// Model::stock; `number` tells the source's people of one day apart.
std::uint32_t make_person(Site& site, std::uint16_t source, bool stock, std::uint32_t number);

}  // namespace caseload::model
