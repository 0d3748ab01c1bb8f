#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "output/files/sqlite.hpp"

namespace caseload::output {

/// A table that takes rows fifty at a time, with columns that may be added on the way. What is given to it is
/// in the file after flush().
class OcelTable {
public:
    struct Column {
        std::string name;
        const char* type = "TEXT";
        const char* rest = "";  ///< Of its declaration.
    };
    /// What stands behind the columns in the table's declaration, and what an insertion does on a conflict.
    struct Keys {
        std::string constraints;  ///< ", PRIMARY KEY (...)", or empty.
        const char* options = "";
        const char* on_conflict = "";  ///< "OR IGNORE"
    };
    /// Makes the table. The database outlives it.
    OcelTable(Database& database, std::string name, std::vector<Column> columns, const Keys& keys);

    /// The place of a column, which is added where it is missing: not between begin_row() and the row's last value.
    /// Names are compared as SQLite does, without case.
    std::size_t column(std::string_view name, const char* type = "TEXT");

    /// Begins a row; set() gives its values, in the order of the columns; those left out are NULL.
    void begin_row();
    void set(std::size_t column, std::string_view text);
    void set_next(std::string_view text) { set(next_, text); }
    void skip() { ++next_; }

    void flush();

private:
    struct Cell {
        std::size_t start = 0;
        std::size_t size = absent;
    };
    static constexpr std::size_t absent = static_cast<std::size_t>(-1);
    static constexpr std::size_t rows_a_statement = 50;

    Statement prepare(std::size_t rows) const;
    void bind_and_run(Statement& statement, std::size_t first_row, std::size_t rows);

    Database* database_;
    std::string name_;
    std::string on_conflict_;
    std::vector<std::string> columns_;
    std::string letters_;      ///< The texts of all cells, one after the other.
    std::vector<Cell> cells_;  ///< Row by row.
    std::size_t rows_ = 0;
    std::size_t next_ = 0;
    std::optional<Statement> many_;
    std::optional<Statement> one_;
};

/// An OCEL 2.0 file: its six fixed tables, and one for each type of event and of object that occurs.
class OcelFile {
public:
    /// Makes the file anew.
    explicit OcelFile(const std::filesystem::path& path);

    /// The table of a type of event. A new type gets it made, with these columns behind ocel_id and ocel_time.
    OcelTable& event_table(std::string_view type, const std::vector<OcelTable::Column>& columns);
    /// The table of the values that objects of a type have: ocel_id, ocel_time, ocel_changed_field (empty: the
    /// values are the first), then these columns.
    OcelTable& object_table(std::string_view type, const std::vector<OcelTable::Column>& columns);

    /// The event's type has a table.
    void add_event(std::string_view id, std::string_view type);
    /// The object's type has a table. An object that is there already stays.
    void add_object(std::string_view id, std::string_view type);
    /// What is there already stays.
    void relate(std::string_view event, std::string_view object, std::string_view qualifier);
    void relate_objects(std::string_view source, std::string_view target, std::string_view qualifier);

    /// Everything is in the file when this returns.
    void close();

private:
    /// Types of one kind, "event" or "object", with their tables.
    struct Types {
        std::string kind;
        OcelTable names;
        std::map<std::string, OcelTable, std::less<>> tables = {};
        std::set<std::string> maps = {
            "object"};  ///< In lower case; event_object and object_object are taken.
    };
    OcelTable& table_of(Types& types, std::string_view type, std::vector<OcelTable::Column> first,
                        const std::vector<OcelTable::Column>& columns, const OcelTable::Keys& keys);

    Database database_;
    Types event_types_;
    Types object_types_;
    OcelTable events_;
    OcelTable objects_;
    OcelTable event_object_;
    OcelTable object_object_;
};

/// What a type is called in the name of its table: "session_held" is SessionHeld.
std::string ocel_type_map(std::string_view type);

}  // namespace caseload::output
