#pragma once

#include "model/site.hpp"

/// The benefit claim of a person: leaving by competing causes, employment, coming back.
namespace caseload::model {

/// Opens a claim `elapsed_days` ago (0: today) and schedules its end; conditional on having lasted so long.
void open_claim(Site& site, std::uint32_t person, std::int32_t elapsed_days);
/// The claim's event is due: benefit is left, or claimed again.
void claim_happens(Site& site, std::uint32_t person);
/// A clock that an effect counts from has moved: the date of leaving is found again, never redrawn.
void reconsider_claim(Site& site, std::uint32_t person);
/// Books the person's last stretch in the curves up to the end of the run, and counts headcounts. Once a person.
void close_account(Site& site, std::uint32_t person);

/// The day on which a hazard's threshold is passed: the first day d >= `from_day` of the spell by whose end the
/// factors' share of the cumulated hazard since `from_day` exceeds what is left; a large number if never.
std::int32_t day_of_leaving(Site& site, std::uint32_t person, std::uint16_t cause);

}  // namespace caseload::model
