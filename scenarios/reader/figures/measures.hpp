#pragma once

#include <optional>
#include <string>

#include "model/questions/wanted.hpp"

namespace caseload::scenarios {

/// Reads MEASURE or MEASURE@PART;PART with parts office=, stage=, week= or day= and the measure's groups
/// ("arm=iap"), or for short PART.MEASURE where PART is one stage, group or stage with a deadline that the measure
/// has. A group that is the only one may be left out. Nothing, and `problem` with the nearest valid name, where it
/// names no figure, or several.
std::optional<model::WantedMeasure> parse_measure(const std::string& text, const model::Figures& figures,
                                                  std::string& problem);

/// Reads MEASURE >= VALUE or MEASURE <= VALUE, with "+- ZONE" after it for an indifference zone of its own. Values
/// are in the measure's unit; a share may be written in percent, minutes as s, min, h or days. By default the zone is one percentage point of a
/// share, and 5% of the value of anything else.
std::optional<model::WantedGoal> parse_goal(const std::string& text, const model::Figures& figures,
                                            std::string& problem);

}  // namespace caseload::scenarios
