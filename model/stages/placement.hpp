#pragma once

#include "model/stages/stages.hpp"

/// The parts of a stay with a provider (HTW-63 to 132): its places, its weeks, and moves in the middle of it.
namespace caseload::model {

/// Where in the course of a placement a strand is; its Strand::phase. Strand::detail is the next meeting, first day or
/// report, in seconds from day zero; while placed, the end of the present sickness.
enum class PlacementPhase : std::uint8_t {
    asking,          ///< For a place; the answer comes overnight.
    engaging,        ///< Referred; a place is held.
    missed,          ///< The engagement meeting; the report is on its way.
    sourcing,        ///< Met the provider; a place is held, and a placement is being found.
    not_started,     ///< Did not come on the first day; the report is on its way.
    placed,          ///< At work; the place is used.
    engaging_again,  ///< Back for the balance.
    sourcing_again,
    moved,  ///< To another office before the start.
    over
};

enum PlacementEnding : std::size_t {
    placement_completed,
    placement_no_place,
    placement_engagement_missed,
    placement_not_started,
    placement_out_of_reach,
    placement_withdrawn
};

inline PlacementPhase phase_of(Site& site, Who who) {
    return static_cast<PlacementPhase>(site.strand(who).phase);
}
inline void set_phase(Site& site, Who who, PlacementPhase phase) {
    site.strand(who).phase = static_cast<std::uint8_t>(phase);
}
void leave_placement(Site& site, Who who, PlacementEnding ending);

// --- days (placement.cpp)
sim::Day referral_day(Site& site, Who who, const Placement& stage);
/// The first day without provision: it runs from the referral, whatever happens in between (HTW-75).
sim::Day end_of_provision(Site& site, Who who, const Placement& stage);
/// The first day after a placement that has begun: provision cuts it off when it started late (HTW-75).
sim::Day end_of_placement(Site& site, Who who, const Placement& stage);
/// Has the placement's first day been (reading 25), in this stay or before a break?
bool has_started(Site& site, Who who, const Placement& stage);
/// The provider looks for a placement; unless one begins before provision ends, the search lasts until then.
void begin_sourcing(Site& site, Who who, const Placement& stage, PlacementPhase phase);

// --- places (placement_places.cpp)
/// Asks overnight for a place of the year that today lies in.
void ask_for_place(Site& site, Who who, const Placement& stage);
/// A place that was held is free again.
void give_place_back(Site& site, Who who, const Placement& stage);
/// The first day: the place counts for good.
void use_place(Site& site, Who who, const Placement& stage);
/// place_granted or place_refused. A place granted to somebody who no longer waits for it is given back.
void take_place_answer(Site& site, const Request& request);
/// Before somebody in the stage leaves for another office: what has not started ends here (HTW-119).
void move_out(Site& site, Who who, const Placement& stage);

// --- weeks (placement_weeks.cpp)
/// Schedules the end of the week with the provider that begins today, or that of the search or placement if it is
/// sooner.
void schedule_week(Site& site, Who who, const Placement& stage);
/// The same, and counts hours and costs of that week; of a part of a week, in proportion to its days.
void begin_week(Site& site, Who who, const Placement& stage);
/// Draws the absences of the week that begins today and what follows from them.
void draw_absences(Site& site, Who who, const Placement& stage);

}  // namespace caseload::model
