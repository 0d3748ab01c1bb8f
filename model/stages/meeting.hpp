#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/office/log.hpp"
#include "model/office/site.hpp"

/// What a booked meeting with a member of staff has in common, whatever the stage: starting late, lasting, ending.
namespace caseload::model {

/// Is anybody or any room of the booking still held by an overrun? Then the strand's event is put off to when all are
/// free, counted once as late, and true is returned.
bool starts_late(Site& site, Who who);

/// The actual length of a meeting that starts now; member and rooms are busy until its end, and it is staff time spent.
/// The allotted length where the distribution says nothing. `attempt` tells the stage's meetings apart.
sim::Seconds hold(Site& site, Who who, const Varying<sim::Distribution>& lasts, std::uint32_t attempt = 0);

/// What hold() began lasts until then, if that is longer.
void overrun(Site& site, Who who, sim::Time until);

/// The booked time was spent on the claimant, who did not come.
void spend_booked_time(Site& site, Who who);

/// The detail that tells of a channel; nothing where the stage has none.
Details through(const std::string& channel);

/// A meeting in person begins now: counted by the hour of the week.
void count_attendance(Site& site, Who who);

/// Money for an attendance of today.
void pay_trips(Site& site, Who who, const std::vector<Trip>& trips);

}  // namespace caseload::model
