#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "output/files/sqlite.hpp"

/// Reads a results store as anybody would.
namespace caseload::stored {

/// The rows of a query, values as text; NULL is empty.
inline std::vector<std::vector<std::string>> rows(const std::filesystem::path& file, const std::string& sql) {
    output::Database database(file, output::Database::Open::read);
    output::Statement query(database, sql);
    const int columns = [&] {
        sqlite3_stmt* shape = nullptr;
        REQUIRE(sqlite3_prepare_v2(database.connection(), sql.c_str(), -1, &shape, nullptr) == SQLITE_OK);
        const int count = sqlite3_column_count(shape);
        sqlite3_finalize(shape);
        return count;
    }();
    std::vector<std::vector<std::string>> all;
    while (query.step()) {
        all.emplace_back();
        for (int c = 0; c < columns; ++c) all.back().push_back(query.text(c));
    }
    return all;
}

/// The first value of a query.
inline std::string value(const std::filesystem::path& file, const std::string& sql) {
    const auto all = rows(file, sql);
    return all.empty() ? std::string{} : all.front().front();
}

}  // namespace caseload::stored
