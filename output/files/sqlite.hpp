#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "output/files/file.hpp"

/// As much of SQLite as the results need. Whatever fails throws WriteError with the file and SQLite's reason.
namespace caseload::output {

/// An open database. Used by one thread at a time.
class Database {
public:
    enum class Open : std::uint8_t {
        read,    ///< It exists and is not changed.
        write,   ///< It exists.
        create,  ///< Made where it is missing.
    };
    Database(std::filesystem::path path, Open how);

    /// Statements without values, separated by semicolons.
    void execute(const std::string& sql);
    /// The first value that a query gives, as a whole number; 0 where it gives nothing.
    std::int64_t number(const std::string& sql);
    /// The key of the row that was inserted last.
    std::int64_t last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }

    const std::filesystem::path& path() const { return path_; }
    sqlite3* connection() const { return connection_.get(); }
    WriteError error() const;

private:
    struct Close {
        void operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }
    };
    std::filesystem::path path_;
    std::unique_ptr<sqlite3, Close> connection_;
};

/// A prepared statement: bind its parameters from the first to the last, then step() or run(). The database
/// outlives it.
class Statement {
public:
    Statement(Database& database, const std::string& sql);

    /// The text is copied.
    Statement& bind(std::string_view text);
    Statement& bind(std::int64_t number);
    Statement& bind(int number) { return bind(std::int64_t{number}); }
    /// NaN becomes NULL.
    Statement& bind(double number);
    Statement& bind_null();
    /// The text must stay where it is until the statement has run.
    Statement& bind_view(std::string_view text);

    /// True: there is a row to read.
    bool step();
    /// Runs a statement that gives no rows, and makes it ready for the next values.
    void run();
    /// Ready to be run again from its first parameter on.
    void reset();

    std::string text(int column) const;
    std::int64_t number(int column) const { return sqlite3_column_int64(statement_.get(), column); }
    /// Nothing where the value is NULL.
    std::optional<double> real(int column) const;

private:
    struct Finalise {
        void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
    };
    void check(int code) const;

    Database* database_;
    std::unique_ptr<sqlite3_stmt, Finalise> statement_;
    int next_ = 1;
};

/// A name as SQL reads it: in quotation marks, these doubled.
std::string sql_name(std::string_view name);

}  // namespace caseload::output
