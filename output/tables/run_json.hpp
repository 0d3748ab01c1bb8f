#pragma once

#include <filesystem>
#include <string>

#include "model/results/results.hpp"

namespace caseload::output {

/// 64 hexadecimal digits that name a scenario as resolved, with what it takes from files of counts, holidays and
/// targets: the SHA-256 of all of it as text.
std::string scenario_hash(const model::Model& model);

/// The text of run.json: program version, scenario with its hash, seed, replications, parameters, assumptions
/// and the command to run it again. The wall clock's facts stand under "this_run", here and in no other file.
std::string run_json(const model::Results& results, const std::string& command);

}  // namespace caseload::output
