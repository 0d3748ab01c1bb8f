#pragma once

#include <span>
#include <vector>

#include "model/office/site.hpp"

/// What each kind of stage does. `begin` runs on entry, `happen` when the strand's event is due, `withdraw` when the
/// strand is taken out of the stage from outside: it frees what is booked, seized or queued for.
namespace caseload::model {

void begin(Site& site, Who who, const Appointment& stage);
void happen(Site& site, Who who, const Appointment& stage);
void withdraw(Site& site, Who who, const Appointment& stage);

void begin(Site& site, Who who, const Call& stage);
void happen(Site& site, Who who, const Call& stage);
void withdraw(Site& site, Who who, const Call& stage);

void begin(Site& site, Who who, const WalkIn& stage);
void happen(Site& site, Who who, const WalkIn& stage);
void withdraw(Site& site, Who who, const WalkIn& stage);

void begin(Site& site, Who who, const GroupSession& stage);
void happen(Site& site, Who who, const GroupSession& stage);
void withdraw(Site& site, Who who, const GroupSession& stage);

void begin(Site& site, Who who, const Reviews& stage);
void happen(Site& site, Who who, const Reviews& stage);
void withdraw(Site& site, Who who, const Reviews& stage);

/// The next review of a strand that is between two of them.
void begin_next_review(Site& site, Who who, const Reviews& stage);

void begin(Site& site, Who who, const DecisionMaker& stage);
void happen(Site& site, Who who, const DecisionMaker& stage);
void withdraw(Site& site, Who who, const DecisionMaker& stage);
/// Is the strand at a decision maker with something pending, or in the middle of a decision?
bool has_pending(Site& site, Who who);
/// Another failure of such a strand comes before the decision maker of `stage`, of the same pathway. The entry has
/// been counted.
void refer_again(Site& site, Who who, std::uint16_t stage);
/// HTW-160: what was reserved for the strand goes back to the decision maker, each failure keeping its date.
void refer_reserved(Site& site, Who who);
/// All that is pending of a person who moves to another office, in the order it came, and what has been sanctioned; to
/// be called before strands are withdrawn, which drops the former.
void take_referrals(Site& site, std::uint32_t person, Request& into);
/// Puts them before the decision makers here: strands that stand at one go on waiting there, and are not entered again.
void bring_referrals(Site& site, std::uint32_t person, const Request& from);
/// Somebody has gone for good.
void forget_referrals(Site& site, std::uint32_t person);

void begin(Site& site, Who who, const Choose& stage);
void begin(Site& site, Who who, const Wait& stage);
void happen(Site& site, Who who, const Wait& stage);
void begin(Site& site, Who who, const Exit& stage);

void begin(Site& site, Who who, const DailyReviews& stage);
void happen(Site& site, Who who, const DailyReviews& stage);
void withdraw(Site& site, Who who, const DailyReviews& stage);

void begin(Site& site, Who who, const Placement& stage);
void happen(Site& site, Who who, const Placement& stage);
void withdraw(Site& site, Who who, const Placement& stage);
/// The answer to the request for a place.
void take_place(Site& site, Who who, const Placement& stage, bool granted, std::int64_t left);
/// Somebody in the stage has moved in from another office; the strand goes on here.
void move_in(Site& site, Who who, const Placement& stage);

/// Kinds that hold nothing.
inline void happen(Site&, Who, const Choose&) {}
inline void happen(Site&, Who, const Exit&) {}
inline void withdraw(Site&, Who, const Choose&) {}
inline void withdraw(Site&, Who, const Wait&) {}
inline void withdraw(Site&, Who, const Exit&) {}

/// A booking fell through because nobody could take it: the stage ends as cancelled, or looks for another time.
void lose_booking(Site& site, Who who);
/// The capacity of a unit of the desk changes: those whose turn it is start.
void serve_waiting(Site& site);
/// Everybody waiting in queues is sent away when the office closes.
void close_queues(Site& site);
/// Gives back whatever the person kept from earlier stages.
void release_kept(Site& site, std::uint32_t person);

}  // namespace caseload::model
