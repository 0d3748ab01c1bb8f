#pragma once

#include "model/office/site.hpp"

/// What to do about a session with fewer booked than its minimum (IAP-4, IAP-5).
namespace caseload::model {

/// Fewest and most for a session of the stage at this office: its own numbers, or the stage's.
std::int64_t smallest_of(const Site& site, std::uint16_t stage, sim::Day day);
std::int64_t largest_of(const Site& site, std::uint16_t stage, sim::Day day);

/// Lets older events of the session lapse and schedules its next.
void schedule_session(Site& site, std::uint32_t session, sim::Time when);

/// Counts the bookings. With none the session is called off and nothing is said; below the minimum the policies are
/// tried in order; when none of them applies it goes ahead all the same, subject to the cancel floor: below the
/// recommended size is counted, not forbidden (IAP-4).
void decide(Site& site, std::uint32_t session);
/// Nobody is any longer asked about at other offices: with those who stay the next policy is tried.
void settle(Site& site, std::uint32_t session);

}  // namespace caseload::model
