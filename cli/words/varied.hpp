#pragma once

#include <optional>
#include <string>

#include "model/questions/varied.hpp"

namespace caseload::cli {

/// Reads KEY=LOW..HIGH, KEY=LOW..HIGH:STEP or KEY=A,B,C, with a unit at the end if need be: "count=4..20",
/// "show_up=0.5..0.9:0.1", "rules.iap.workshop_minutes=60..90:15 min". Without a step whole numbers go up by 1.
/// Nothing, and `problem` in words, where it is none of these.
std::optional<model::Varied> parse_varied(const std::string& text, std::string& problem);

}  // namespace caseload::cli
