#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/office/log.hpp"
#include "model/office/site.hpp"

/// What a booked meeting with a member of staff has in common, whatever the stage: starting late, lasting, ending.
namespace caseload::model {

/// Something booked began so much after its time.
void measure_late_by(Site& site, int stage, sim::Seconds by);

/// Of a booking's members and rooms the one that an overrun holds longest, the first of equals.
std::uint16_t last_to_be_free(const Site& site, const Booking& booking);

/// A meeting begins now and holds its members and rooms until then.
void keep_busy(Site& site, const Booking& booking, sim::Time until);

/// When the claimant comes out of the meetings of other strands that have begun; now where there are none.
sim::Time claimant_free(Site& site, Who who);

/// Is anybody or any room of the booking, or the claimant, still held by an overrun? Then the strand's event is put off to when all are
/// free, counted once as late, and true is returned.
bool starts_late(Site& site, Who who);

/// The actual length of a meeting that starts now; member and rooms are busy until its end, and it is staff time spent.
/// The allotted length where the distribution says nothing. `attempt` tells the stage's meetings apart.
sim::Seconds hold(Site& site, Who who, const Varying<sim::Distribution>& lasts, std::uint32_t attempt = 0);

/// What hold() began lasts until then, if that is longer.
void overrun(Site& site, Who who, sim::Time until);

/// The booked time was spent on the claimant, who did not come.
void stay_away(Site& site, Who who);

/// What hold() began is over now: told in the log.
void note_attended(Site& site, Who who, Details details = {});

/// The detail that tells of a channel; nothing where the stage has none.
Details through(const std::string& channel);

/// A meeting in person begins now: counted by the hour of the week.
void count_attendance(Site& site, Who who);

/// Money for an attendance of today.
void pay_trips(Site& site, Who who, const std::vector<Trip>& trips);

}  // namespace caseload::model
