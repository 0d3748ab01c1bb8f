#pragma once

#include <cstdint>
#include <optional>

#include "model/office/site.hpp"

/// Waits for what is booked: shared out by cause when it is booked, measured when it begins.
namespace caseload::model {

/// The strand has a booking, and has waited since a moment. Remembers what the time until the start is for, and in the
/// strand what it is most for.
void begin_booked_wait(Site& site, Who who, sim::Time since, const WaitShares& shares);

/// A wait that is on: since when, and what it is for until the planned start.
struct BookedWait {
    sim::Time since{};
    WaitShares shares;
};

/// What is remembered of the strand's booking; nothing once it has been measured, or for later days of a timetable.
std::optional<BookedWait> wait_of_booking(const Site& site, const Strand& strand);

/// The booking has been lost: what is known of the wait until now, to go on with.
std::optional<BookedWait> cut_short(Site& site, Who who);
/// The strand has another booking in place of the one that was lost: the wait before comes on top.
void go_on_waiting(Site& site, Who who, const BookedWait& before);

/// The wait goes on for the group until the new start, or ends sooner.
void move_start(Site& site, Who who, sim::Time new_start);

/// What was booked begins, or its time has come and the claimant has not: measured whole and by cause, in the week of
/// today. A late beginning is a wait for the member of staff who was not free. A second time it is none.
void end_booked_wait(Site& site, Who who);

/// The booking is over or given up.
void forget_wait(Site& site, std::uint32_t booking);

/// Measures a wait that is over, and the prescribed time before it.
void measure_wait(Site& site, int stage, const WaitShares& shares);

}  // namespace caseload::model
