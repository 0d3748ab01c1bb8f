#pragma once

#include <cstdint>
#include <limits>

#include "model/office/site.hpp"

/// When a claim turns: leaving by competing causes, coming back, moving.
///
/// Days of a spell count from 0, the day of the claim. A person is on benefit on day d as long as the hazard used up
/// before day d is less than the threshold; leaving takes effect at midnight, when the first day without benefit
/// begins. The date is a function of the record: it is found again when a clock moves, never drawn again.
namespace caseload::model {

/// Head::cause of those who came in off benefit: not employed, and no cause of leaving is known of them.
constexpr std::uint8_t came_in = 255;

/// The first day of the spell, after day 0 (or after the days elapsed when the run began), on which the person is
/// off benefit for this cause if no other comes first; `never` (model/hazard.hpp) if there is none.
std::int32_t day_of_leaving(Site& site, std::uint32_t person, std::uint16_t cause);
/// Likewise the day of the next claim, in days since benefit was left for Head::cause.
std::int32_t day_of_return(Site& site, std::uint32_t person);
/// The day on which employment ends without a claim, in days since benefit was left; 0 if it never began.
std::int32_t day_of_job_loss(Site& site, std::uint32_t person);

/// Likewise the day of the spell's one move to another office; `never` where there is no other or nobody moves.
std::int32_t day_of_move(Site& site, std::uint32_t person);

/// What becomes of a claim next.
struct Turn {
    enum class Kind : std::uint8_t { leaves, returns, moves };
    Kind kind = Kind::leaves;
    std::int64_t day = std::numeric_limits<std::int64_t>::max();  ///< As DayNumber; the greatest: never.
    std::uint16_t cause = 0;                                      ///< Of leaving.
};
/// The first to come of leaving, or of a move later than the day `after` and before leaving; off benefit the next
/// claim. A day of leaving or claiming may lie in the past.
Turn next_turn(Site& site, std::uint32_t person, std::int64_t after);

}  // namespace caseload::model
