#pragma once

#include <string>
#include <vector>

#include "tests/store/stored.hpp"

/// The relational form of OCEL 2.0 as its specification has it (Berti et al. 2023, arXiv:2403.01975, section on the
/// relational implementation): every demand of schema, keys and values as a query that must give no rows.
namespace caseload::ocel {

struct Demand {
    const char* what;
    const char* violations;
};

inline std::vector<Demand> demands() {
    return {
        {"the six fixed tables exist",
         R"(WITH wanted(name) AS (VALUES ('event'), ('object'), ('event_object'), ('object_object'),
            ('event_map_type'), ('object_map_type'))
            SELECT name FROM wanted EXCEPT SELECT name FROM sqlite_master WHERE type = 'table')"},
        {"every type of event has its table, and every such table its type",
         R"(SELECT 'event_' || ocel_type_map FROM event_map_type EXCEPT SELECT name FROM sqlite_master
            UNION ALL
            SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'event_*'
            AND name NOT IN ('event_object', 'event_map_type')
            AND name NOT IN (SELECT 'event_' || ocel_type_map FROM event_map_type))"},
        {"every type of object has its table, and every such table its type",
         R"(SELECT 'object_' || ocel_type_map FROM object_map_type EXCEPT SELECT name FROM sqlite_master
            UNION ALL
            SELECT name FROM sqlite_master WHERE type = 'table' AND name GLOB 'object_*'
            AND name NOT IN ('object_object', 'object_map_type')
            AND name NOT IN (SELECT 'object_' || ocel_type_map FROM object_map_type))"},
        {"the fixed tables have their columns, and keys of these",
         R"(WITH wanted(tbl, col, pk) AS (VALUES
            ('event', 'ocel_id', 1), ('event', 'ocel_type', 0), ('object', 'ocel_id', 1), ('object', 'ocel_type', 0),
            ('event_map_type', 'ocel_type', 1), ('event_map_type', 'ocel_type_map', 0),
            ('object_map_type', 'ocel_type', 1), ('object_map_type', 'ocel_type_map', 0),
            ('event_object', 'ocel_event_id', 1), ('event_object', 'ocel_object_id', 1),
            ('event_object', 'ocel_qualifier', 1), ('object_object', 'ocel_source_id', 1),
            ('object_object', 'ocel_target_id', 1), ('object_object', 'ocel_qualifier', 1))
            SELECT tbl, col FROM wanted WHERE NOT EXISTS
            (SELECT 1 FROM pragma_table_info(tbl) AS p WHERE p.name = col AND (p.pk > 0) = wanted.pk))"},
        {"an event's table is keyed by ocel_id, has ocel_time, and refers to event",
         R"(SELECT ocel_type FROM event_map_type WHERE
            (SELECT group_concat(name) FROM pragma_table_info('event_' || ocel_type_map) WHERE pk > 0) IS NOT 'ocel_id'
            OR NOT EXISTS (SELECT 1 FROM pragma_table_info('event_' || ocel_type_map)
                           WHERE name = 'ocel_time' AND type = 'TIMESTAMP')
            OR NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list('event_' || ocel_type_map)
                           WHERE "table" = 'event' AND "from" = 'ocel_id' AND "to" = 'ocel_id'))"},
        {"an object's table has ocel_id, ocel_time and ocel_changed_field, and refers to object",
         R"(SELECT ocel_type FROM object_map_type WHERE
            (SELECT count(*) FROM pragma_table_info('object_' || ocel_type_map)
             WHERE name IN ('ocel_id', 'ocel_changed_field') OR (name = 'ocel_time' AND type = 'TIMESTAMP')) <> 3
            OR NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list('object_' || ocel_type_map)
                           WHERE "table" = 'object' AND "from" = 'ocel_id' AND "to" = 'ocel_id'))"},
        {"the fixed tables refer to each other",
         R"(WITH wanted(tbl, col, goal, key) AS (VALUES
            ('event', 'ocel_type', 'event_map_type', 'ocel_type'),
            ('object', 'ocel_type', 'object_map_type', 'ocel_type'),
            ('event_object', 'ocel_event_id', 'event', 'ocel_id'),
            ('event_object', 'ocel_object_id', 'object', 'ocel_id'),
            ('object_object', 'ocel_source_id', 'object', 'ocel_id'),
            ('object_object', 'ocel_target_id', 'object', 'ocel_id'))
            SELECT tbl, col FROM wanted WHERE NOT EXISTS (SELECT 1 FROM pragma_foreign_key_list(tbl) AS f
            WHERE f."table" = goal AND f."from" = col AND f."to" = wanted.key))"},
        {"every reference resolves", "PRAGMA foreign_key_check"},
        {"the file is whole", "SELECT * FROM pragma_integrity_check WHERE integrity_check <> 'ok'"},
        {"no value of a key is missing",
         R"(SELECT 1 FROM event WHERE ocel_id IS NULL OR ocel_type IS NULL
            UNION ALL SELECT 1 FROM object WHERE ocel_id IS NULL OR ocel_type IS NULL
            UNION ALL SELECT 1 FROM event_object WHERE ocel_qualifier IS NULL)"},
        {"an event and an object never share an identifier",
         "SELECT ocel_id FROM event INTERSECT SELECT ocel_id FROM object"},
        {"every event has an object",
         "SELECT ocel_id FROM event EXCEPT SELECT ocel_event_id FROM event_object"},
    };
}

/// An ISO 8601 time with its offset from UTC, as GLOB has it.
inline constexpr const char* iso_time =
    "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9][+-][01][0-9]:[0-5][0-9]";

/// What is wrong with the rows of the types' own tables: each event stands in the table of its type and nowhere else,
/// each object has first values, a changed field is a column, and times are ISO 8601 with an offset.
inline std::vector<std::string> faults_of_types(const std::filesystem::path& file) {
    using stored::rows;
    using stored::value;
    std::vector<std::string> faults;
    const auto wrong = [&](const std::string& what, const std::string& sql) {
        if (value(file, sql) != "0") faults.push_back(what);
    };
    for (const auto& type : rows(file, "SELECT ocel_type, 'event_' || ocel_type_map FROM event_map_type")) {
        const std::string table = output::sql_name(type[1]);
        const std::string these = "SELECT ocel_id FROM event WHERE ocel_type = '" + type[0] + "'";
        wrong(type[1] + ": rows", "SELECT (SELECT count(*) FROM (" + these + " EXCEPT SELECT ocel_id FROM " +
                                      table + ")) + (SELECT count(*) FROM (SELECT ocel_id FROM " + table +
                                      " EXCEPT " + these + "))");
        wrong(type[1] + ": times",
              "SELECT count(*) FROM " + table + " WHERE ocel_time IS NULL OR ocel_time NOT GLOB '" +
                  iso_time + "' OR start NOT GLOB '" + iso_time + "' OR \"end\" NOT GLOB '" + iso_time + "'");
        wrong(type[1] + ": lifecycle", "SELECT count(*) FROM " + table + " WHERE lifecycle IS NULL");
    }
    for (const auto& type : rows(file, "SELECT ocel_type, 'object_' || ocel_type_map FROM object_map_type")) {
        const std::string table = output::sql_name(type[1]);
        const std::string these = "SELECT ocel_id FROM object WHERE ocel_type = '" + type[0] + "'";
        wrong(type[1] + ": rows",
              "SELECT (SELECT count(*) FROM (" + these + " EXCEPT SELECT ocel_id FROM " + table +
                  " WHERE ocel_changed_field IS NULL)) + (SELECT count(*) FROM (SELECT ocel_id FROM " +
                  table + " EXCEPT " + these + "))");
        wrong(type[1] + ": first values twice",
              "SELECT count(*) FROM (SELECT ocel_id FROM " + table +
                  " WHERE ocel_changed_field IS NULL GROUP BY ocel_id HAVING "
                  "count(*) > 1)");
        wrong(type[1] + ": times", "SELECT count(*) FROM " + table +
                                       " WHERE ocel_time IS NULL OR ocel_time NOT GLOB '" + iso_time + "'");
        wrong(type[1] + ": changed field",
              "SELECT count(*) FROM " + table +
                  " WHERE ocel_changed_field NOT IN (SELECT name FROM pragma_table_info('" + type[1] + "'))");
    }
    return faults;
}

}  // namespace caseload::ocel
