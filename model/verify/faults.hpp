#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace caseload::model {

/// What of a run was looked at, and what did not hold.
struct Faults {
    std::int64_t looked_at = 0;
    std::int64_t found = 0;
    std::vector<std::string> told;  ///< The first most_told of those found, in words.

    static constexpr std::size_t most_told = 20;

    /// One thing that must hold; `words` makes the sentence where it does not.
    template <class Words> void require(bool holds, const Words& words) {
        ++looked_at;
        if (holds) return;
        ++found;
        if (told.size() < most_told) told.push_back(words());
    }
    void add(const Faults& other) {
        looked_at += other.looked_at;
        found += other.found;
        for (const std::string& one : other.told)
            if (told.size() < most_told) told.push_back(one);
    }
};

}  // namespace caseload::model
