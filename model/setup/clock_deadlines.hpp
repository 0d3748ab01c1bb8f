#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/plan/model.hpp"

namespace caseload::model {

/// A deadline that counts from a clock: wherever in its pathway somebody is, it is judged once for every start of the
/// clock. Those of one name, pathway and clock are one deadline, whichever stages name it.
struct ClockDeadline {
    std::uint16_t stage = 0;
    std::uint16_t place = 0;  ///< Among the stage's deadlines.
    std::uint16_t clock = 0;
    std::uint16_t number = 0;  ///< Of what was judged, in a person's record.
};

/// All of a scenario, by stage and place.
std::vector<ClockDeadline> clock_deadlines(const Model& model);
/// By number: names alike in every scenario.
std::vector<std::string> names_of_clock_deadlines(const Model& model);

}  // namespace caseload::model
