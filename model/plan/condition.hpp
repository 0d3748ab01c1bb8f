#pragma once

#include <cstdint>
#include <vector>

#include "sim/time.hpp"

namespace caseload::model {

/// One test of a case: structured data over attributes, clocks, markers, history and counts.
struct Test {
    enum class Of : std::uint8_t {
        attribute,      ///< subject: attribute; holds when the level's bit is set in `levels`
        marker,         ///< holds when the marker's bit is set in `levels` (bit 0: none)
        clock_set,      ///< subject: clock; low != 0: set, else unset
        days_since,     ///< subject: clock; low <= days since it < high; an unset clock fails
        clock_between,  ///< subject: clock; low <= its day < high, days counted from 1970-01-01
        visits,         ///< subject: stage; low <= entries so far < high
        interrupted,    ///< subject: stage; the strand's suspended stage is this one
        on_benefit,     ///< low != 0: on benefit, else off
        office,         ///< the office's bit is set in `levels`
        today,          ///< low <= today < high, days counted from 1970-01-01
        place_free,     ///< subject: provider; places were left in the office's area last night
        same_area,      ///< low != 0: whoever moves in comes from an office of the same area, else of another
        any_of,         ///< holds when one of `parts` holds
        none_of         ///< holds when none of `parts` holds
    };
    Of of = Of::attribute;
    std::uint16_t subject = 0;
    std::vector<std::uint64_t> levels;  ///< A bit a level.
    std::int64_t low = 0;
    std::int64_t high = 0;
    std::vector<Test> parts;

    bool operator==(const Test&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("of", of);
        archive("subject", subject);
        archive("levels", levels);
        archive("low", low);
        archive("high", high);
        archive("parts", parts);
    }
};

/// Holds when all its tests hold; without tests it always holds.
struct Condition {
    std::vector<Test> all;

    bool operator==(const Condition&) const = default;
    template <class Archive> void fields(Archive& archive) { archive("all", all); }
};

}  // namespace caseload::model
