#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What the forms of the event log for process mining have in common.
namespace caseload::output {

/// The transition of XES's lifecycle extension (IEEE 1849) that an event of the log is: schedule, withdraw, start,
/// suspend or complete.
std::string_view lifecycle_of(std::string_view event);

/// The keys and values of a detail, "key=value;...", into `details`, which is emptied first. They point into `detail`.
using Details = std::vector<std::pair<std::string_view, std::string_view>>;
void read_details(std::string_view detail, Details& details);

/// Under what name a detail stands beside an event's own: "detail_start" for "start", else its key.
std::string name_of_detail(std::string_view key);

}  // namespace caseload::output
