#include <fmt/format.h>

#include <map>
#include <nlohmann/json.hpp>

#include "cli/reference/tables.hpp"
#include "model/rules/parameters.hpp"
#include "scenarios/reader/text/key.hpp"

namespace caseload::cli {

namespace {

using Json = nlohmann::ordered_json;
using scenarios::Key;
using scenarios::Kind;

/// A section of the language: its keys by kind of stage ("" where there are none), and the sections below it
/// by name, "*" for any name, "[]" for the items of a list.
struct Section {
    std::string meaning;
    std::map<std::string, std::vector<Key>> keys;
    std::map<std::string, Section> below;
};

/// "pathways.*.on.*[]" as its steps: pathways, *, on, *, [].
std::vector<std::string> steps(std::string_view path) {
    std::vector<std::string> steps;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('.'), path.size());
        std::string step(path.substr(0, end));
        path.remove_prefix(std::min(end + 1, path.size()));
        const bool list = step.ends_with("[]");
        if (list) step.resize(step.size() - 2);
        steps.push_back(std::move(step));
        if (list) steps.emplace_back("[]");
    }
    return steps;
}

Section language() {
    Section root;
    for (const scenarios::KeyTable& table : scenarios::key_tables()) {
        std::string_view path = table.section;
        std::string kind;
        if (const auto bracket = path.find(" ("); bracket != path.npos) {
            kind = path.substr(bracket + 2, path.size() - bracket - 3);
            path = path.substr(0, bracket);
        }
        Section* at = &root;
        for (const std::string& step : steps(path)) at = &at->below[step];
        if (kind.empty()) at->meaning = table.meaning;
        auto& keys = at->keys[kind];
        keys.insert(keys.end(), table.keys.begin(), table.keys.end());
    }
    return root;
}

Json type(const char* name) { return {{"type", name}}; }
Json any_of(Json alternatives) { return {{"anyOf", std::move(alternatives)}}; }
Json list_of(Json items) { return {{"type", "array"}, {"items", std::move(items)}}; }
Json names_of(Json values) { return {{"type", "object"}, {"additionalProperties", std::move(values)}}; }

Json refer(const std::string& definition) { return {{"$ref", "#/definitions/" + definition}}; }

Json choice(std::string_view choices) {
    Json words = Json::array();
    while (!choices.empty()) {
        const std::size_t end = std::min(choices.find('|'), choices.size());
        words.push_back(std::string(choices.substr(0, end)));
        choices.remove_prefix(std::min(end + 1, choices.size()));
    }
    return {{"enum", std::move(words)}};
}

/// A number that may also be a parameter's: { rule = "iap.workshop_minutes" }.
Json or_rule(Json value) {
    return any_of({std::move(value), {{"type", "object"}, {"required", Json::array({"rule"})}}});
}

Json value_of(const Key& key) {
    switch (key.kind) {
    case Kind::text:
    case Kind::name:
    case Kind::time_of_day: return type("string");
    case Kind::day:
    case Kind::span: return or_rule(type("string"));
    case Kind::choice: return choice(key.choices);
    case Kind::integer: return or_rule(type("integer"));
    case Kind::number: return or_rule(type("number"));
    case Kind::share: return or_rule(any_of({type("number"), type("string")}));
    case Kind::flag: return type("boolean");
    case Kind::weekdays: return list_of(choice("Mon|Tue|Wed|Thu|Fri|Sat|Sun"));
    case Kind::distribution: return any_of({type("string"), refer("distribution")});
    case Kind::names: return any_of({type("string"), list_of(type("string"))});
    case Kind::numbers: return any_of({type("number"), list_of(type("number"))});
    case Kind::list: return type("array");
    case Kind::table: return type("object");
    case Kind::counts: return names_of(type("integer"));
    case Kind::shares: return any_of({type("object"), type("array")});
    case Kind::condition: return refer("condition");
    case Kind::route: return any_of({type("string"), type("object")});
    case Kind::one_or_more: return any_of({type("object"), type("array")});
    case Kind::any: break;
    }
    return Json::object();
}

Json schema_of(const Section& section);

/// A section where a key stands: alone, in a list, or in place of a word.
Json place_of(const Key& key, const Section& section) {
    const Json one = schema_of(section);
    if (key.kind == Kind::counts) {
        const Json dated = schema_of(section.below.at("*"));
        return names_of(any_of({type("integer"), dated, list_of(dated)}));
    }
    if (key.kind == Kind::table || section.below.contains("*")) return one;
    if (key.kind == Kind::list) return section.below.contains("[]") ? one : list_of(one);
    if (section.below.contains("[]")) return any_of({one, type("object"), type("string")});
    return or_rule(any_of({one, list_of(one), type("string"), type("number")}));
}

Json properties(const Section& section, std::initializer_list<std::string> kinds) {
    Json properties = Json::object();
    for (const std::string& kind : kinds) {
        const auto found = section.keys.find(kind);
        if (found == section.keys.end()) continue;
        for (const Key& key : found->second) {
            const auto below = section.below.find(std::string(key.name));
            // The reviews' `until` is a condition, the waits' a moment.
            const bool own = below != section.below.end() && key.kind != Kind::condition;
            Json value = own ? place_of(key, below->second) : value_of(key);
            if (key.varies == scenarios::Varies::yes) value = any_of({value, type("object"), type("array")});
            if (key.varies == scenarios::Varies::rule) value = any_of({value, type("object")});
            value["description"] = std::string(key.meaning) +
                                   (key.standard.empty() ? "" : fmt::format(" (default: {})", key.standard));
            if (key.required()) value["description"] = std::string(key.meaning) + " (required)";
            properties[std::string(key.name)] = std::move(value);
        }
    }
    return properties;
}

Json object(Json properties, const std::string& meaning) {
    Json schema = {
        {"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!meaning.empty()) schema["description"] = meaning;
    return schema;
}

Json schema_of(const Section& section) {
    if (const auto items = section.below.find("[]"); items != section.below.end())
        return list_of(schema_of(items->second));
    if (const auto named = section.below.find("*"); named != section.below.end() && section.keys.empty())
        return names_of(schema_of(named->second));
    if (section.keys.size() <= 1) return object(properties(section, {""}), section.meaning);
    // A stage: the keys that it may have follow from what it does.
    Json kinds = Json::array();
    for (const auto& [kind, keys] : section.keys) {
        if (kind.empty()) continue;
        Json of_kind = properties(section, {"", kind});
        of_kind["does"] = {{"const", kind}};
        kinds.push_back(object(std::move(of_kind), {}));
    }
    Json leaving = properties(section, {""});
    leaving["does"] = {{"const", "exit"}};
    kinds.push_back(object(std::move(leaving), {}));
    return {{"description", section.meaning}, {"anyOf", std::move(kinds)}};
}

Json rules() {
    Json chapters = Json::object();
    for (const model::Parameter& parameter : model::parameters()) {
        const std::string chapter(chapter_of(parameter));
        const std::string name(parameter.name.substr(chapter.size() + 1));
        const std::string_view unit = unit_of(parameter.kind);
        chapters[chapter]["type"] = "object";
        chapters[chapter]["additionalProperties"] = false;
        chapters[chapter]["properties"][name] = {
            {"description",
             fmt::format("{} [{}; {} to {}; default {}; {}]", parameter.meaning,
                         unit.empty() ? name_of(parameter.kind) : unit, number_of(parameter, parameter.low),
                         number_of(parameter, parameter.high), number_of(parameter, parameter.standard),
                         parameter.source)}};
    }
    return object(std::move(chapters), "Parameters of the rules where they differ from the default");
}

}  // namespace

std::string json_schema() {
    const Section root = language();
    Json schema = {{"$schema", "http://json-schema.org/draft-07/schema#"}, {"title", "A caseload scenario"}};
    const Json body = object(properties(root, {""}), {});
    for (const auto& [name, value] : body.items()) schema[name] = value;
    schema["properties"]["office_defaults"] = {{"$ref", "#/properties/offices/additionalProperties"}};
    schema["properties"]["rules"] = rules();
    // Attributes of people are keys of a condition too.
    Json condition = schema_of(root.below.at("condition"));
    condition["additionalProperties"] = true;
    schema["definitions"] = {{"condition", std::move(condition)},
                             {"distribution", schema_of(root.below.at("distribution"))}};
    return schema.dump(2) + "\n";
}

}  // namespace caseload::cli
