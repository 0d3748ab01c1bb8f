#pragma once

#include <cstdint>
#include <vector>

#include "model/office/people.hpp"

namespace caseload::model {

/// A failure that a decision maker has yet to decide on (HTW-94).
struct Referral {
    std::uint32_t person = 0;
    std::uint32_t due = 0;     ///< Seconds from day zero.
    std::uint32_t order = 0;   ///< Of equal due times, which came first.
    std::uint16_t stage = 0;   ///< The decision_maker stage.
    DayNumber failed = unset;  ///< The day of the failure.
    std::uint8_t strand = 0;
    std::uint8_t entry = 0;      ///< Which entry into the stage it came by: names its draws.
    std::uint16_t reserved = 0;  ///< 1: decided so, until it goes back to the decision maker (HTW-97, 160).
};

/// A failure that has brought a sanction and may still count for another one (HTW-92, HTW-77).
struct Sanction {
    std::uint32_t person = 0;
    DayNumber failed = unset;
    std::uint8_t higher_level = 0;
    std::uint8_t was_repeated = 0;  ///< It got more than the length for a first one.
};

/// All referrals of a site, in no order that matters, and what they have come to.
struct Referrals {
    std::vector<Referral> all;
    std::vector<Sanction> sanctions;
    std::uint32_t next_order = 0;

    template <class Archive> void fields(Archive& archive) {
        archive("all", all);
        archive("sanctions", sanctions);
        archive("next_order", next_order);
    }
};

}  // namespace caseload::model
