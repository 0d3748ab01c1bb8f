#include "cli/words/changed_keys.hpp"

#include <fmt/format.h>

namespace caseload::cli {

std::vector<model::ChangedKey> changed_keys(const std::vector<std::string>& sets, Problems& problems) {
    std::vector<model::ChangedKey> keys;
    for (const std::string& set : sets) {
        const auto equals = set.find('=');
        if (equals == std::string::npos || equals == 0) {
            problems.add(fmt::format(
                "--set {}: wanted key=value, such as offices.Selby.staff.work_coach.count=9", set));
            continue;
        }
        keys.push_back({.key = set.substr(0, equals), .value = set.substr(equals + 1)});
    }
    return keys;
}

}  // namespace caseload::cli
