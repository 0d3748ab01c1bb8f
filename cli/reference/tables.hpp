#pragma once

#include <string>
#include <vector>

#include "model/rules/parameters.hpp"

namespace caseload::cli {

/// A table of the reference.
struct ReferenceTable {
    std::string title;
    std::string meaning;  ///< May be empty.
    std::vector<std::string> headings;
    std::vector<std::vector<std::string>> rows;
};

/// A number of a parameter as text: 0.25, or 2014-04-28 where it is a date.
std::string number_of(const model::Parameter& parameter, double number);

/// Stage kinds, parameters, measures, events and scenario keys, each from the line that declares it.
std::vector<ReferenceTable> reference_tables();

/// Title, meaning and rows.
std::string as_text(const ReferenceTable& table);

/// The scenario language as a JSON Schema (draft 7), for editors. It is laxer than the reader: what depends
/// on other parts of a scenario is not checked.
std::string json_schema();

}  // namespace caseload::cli
