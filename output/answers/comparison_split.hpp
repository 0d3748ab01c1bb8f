#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/run/comparison.hpp"

/// The shares that choices are steered to (HTW-4) beside those that came out, in the base and in a variant.
namespace caseload::output {

/// A table of elements, each with a line a scenario: the share aimed at, the share of live markers, and how often it was due and could
/// not be taken. Empty where neither scenario steers.
std::string split_section(const model::Results& base, const std::string& base_label,
                          const model::Results& variant, const std::string& variant_label);

/// The same for the page: [{element, scenarios: [{label, aimed_at, live, unsuitable, no_place}]}].
nlohmann::ordered_json split_in_report(const model::Results& base, const std::string& base_label,
                                       const model::Results& variant, const std::string& variant_label);

}  // namespace caseload::output
