#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// The place of a placement: asked for, granted or refused, used or given back (HTW-5, 63); and moves to other offices.
namespace caseload::model {

/// Asks overnight for a place of the year that today lies in.
void ask_for_place(Site& site, Who who, const Placement& stage);
/// A place that was held is free again.
void give_place_back(Site& site, Who who, const Placement& stage);
/// The first day: the place counts for good.
void use_place(Site& site, Who who, const Placement& stage);
/// place_granted or place_refused. A place granted to somebody who no longer waits for it is given back.
void take_place_answer(Site& site, const Request& request);
/// Before somebody in the stage leaves for another office: what has not started ends here (HTW-119).
void move_out(Site& site, Who who, const Placement& stage);

/// Somebody in the stage has moved in from another office; the strand goes on here.
void move_in(Site& site, Who who, const Placement& stage);

}  // namespace caseload::model
