#pragma once

#include <initializer_list>

#include "model/office/log.hpp"
#include "model/office/site.hpp"

/// Failures that wait for decision makers, and the strands that stand there for them.
namespace caseload::model::decisions {

enum Ending : std::size_t { sanctioned, not_sanctioned, reserved };

/// Strand::phase: between decisions, in the middle of one, or on the way out after the last.
enum Phase : std::uint8_t { waiting, deciding, leaving };

/// The draw of a decision on a referral, named by the entry that it came by.
sim::Draw draw_of(Site& site, const Referral& referral, std::uint64_t decision);
bool occurs(Site& site, const Referral& referral, std::uint64_t decision, const Varying<sim::Chance>& chance);
bool is_of(const Referral& referral, Who who);
/// The strand's referral that is due first; of equal ones the one that came first. Null: none is pending.
Referral* next_of(Site& site, Who who);
/// A note about a referral, whatever stage the strand stands at.
void note(Site& site, Who who, const Referral& referral, LogEvent event,
          std::initializer_list<Detail> details = {});
/// The decision on a referral takes its time from now on.
void await_decision(Site& site, Who who, Referral& referral, const DecisionMaker& decision);
/// The strand, wherever it is, comes to stand at a decision maker, with nothing pending yet.
void stand_at(Site& site, Who who, std::uint16_t stage);
/// A failure comes before the decision maker, unless good reason is shown at once. The entry has been counted.
bool refer(Site& site, Who who, std::uint16_t stage_index);
/// Waits for the next decision, at its stage.
void await_next(Site& site, Who who);
/// One of several referrals is done with, and the strand stays for the others.
void count_ending(Site& site, const Referral& referral, Ending ending, std::int64_t seconds);

}  // namespace caseload::model::decisions
