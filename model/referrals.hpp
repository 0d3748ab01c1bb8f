#pragma once

#include <cstdint>
#include <vector>

#include "model/people.hpp"

namespace caseload::model {

/// A failure that a decision maker has yet to decide on (HTW-94).
struct Referral {
    std::uint32_t person = 0;
    std::uint32_t due = 0;     ///< Seconds from day zero.
    std::uint32_t order = 0;   ///< Of equal due times, which came first.
    std::uint16_t stage = 0;   ///< The decision_maker stage.
    DayNumber failed = unset;  ///< The day of the failure.
    std::uint8_t strand = 0;
    std::uint8_t entry = 0;   ///< Which entry into the stage it came by: names its draws.
    std::uint16_t spare = 0;  ///< No padding: equal states are equal byte for byte.
};

/// All referrals of a site, in no order that matters.
struct Referrals {
    std::vector<Referral> all;
    std::uint32_t next_order = 0;

    template <class Archive> void fields(Archive& archive) {
        archive("all", all);
        archive("next_order", next_order);
    }
};

}  // namespace caseload::model
