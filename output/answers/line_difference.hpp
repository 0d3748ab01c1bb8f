#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace caseload::output {

/// A line that only one of two scenarios has.
struct LineChange {
    bool added = false;   ///< The variant has it; else the base has.
    std::string section;  ///< The TOML table it stands in: "[rules.htw]"; empty at the top.
    std::string line;     ///< Without the blanks before it.
    bool operator==(const LineChange&) const = default;
};

/// What differs between two TOML texts line by line (a shortest edit script: Wu, Manber, Myers and Miller 1990; of long
/// texts with little in common a short one), in the order of the texts, of a place first what is gone. Tables' own lines
/// are told as the sections of their lines, numbers as short as they can be told apart, and the scenario's title and question are not told: they always differ.
std::vector<LineChange> line_difference(std::string_view base, std::string_view variant);

}  // namespace caseload::output
