#pragma once

#include <cstdint>

#include "model/office/site.hpp"

namespace caseload::model {

/// Is the strand at a decision maker with something pending, or in the middle of a decision?
bool has_pending(Site& site, Who who);
/// Another failure of such a strand comes before the decision maker of `stage`, of the same pathway. The entry has
/// been counted.
void refer_again(Site& site, Who who, std::uint16_t stage);

}  // namespace caseload::model
