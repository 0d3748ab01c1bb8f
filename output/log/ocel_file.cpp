#include "output/log/ocel_file.hpp"

#include <fmt/format.h>

#include <boost/algorithm/string/case_conv.hpp>
#include <cctype>
#include <locale>

namespace caseload::output {

namespace {

/// Pages in memory; the rest of what is being written goes to the disk.
constexpr const char* set_up =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; "
    "PRAGMA page_size = 8192; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY";

constexpr const char* one_tree = "WITHOUT ROWID";
constexpr const char* whoever_comes_first = "OR IGNORE";

OcelTable::Keys type_names() { return {.constraints = ", PRIMARY KEY (\"ocel_type\")", .options = one_tree}; }

OcelTable::Keys of_kind(const char* type_names) {
    return {.constraints = fmt::format(
                R"(, PRIMARY KEY ("ocel_id"), FOREIGN KEY ("ocel_type") REFERENCES "{}" ("ocel_type"))",
                type_names),
            .options = one_tree,
            .on_conflict = whoever_comes_first};
}

OcelTable::Keys relation(const char* from, const char* from_table, const char* to) {
    return {.constraints = fmt::format(R"(, PRIMARY KEY ("{0}", "{2}", "ocel_qualifier"))"
                                       R"(, FOREIGN KEY ("{0}") REFERENCES "{1}" ("ocel_id"))"
                                       R"(, FOREIGN KEY ("{2}") REFERENCES "object" ("ocel_id"))",
                                       from, from_table, to),
            .options = one_tree,
            .on_conflict = whoever_comes_first};
}

Database make_database(const std::filesystem::path& path) {
    std::filesystem::remove(path);
    Database database(path, Database::Open::create);
    database.execute(set_up);
    database.execute("BEGIN");
    return database;
}

}  // namespace

std::string ocel_type_map(std::string_view type) {
    std::string map;
    bool first = true;
    for (const char letter : type) {
        const auto code = static_cast<unsigned char>(letter);
        const bool plain = code < 128 && std::isalnum(code) != 0;
        if (plain) map += first ? static_cast<char>(std::toupper(code)) : letter;
        first = !plain;
    }
    return map.empty() ? "Type" : map;
}

OcelFile::OcelFile(const std::filesystem::path& path)
    : database_(make_database(path)),
      event_types_{.kind = "event",
                   .names = {database_, "event_map_type", {{"ocel_type"}, {"ocel_type_map"}}, type_names()}},
      object_types_{
          .kind = "object",
          .names = {database_, "object_map_type", {{"ocel_type"}, {"ocel_type_map"}}, type_names()}},
      events_(database_, "event", {{"ocel_id"}, {"ocel_type"}}, of_kind("event_map_type")),
      objects_(database_, "object", {{"ocel_id"}, {"ocel_type"}}, of_kind("object_map_type")),
      event_object_(database_, "event_object", {{"ocel_event_id"}, {"ocel_object_id"}, {"ocel_qualifier"}},
                    relation("ocel_event_id", "event", "ocel_object_id")),
      object_object_(database_, "object_object", {{"ocel_source_id"}, {"ocel_target_id"}, {"ocel_qualifier"}},
                     relation("ocel_source_id", "object", "ocel_target_id")) {}

OcelTable& OcelFile::table_of(Types& types, std::string_view type, std::vector<OcelTable::Column> first,
                              const std::vector<OcelTable::Column>& columns, const OcelTable::Keys& keys) {
    std::string map = ocel_type_map(type);
    // Names that differ only in what a map leaves out get a number.
    for (int number = 2;
         !types.maps.insert(boost::algorithm::to_lower_copy(map, std::locale::classic())).second; ++number)
        map = fmt::format("{}{}", ocel_type_map(type), number);
    types.names.begin_row();
    types.names.set_next(type);
    types.names.set_next(map);
    first.insert(first.end(), columns.begin(), columns.end());
    return types.tables
        .try_emplace(std::string(type), database_, fmt::format("{}_{}", types.kind, map), std::move(first),
                     keys)
        .first->second;
}

OcelTable& OcelFile::event_table(std::string_view type, const std::vector<OcelTable::Column>& columns) {
    if (const auto found = event_types_.tables.find(type); found != event_types_.tables.end())
        return found->second;
    return table_of(event_types_, type, {{"ocel_id"}, {"ocel_time", "TIMESTAMP"}}, columns,
                    {.constraints = R"(, PRIMARY KEY ("ocel_id"))"
                                    R"(, FOREIGN KEY ("ocel_id") REFERENCES "event" ("ocel_id"))",
                     .options = one_tree});
}

OcelTable& OcelFile::object_table(std::string_view type, const std::vector<OcelTable::Column>& columns) {
    if (const auto found = object_types_.tables.find(type); found != object_types_.tables.end())
        return found->second;
    return table_of(object_types_, type, {{"ocel_id"}, {"ocel_time", "TIMESTAMP"}, {"ocel_changed_field"}},
                    columns, {.constraints = R"(, FOREIGN KEY ("ocel_id") REFERENCES "object" ("ocel_id"))"});
}

void OcelFile::add_event(std::string_view id, std::string_view type) {
    events_.begin_row();
    events_.set_next(id);
    events_.set_next(type);
}

void OcelFile::add_object(std::string_view id, std::string_view type) {
    objects_.begin_row();
    objects_.set_next(id);
    objects_.set_next(type);
}

void OcelFile::relate(std::string_view event, std::string_view object, std::string_view qualifier) {
    event_object_.begin_row();
    event_object_.set_next(event);
    event_object_.set_next(object);
    event_object_.set_next(qualifier);
}

void OcelFile::relate_objects(std::string_view source, std::string_view target, std::string_view qualifier) {
    object_object_.begin_row();
    object_object_.set_next(source);
    object_object_.set_next(target);
    object_object_.set_next(qualifier);
}

void OcelFile::close() {
    for (Types* types : {&event_types_, &object_types_}) {
        types->names.flush();
        for (auto& [type, table] : types->tables) table.flush();
    }
    for (OcelTable* table : {&events_, &objects_, &event_object_, &object_object_}) table->flush();
    database_.execute("COMMIT");
}

}  // namespace caseload::output
