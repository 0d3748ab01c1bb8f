#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// As much of JSON Schema (draft 07) as `caseload reference --json-schema` uses: type, enum, const, anyOf, properties,
/// additionalProperties, items, required and $ref. A word that is none of these fails.
namespace caseload::schema {

using Json = nlohmann::json;

class Validator {
public:
    explicit Validator(Json schema) : root_(std::move(schema)) {}

    /// What is wrong with a document, each with its place; empty: it is valid.
    std::vector<std::string> faults(const Json& document) const {
        std::vector<std::string> found;
        check(root_, document, "", found);
        return found;
    }

private:
    static bool is_of(const Json& value, const std::string& type) {
        if (type == "number") return value.is_number();
        if (type == "integer") return value.is_number_integer();
        return value.type_name() == type;
    }

    void check(const Json& schema, const Json& value, const std::string& place,
               std::vector<std::string>& found) const {
        for (const auto& [word, wanted] : schema.items()) {
            if (word == "$ref") {
                check(root_.at(Json::json_pointer(wanted.get<std::string>().substr(1))), value, place, found);
            } else if (word == "type") {
                if (!is_of(value, wanted)) found.push_back(place + ": wanted " + wanted.get<std::string>());
            } else if (word == "const") {
                if (value != wanted) found.push_back(place + ": wanted " + wanted.dump());
            } else if (word == "enum") {
                if (std::find(wanted.begin(), wanted.end(), value) == wanted.end())
                    found.push_back(place + ": none of " + wanted.dump());
            } else if (word == "anyOf") {
                check_any(wanted, value, place, found);
            } else if (word == "required") {
                for (const Json& key : wanted)
                    if (value.is_object() && !value.contains(key.get<std::string>()))
                        found.push_back(place + ": lacks " + key.dump());
            } else if (word == "items") {
                for (std::size_t i = 0; value.is_array() && i < value.size(); ++i)
                    check(wanted, value[i], place + '[' + std::to_string(i) + ']', found);
            } else if (word == "properties" || word == "additionalProperties") {
                if (word == "additionalProperties" || !schema.contains("additionalProperties"))
                    check_members(schema, value, place, found);
            } else if (word != "$schema" && word != "title" && word != "description" &&
                       word != "definitions") {
                found.push_back("the schema has a word that is not known here: " + word);
            }
        }
    }

    void check_any(const Json& alternatives, const Json& value, const std::string& place,
                   std::vector<std::string>& found) const {
        std::vector<std::string> least;
        for (const Json& alternative : alternatives) {
            std::vector<std::string> faults;
            check(alternative, value, place, faults);
            if (faults.empty()) return;
            if (least.empty() || faults.size() < least.size()) least = faults;
        }
        found.push_back(place + ": no alternative suits");
        found.insert(found.end(), least.begin(), least.end());
    }

    void check_members(const Json& schema, const Json& value, const std::string& place,
                       std::vector<std::string>& found) const {
        if (!value.is_object()) return;
        const Json properties = schema.value("properties", Json::object());
        for (const auto& [key, member] : value.items()) {
            const std::string at = place + "." + key;
            if (properties.contains(key)) {
                check(properties[key], member, at, found);
            } else if (schema.contains("additionalProperties")) {
                const Json& others = schema["additionalProperties"];
                if (others.is_object())
                    check(others, member, at, found);
                else if (!others.get<bool>())
                    found.push_back(at + ": there is no such key");
            }
        }
    }

    Json root_;
};

}  // namespace caseload::schema
