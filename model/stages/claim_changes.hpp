#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// The turns of a claim as changes in a life: benefit is claimed, left and claimed again, and the strands hear of it.
namespace caseload::model {

/// Opens a claim `elapsed_days` ago (0: today) and schedules its end; conditional on having lasted so long.
/// Head::claims stays set as long as the person is on benefit or is going to claim again.
void open_claim(Site& site, std::uint32_t person, std::int32_t elapsed_days);
/// Somebody who has just left benefit: stands interrupted in the stage, and may claim again as those do who left for
/// the first cause.
void come_in_off_benefit(Site& site, std::uint32_t person, std::uint16_t stage);
/// The claim ends now, for this cause; nothing where there is none. Strands react at once, and somebody who will not
/// claim again within the run may be gone afterwards: who calls it looks whether the strand at hand is what it was.
void close_claim(Site& site, std::uint32_t person, std::uint16_t cause);
/// The claim's event is due: benefit is left, or claimed again, or another office becomes theirs.
void claim_due(Site& site, std::uint32_t person);

}  // namespace caseload::model
