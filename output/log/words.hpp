#pragma once

#include <string>
#include <string_view>

#include "model/office/log.hpp"

/// What the forms of the event log have in common.
namespace caseload::output {

/// The transition of XES's lifecycle extension (IEEE 1849) that an event of the log is: schedule, withdraw, start,
/// suspend or complete.
std::string_view lifecycle_of(model::LogEvent event);

/// Does somebody come, whose attributes the line tells?
bool comes(model::LogEvent event);

/// Does the line carry only the details that the list says of its event, and attributes only where somebody comes?
bool only_listed(const model::LogLine& line);

/// "work", "3", "yes", "2015-05-09", "09:10".
std::string text_of(const model::DetailValue& value);

/// A line's details, or somebody's attributes, as they stand in events.csv: "key=value;...". A `;`, a `=` and
/// a backslash in a key or a value have a backslash before them.
std::string details_in_words(const model::LogLine& line);

/// Under what name a detail or an attribute stands beside an event's own: "detail_start" for "start", else its name.
std::string name_beside(std::string_view name);

}  // namespace caseload::output
