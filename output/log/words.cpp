#include "output/log/words.hpp"

#include <algorithm>
#include <array>

namespace caseload::output {

std::string_view lifecycle_of(std::string_view event) {
    constexpr auto known = std::to_array<std::pair<std::string_view, std::string_view>>({
        {"booked", "schedule"},
        {"cancelled", "withdraw"},
        {"session_not_run", "withdraw"},
        {"entered", "start"},
        {"placement_started", "start"},
        {"interrupted", "suspend"},
    });
    for (const auto& [name, transition] : known) {
        if (name == event) return transition;
    }
    return "complete";
}

void read_details(std::string_view detail, Details& details) {
    details.clear();
    while (!detail.empty()) {
        const std::size_t end = std::min(detail.find(';'), detail.size());
        const std::string_view one = detail.substr(0, end);
        const std::size_t equals = one.find('=');
        if (equals != std::string_view::npos)
            details.emplace_back(one.substr(0, equals), one.substr(equals + 1));
        detail.remove_prefix(std::min(end + 1, detail.size()));
    }
}

std::string name_of_detail(std::string_view key) {
    constexpr auto taken =
        std::to_array<std::string_view>({"ocel_id", "ocel_time", "ocel_changed_field", "lifecycle", "office",
                                         "pathway", "stage", "start", "end", "rule", "event"});
    const bool is_taken = std::find(taken.begin(), taken.end(), key) != taken.end();
    return is_taken ? "detail_" + std::string(key) : std::string(key);
}

}  // namespace caseload::output
