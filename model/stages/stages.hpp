#pragma once

#include "model/office/site.hpp"

/// What each kind of stage does. `take_up` runs on entry, `due` when what the strand waits for has come, `give_up` when the
/// strand is taken out of the stage from outside: it frees what is booked, seized or queued for.
namespace caseload::model {

void take_up(Site& site, Who who, const Appointment& stage);
void due(Site& site, Who who, const Appointment& stage);
void give_up(Site& site, Who who, const Appointment& stage);

void take_up(Site& site, Who who, const Call& stage);
void due(Site& site, Who who, const Call& stage);
void give_up(Site& site, Who who, const Call& stage);

void take_up(Site& site, Who who, const WalkIn& stage);
void due(Site& site, Who who, const WalkIn& stage);
void give_up(Site& site, Who who, const WalkIn& stage);

void take_up(Site& site, Who who, const GroupSession& stage);
void due(Site& site, Who who, const GroupSession& stage);
void give_up(Site& site, Who who, const GroupSession& stage);

void take_up(Site& site, Who who, const Reviews& stage);
void due(Site& site, Who who, const Reviews& stage);
void give_up(Site& site, Who who, const Reviews& stage);
/// The review that was called off is held as soon as can be.
void hold_review_soon(Site& site, Who who, const Reviews& stage);

void take_up(Site& site, Who who, const DecisionMaker& stage);
void due(Site& site, Who who, const DecisionMaker& stage);
void give_up(Site& site, Who who, const DecisionMaker& stage);

void take_up(Site& site, Who who, const Choose& stage);
void take_up(Site& site, Who who, const Wait& stage);
void due(Site& site, Who who, const Wait& stage);
void take_up(Site& site, Who who, const Exit& stage);

void take_up(Site& site, Who who, const DailyReviews& stage);
void due(Site& site, Who who, const DailyReviews& stage);
void give_up(Site& site, Who who, const DailyReviews& stage);
/// Schedules the attendance that is next from now on, or leaves the stage when there is none.
void attend_next(Site& site, Who who, const DailyReviews& stage);

void take_up(Site& site, Who who, const Placement& stage);
void due(Site& site, Who who, const Placement& stage);
void give_up(Site& site, Who who, const Placement& stage);

/// Kinds that hold nothing.
inline void due(Site&, Who, const Choose&) {}
inline void due(Site&, Who, const Exit&) {}
inline void give_up(Site&, Who, const Choose&) {}
inline void give_up(Site&, Who, const Wait&) {}
inline void give_up(Site&, Who, const Exit&) {}

}  // namespace caseload::model
