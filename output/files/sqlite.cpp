#include "output/files/sqlite.hpp"

#include <fmt/format.h>

namespace caseload::output {

namespace {

/// How long to wait for another program that is writing to the same file.
constexpr int patience_milliseconds = 60'000;

int flags_for(Database::Open how) {
    if (how == Database::Open::read) return SQLITE_OPEN_READONLY;
    return how == Database::Open::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

}  // namespace

Database::Database(std::filesystem::path path, Open how) : path_(std::move(path)) {
    sqlite3* connection = nullptr;
    const int code =
        sqlite3_open_v2(path_.c_str(), &connection, flags_for(how) | SQLITE_OPEN_NOMUTEX, nullptr);
    connection_.reset(connection);
    if (code != SQLITE_OK) throw error();
    sqlite3_busy_timeout(connection, patience_milliseconds);
}

WriteError Database::error() const {
    return WriteError(fmt::format("{}: {}", path_.string(), sqlite3_errmsg(connection_.get())));
}

void Database::execute(const std::string& sql) {
    if (sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) throw error();
}

std::int64_t Database::number(const std::string& sql) {
    Statement query(*this, sql);
    return query.step() ? query.number(0) : 0;
}

Statement::Statement(Database& database, const std::string& sql) : database_(&database) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v3(database.connection(), sql.c_str(), static_cast<int>(sql.size()) + 1,
                             SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    statement_.reset(statement);
}

void Statement::check(int code) const {
    if (code != SQLITE_OK) throw database_->error();
}

Statement& Statement::bind(std::string_view text) {
    // A view without data would bind NULL.
    const char* data = text.data() != nullptr ? text.data() : "";
    check(sqlite3_bind_text(statement_.get(), next_++, data, static_cast<int>(text.size()),
                            SQLITE_TRANSIENT));  // NOLINT: SQLite's own constant is a cast
    return *this;
}

Statement& Statement::bind_view(std::string_view text) {
    check(sqlite3_bind_text(statement_.get(), next_++, text.data(), static_cast<int>(text.size()),
                            SQLITE_STATIC));
    return *this;
}

Statement& Statement::bind(std::int64_t number) {
    check(sqlite3_bind_int64(statement_.get(), next_++, number));
    return *this;
}

Statement& Statement::bind(double number) {
    check(sqlite3_bind_double(statement_.get(), next_++, number));
    return *this;
}

Statement& Statement::bind_null() {
    check(sqlite3_bind_null(statement_.get(), next_++));
    return *this;
}

bool Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) throw database_->error();
    return false;
}

void Statement::run() {
    step();
    reset();
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    next_ = 1;
}

std::string Statement::text(int column) const {
    const auto* data = sqlite3_column_text(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return data == nullptr ? std::string{} : std::string(data, data + size);
}

std::optional<double> Statement::real(int column) const {
    if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
    return sqlite3_column_double(statement_.get(), column);
}

std::string sql_name(std::string_view name) {
    std::string text = "\"";
    for (const char letter : name) text += letter == '"' ? std::string("\"\"") : std::string(1, letter);
    return text + "\"";
}

}  // namespace caseload::output
