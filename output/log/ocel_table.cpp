#include <fmt/format.h>

#include <algorithm>

#include "output/log/ocel_file.hpp"

namespace caseload::output {

namespace {

char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}

bool same_name(std::string_view one, std::string_view other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

}  // namespace

OcelTable::OcelTable(Database& database, std::string name, std::vector<Column> columns, const Keys& keys)
    : database_(&database), name_(std::move(name)), on_conflict_(keys.on_conflict) {
    std::string declared;
    for (Column& column : columns) {
        declared += fmt::format("{}{} {}{}", declared.empty() ? "" : ", ", sql_name(column.name), column.type,
                                column.rest);
        columns_.push_back(std::move(column.name));
    }
    database.execute(
        fmt::format("CREATE TABLE {} ({}{}) {}", sql_name(name_), declared, keys.constraints, keys.options));
}

std::size_t OcelTable::column(std::string_view name, const char* type) {
    for (std::size_t c = 0; c < columns_.size(); ++c) {
        if (same_name(columns_[c], name)) return c;
    }
    flush();
    database_->execute(fmt::format("ALTER TABLE {} ADD COLUMN {} {}", sql_name(name_), sql_name(name), type));
    columns_.emplace_back(name);
    many_.reset();
    one_.reset();
    return columns_.size() - 1;
}

void OcelTable::begin_row() {
    if (rows_ == rows_a_statement) flush();
    ++rows_;
    cells_.resize(rows_ * columns_.size());
    next_ = 0;
}

void OcelTable::set(std::size_t column, std::string_view text) {
    cells_[(rows_ - 1) * columns_.size() + column] = {.start = letters_.size(), .size = text.size()};
    letters_ += text;
    next_ = column + 1;
}

void OcelTable::flush() {
    if (rows_ == rows_a_statement) {
        if (!many_) many_.emplace(prepare(rows_));
        bind_and_run(*many_, 0, rows_);
    } else {
        for (std::size_t row = 0; row < rows_; ++row) {
            if (!one_) one_.emplace(prepare(1));
            bind_and_run(*one_, row, 1);
        }
    }
    rows_ = 0;
    cells_.clear();
    letters_.clear();
}

Statement OcelTable::prepare(std::size_t rows) const {
    std::string names;
    std::string values;
    for (const std::string& column : columns_) {
        names += (names.empty() ? "" : ", ") + sql_name(column);
        values += values.empty() ? "(?" : ", ?";
    }
    values += ")";
    std::string sql =
        fmt::format("INSERT {} INTO {} ({}) VALUES {}", on_conflict_, sql_name(name_), names, values);
    for (std::size_t row = 1; row < rows; ++row) sql += ", " + values;
    return {*database_, sql};
}

void OcelTable::bind_and_run(Statement& statement, std::size_t first_row, std::size_t rows) {
    const std::size_t begin = first_row * columns_.size();
    const std::size_t end = begin + rows * columns_.size();
    for (std::size_t c = begin; c < end; ++c) {
        const Cell cell = cells_[c];
        if (cell.size == absent) {
            statement.bind_null();
        } else {
            statement.bind_view({letters_.data() + cell.start, cell.size});
        }
    }
    statement.run();
}

}  // namespace caseload::output
