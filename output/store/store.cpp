#include "output/store/store.hpp"

#include <fmt/format.h>

#include "output/files/sqlite.hpp"
#include "output/store/rows.hpp"
#include "output/store/schema.hpp"

namespace caseload::output {

namespace fs = std::filesystem;

namespace {

bool still_to_be_made(const fs::path& file) {
    std::error_code ignored;
    return !fs::exists(file, ignored) || (fs::is_regular_file(file, ignored) && fs::file_size(file) == 0);
}

/// What is wrong with a file that exists; empty: it is a store of this program.
std::string objection_to_database(Database& database) {
    const std::string name = database.path().string();
    if (database.number("PRAGMA application_id") != store_application)
        return fmt::format("{}: is not a results store of caseload", name);
    const auto version = database.number("PRAGMA user_version");
    if (version != store_version)
        return fmt::format("{}: is a results store of schema {}; this program reads and writes schema {}",
                           name, version, store_version);
    return {};
}

/// Readers and a writer side by side while it is written; another mode is as safe and only slower, so what another
/// program that has the file open prevents is no error.
void journal(Database& database, const char* mode) {
    try {
        database.execute(fmt::format("PRAGMA journal_mode = {}", mode));
    } catch (const WriteError&) {
    }
}

}  // namespace

std::string objection_to_store(const fs::path& file) {
    if (still_to_be_made(file)) return {};
    if (!fs::is_regular_file(file)) return file.string() + ": is not a file";
    try {
        Database database(file, Database::Open::read);
        return objection_to_database(database);
    } catch (const WriteError& failure) {
        return fmt::format("{} (not a results store of caseload)", failure.what());
    }
}

void write_to_store(const fs::path& file, const std::function<void(Database&)>& write) {
    if (const std::string objection = objection_to_store(file); !objection.empty())
        throw WriteError(objection);
    Database database(file, Database::Open::create);
    database.execute("PRAGMA foreign_keys = ON");
    journal(database, "WAL");
    database.execute("BEGIN IMMEDIATE");
    if (database.number("SELECT count(*) FROM sqlite_master") == 0) {
        database.execute(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                                     store_application, store_version));
        database.execute(store_schema);
    }
    // Left by an error, the transaction is rolled back when the database is closed.
    write(database);
    database.execute("COMMIT");
    // One file again, without a log beside it.
    journal(database, "DELETE");
}

std::int64_t add_to_store(const fs::path& file, const model::Results& results, const std::string& command) {
    std::int64_t run = 0;
    write_to_store(file, [&](Database& database) { run = write_run(database, results, command); });
    return run;
}

std::vector<StoredRun> runs_in_store(const fs::path& file) {
    Database database(file, Database::Open::read);
    if (const std::string objection = objection_to_database(database); !objection.empty())
        throw WriteError(objection);
    Statement query(database,
                    "SELECT run, written, scenario, title, seed, first_replication, replications, hash "
                    "FROM runs ORDER BY run");
    std::vector<StoredRun> runs;
    while (query.step()) {
        runs.push_back({.run = query.number(0),
                        .written = query.text(1),
                        .scenario = query.text(2),
                        .title = query.text(3),
                        .seed = query.text(4),
                        .first_replication = query.number(5),
                        .replications = query.number(6),
                        .hash = query.text(7)});
    }
    return runs;
}

}  // namespace caseload::output
