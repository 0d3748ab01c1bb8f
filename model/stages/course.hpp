#pragma once

#include <cstddef>
#include <cstdint>

#include "model/office/site.hpp"

/// The course of a life through its stages: entering, leaving, routes, reactions. Stages call it when they end, and are
/// called by it when they begin: what is called may have led anywhere, to another office or to the end of everything,
/// before it returns.
namespace caseload::model {

/// Enters a stage; one that is held overnight at another office sends the person there.
void enter(Site& site, Who who, std::uint16_t stage);
/// A stay begins in the stage that the strand is at. Throws std::runtime_error, naming claimant and stages, where the
/// strand has entered more than most_entries_within_a_second within this second: it would go round for ever.
void begin_stay(Site& site, Who who);
/// Leaves the present stage by an ending and goes where its route leads.
void leave(Site& site, Who who, std::size_t ending);
/// The strand is no longer in any stage.
void end_strand(Site& site, Who who);
/// The strand stands interrupted where it is.
void suspend(Site& site, Who who);
/// Takes a person's time out of diaries, sessions and queues, whatever the stage.
void give_up(Site& site, Who who);

/// What passing through a stage or along a route does besides moving the strand.
void apply(Site& site, Who who, const Actions& actions);
/// Every strand does what the scenario says when something happens to the person.
void react(Site& site, std::uint32_t person, Happening happening);
void set_clock(Site& site, std::uint32_t person, std::uint16_t clock, sim::Day day);
/// Throws std::logic_error for a change that the scenario's table does not allow.
void set_marker(Site& site, Who who, std::uint8_t to);
/// Forgets a person with nothing left to happen: no strand in a stage, and no claim to come.
void remove_if_done(Site& site, std::uint32_t person);

}  // namespace caseload::model
