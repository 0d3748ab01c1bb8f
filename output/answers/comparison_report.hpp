#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/run/comparison.hpp"

namespace caseload::output {

/// report.html of a comparison: what each variant asks and the answer in words, what differs between the scenario files,
/// the differences with their paired intervals, and the curves of all. `command`: to run it again.
std::string comparison_report(const model::Comparison& comparison, const std::string& command);

/// "headlines" of the page: of each variant, most important first, its figures beside the base's, the paired
/// difference with its interval, how well the pairing held, and the verdict, alone and after Holm's adjustment.
nlohmann::ordered_json headlines_in_report(const model::Variant& variant);

/// "series" of the page: figures by week or claim day of all scenarios, and of each variant the paired differences. Those
/// about all offices alone; of waits and people in stages only the stages in which the variants differ most.
nlohmann::ordered_json series_in_report(const model::Comparison& comparison);

/// So many curves of one measure are on the page: those in which the variants differ most.
constexpr std::size_t most_lines_of_a_measure = 3;

}  // namespace caseload::output
