#pragma once

#include <cstdint>
#include <limits>

#include "model/office/site.hpp"

/// The benefit claim of a person: leaving by competing causes, employment, coming back.
///
/// Days of a spell count from 0, the day of the claim. A person is on benefit on day d as long as the hazard used up
/// before day d is less than the threshold; leaving takes effect at midnight, when the first day without benefit
/// begins. The date is a function of the record: it is found again when a clock moves, never drawn again.
namespace caseload::model {

/// More of Head::flags: the account is closed; the curves' question whether to count has been decided, and how.
constexpr std::uint8_t account_closed = 8;
constexpr std::uint8_t follow_up_counted = 16;
constexpr std::uint8_t follow_up_decided = 32;

/// Head::cause of those who came in off benefit: not employed, and no cause of leaving is known of them.
constexpr std::uint8_t came_in = 255;

/// Somebody who has just left benefit: stands interrupted in the stage, and may claim again as those do who left for
/// the first cause.
void come_in_off_benefit(Site& site, std::uint32_t person, std::uint16_t stage);
/// The claim ends now, for this cause; nothing where there is none. Strands react at once, and somebody who will not
/// claim again within the run may be gone afterwards: who calls it looks whether the strand at hand is what it was.
void close_claim(Site& site, std::uint32_t person, std::uint16_t cause);
/// Opens a claim `elapsed_days` ago (0: today) and schedules its end; conditional on having lasted so long.
/// Head::claims stays set as long as the person is on benefit or is going to claim again.
void open_claim(Site& site, std::uint32_t person, std::int32_t elapsed_days);
/// The claim's event is due: benefit is left, or claimed again, or another office becomes theirs.
void claim_happens(Site& site, std::uint32_t person);
/// A clock that an effect counts from has moved, or the person has come from another office: the date of leaving or
/// of claiming again is found anew and scheduled, never before tomorrow.
void reconsider_claim(Site& site, std::uint32_t person);
/// The hazards are others from today on, which begins: the date is found again, never drawn again. `due` is when the
/// claim's event waits, Time::max() where none does; where nothing moves it stays as it is.
void find_claim_again(Site& site, std::uint32_t person, sim::Time due);
/// Books the person's last stretch in the curves up to the end of the run, and counts headcounts. Once a person.
void close_account(Site& site, std::uint32_t person);

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

/// The strand by which a person came in, which stands for the whole person in conditions and in the log.
Who main_strand(Site& site, std::uint32_t person);

}  // namespace caseload::model
