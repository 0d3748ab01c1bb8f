#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// The account of a person's claim: its next turn is scheduled, and what lies behind is booked.
namespace caseload::model {

/// More of Head::flags: the account is closed; the curves' question whether to count has been decided, and how.
constexpr std::uint8_t account_closed = 8;
constexpr std::uint8_t follow_up_counted = 16;
constexpr std::uint8_t follow_up_decided = 32;

/// Schedules the claim's next turn and says so, if it comes within the run; an earlier event lapses.
bool schedule_turn(Site& site, std::uint32_t person);
/// A clock that an effect counts from has moved, or the person has come from another office: the date of leaving or
/// of claiming again is found anew and scheduled, never before tomorrow.
void reconsider_claim(Site& site, std::uint32_t person);
/// The hazards are others from today on, which begins: the date is found again, never drawn again. `due` is when the
/// claim's event waits, Time::max() where none does; where nothing moves it stays as it is.
void find_claim_again(Site& site, std::uint32_t person, sim::Time due);
/// Books the time since benefit was left, up to the day `until`: employment, or another benefit (TRIAL-14).
void book_time_off(Site& site, std::uint32_t person, std::int64_t until);
/// Books the person's last stretch in the curves up to the end of the run, and counts headcounts. Once a person.
void close_account(Site& site, std::uint32_t person);

}  // namespace caseload::model
