#include <toml++/toml.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <sstream>

#include "scenarios/reader/read.hpp"
#include "tests/cli/program.hpp"
#include "validator.hpp"

/// The JSON Schema that the program prints, and the scenarios that name it for editors (`#:schema`).

using namespace caseload;
using schema::Json;
using schema::Validator;

namespace {

const std::filesystem::path source_folder{CASELOAD_SOURCE_DIR};

const Validator& printed() {
    static const Validator validator = [] {
        const program::Place place("schema");
        return Validator(Json::parse(call(place, "reference --json-schema").out));
    }();
    return validator;
}

/// TOML as JSON, as editors see it: dates and times are text.
Json json_of(const toml::node& node) {
    Json json;
    node.visit([&](const auto& value) {
        using Value = std::decay_t<decltype(value)>;
        if constexpr (std::is_same_v<Value, toml::table>) {
            json = Json::object();
            for (const auto& [key, member] : value) json[std::string(key.str())] = json_of(member);
        } else if constexpr (std::is_same_v<Value, toml::array>) {
            json = Json::array();
            for (const auto& item : value) json.push_back(json_of(item));
        } else if constexpr (toml::is_date<Value> || toml::is_time<Value> || toml::is_date_time<Value>) {
            std::ostringstream text;
            text << value.get();
            json = text.str();
        } else {
            json = value.get();
        }
    });
    return json;
}

std::vector<std::string> faults_of(const std::string& toml) {
    return printed().faults(json_of(toml::parse(toml)));
}

std::vector<std::filesystem::path> scenario_files(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

TEST_CASE("Every shipped scenario is valid by the schema that the program prints", "[schema]") {
    std::size_t files = 0;
    for (const char* folder : {"scenarios", "tests/theory", "tests/rules/scenarios"})
        for (const auto& file : scenario_files(source_folder / folder)) {
            INFO(file);
            ++files;
            for (const std::string& fault : faults_of(program::contents(file))) FAIL_CHECK(fault);
        }
    CHECK(files > 30);
}

TEST_CASE("Every shipped scenario names the schema in its first line, by a path that leads to it",
          "[schema]") {
    // ./quickstart build puts it there.
    const auto place = (source_folder / "scenarios/scenario.schema.json").lexically_normal();
    for (const auto& file : scenario_files(source_folder / "scenarios")) {
        INFO(file);
        const std::string text = program::contents(file);
        const std::string first = text.substr(0, text.find('\n'));
        REQUIRE(first.starts_with("#:schema "));
        CHECK((file.parent_path() / first.substr(9)).lexically_normal() == place);
    }
}

TEST_CASE("The schema sees misspelt keys, values of the wrong type and words that are not allowed",
          "[schema]") {
    CHECK(faults_of("title = 'x'\n[period]\ndays = 3\n").empty());
    CHECK_FALSE(faults_of("titel = 'x'\n").empty());
    CHECK_FALSE(faults_of("title = 3\n").empty());
    CHECK_FALSE(faults_of("[period]\ndays = 'three'\n").empty());
    CHECK_FALSE(faults_of("[period]\nday = 3\n").empty());
    CHECK_FALSE(faults_of("[rules.iap]\nworkshop_minute = 90\n").empty());
    CHECK_FALSE(faults_of("[pathways.a.stages.b]\ndoes = 'apointment'\n").empty());
    CHECK_FALSE(faults_of("[pathways.a.stages.b]\ndoes = 'walk_in'\npacience = '1 h'\n").empty());
}

TEST_CASE("What the reader refuses for a key or a shape the schema mostly refuses too", "[schema]") {
    // Mistakes that only the whole scenario shows are beyond a schema: these are not.
    for (const char* name :
         {"misspelt_key", "misspelt_and_shapeless", "unknown_kind_of_stage", "wrong_unit"}) {
        INFO(name);
        const std::string text =
            program::contents(source_folder / "tests/bad_scenarios" / (std::string(name) + ".toml"));
        CHECK_FALSE(faults_of(text).empty());
    }
}
