#pragma once

#include "model/office/site.hpp"

namespace caseload::model {

/// A booking fell through because nobody could take it: the stage ends as cancelled, or looks for another time.
void lose_booking(Site& site, Who who);

}  // namespace caseload::model
