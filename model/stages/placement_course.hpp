#pragma once

#include <cstddef>
#include <cstdint>

#include "model/office/site.hpp"

/// The course of a stay with a provider (HTW-63 to 132). Its places and its weeks are apart.
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

sim::Day referral_day(Site& site, Who who, const Placement& stage);
/// The first day without provision: it runs from the referral, whatever happens in between (HTW-75).
sim::Day end_of_provision(Site& site, Who who, const Placement& stage);
/// The first day after a placement that has begun: provision cuts it off when it started late (HTW-75), and is its only end
/// after a break (HTW-115).
sim::Day end_of_placement(Site& site, Who who, const Placement& stage);
/// Has the placement's first day been (reading 25), in this stay or before a break?
bool has_started(Site& site, Who who, const Placement& stage);
/// The provider looks for a placement; unless one begins before provision ends, the search lasts until then.
void begin_sourcing(Site& site, Who who, const Placement& stage, PlacementPhase phase);

/// The answer to the request for a place.
void take_place(Site& site, Who who, const Placement& stage, bool granted, std::int64_t left);

}  // namespace caseload::model
