#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// What to do about a session with fewer booked than its minimum (IAP-4, IAP-5).
namespace caseload::model {

/// How a session below its minimum goes on.
enum class Next : std::uint8_t {
    as_scheduled,  ///< It goes ahead, waits for answers, or is over: nothing is to be done now.
    one_to_one,    ///< Those booked are to be seen one to one instead: it is to be called off.
    not_held       ///< Nothing could be done: it is to be called off.
};

/// Counts the bookings. With none the session is called off and nothing is said; below the minimum the policies are
/// tried in order; when none of them applies it is not held: that a small one may go ahead is a policy too, run_small,
/// for below the recommended size is counted, not forbidden (IAP-4).
Next decide(Site& site, std::uint32_t session);
/// Nobody is any longer asked about at other offices: with those who stay the next policy is tried.
Next settle(Site& site, std::uint32_t session);

}  // namespace caseload::model
