#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "model/results/results.hpp"
#include "output/files/sqlite.hpp"

/// results.db: the results of one or more runs as one SQLite file, whose schema says what is in it.
namespace caseload::output {

/// Why a file cannot take another run; empty: it can. A file that is missing or empty can: it becomes a store. Does not
/// change it.
std::string objection_to_store(const std::filesystem::path& file);

/// Adds a run in one transaction and returns its id. Where it fails, the store keeps what it had. Throws
/// WriteError, also when objection_to_store() has one.
std::int64_t add_to_store(const std::filesystem::path& file, const model::Results& results,
                          const std::string& command);

/// Writes into a store in one transaction, made where it is missing; what add_to_store() does with other rows.
void write_to_store(const std::filesystem::path& file, const std::function<void(Database&)>& write);

/// A run as `caseload runs` lists it.
struct StoredRun {
    std::int64_t run = 0;
    std::string written;
    std::string scenario;
    std::string title;
    std::string seed;
    std::int64_t first_replication = 0;
    std::int64_t replications = 0;
    std::string hash;
};

/// The runs of a store by id. Throws WriteError when it is none.
std::vector<StoredRun> runs_in_store(const std::filesystem::path& file);

}  // namespace caseload::output
