#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "model/plan/model.hpp"

/// From when on a run is measured, and why: told with all results.
namespace caseload::output {

/// In a sentence or two: "No warm-up; offices begin with stock.", or the day, how it was found and what is left out.
std::string warm_up_told(const model::Model& model);

/// The same as data: "kind" ("none", "stated" or "detected"), "days" left out of "days_simulated", "begins" ("stock"
/// or "empty"), "told"; where it was detected also "series", "replications", "run_longer".
nlohmann::ordered_json warm_up_json(const model::Model& model);

}  // namespace caseload::output
