#pragma once

#include <cstdint>
#include <string>

namespace caseload::model {

/// A figure that a scenario's question is about, by its name in words, and what it is to be.
struct Answer {
    enum class Wanted : std::uint8_t { nothing, at_least, at_most };

    std::string measure, unit;
    std::string office, pathway, stage,
        group;  ///< Empty: about all of them, or the measure has no such dimension.
    Wanted wanted = Wanted::nothing;
    double value = 0;  ///< In the unit.
};

}  // namespace caseload::model
