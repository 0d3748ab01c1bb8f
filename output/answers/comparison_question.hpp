#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/run/comparison.hpp"

/// What the base's question is about, option by option: said before all else that differs.
namespace caseload::output {

/// For each of the base's answers a line a scenario: the figure, how it differs from the base after Holm's adjustment for all of
/// them, and whether it is as wanted. Empty where the base names no answers.
std::string comparison_question(const model::Comparison& comparison);

/// The same for the page: [{subject, wanted, options: [{label, value, differs, stands, standing}]}].
nlohmann::ordered_json comparison_question_in_report(const model::Comparison& comparison);

}  // namespace caseload::output
