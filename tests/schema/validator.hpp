#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>
#include <vector>

/// Documents held against a JSON Schema (draft 07) by valijson, which knows nothing of the program.
namespace caseload::schema {

using Json = nlohmann::json;

class Validator {
public:
    /// Throws where the schema is none.
    explicit Validator(const Json& schema) {
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::NlohmannJsonAdapter(schema), schema_);
    }

    /// What is wrong with a document, each with its place; empty: it is valid.
    std::vector<std::string> faults(const Json& document) const {
        valijson::ValidationResults results;
        valijson::Validator(valijson::Validator::kStrongTypes)
            .validate(schema_, valijson::adapters::NlohmannJsonAdapter(document), &results);
        std::vector<std::string> found;
        for (const auto& error : results)
            found.push_back(fmt::format("{}: {}", fmt::join(error.context, ""), error.description));
        return found;
    }

private:
    valijson::Schema schema_;
};

}  // namespace caseload::schema
