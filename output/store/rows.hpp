#pragma once

#include <cstdint>
#include <string>

#include "model/results/results.hpp"
#include "output/files/sqlite.hpp"

namespace caseload::output {

/// Writes the rows of one run into a store's tables, inside the transaction that is open. Returns its id.
std::int64_t write_run(Database& database, const model::Results& results, const std::string& command);

}  // namespace caseload::output
