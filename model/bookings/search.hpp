#pragma once

#include <cstdint>
#include <optional>

#include "model/bookings/bookings.hpp"
#include "model/office/site.hpp"

/// Finding time in diaries.
namespace caseload::model {

/// The earliest time for a booking: own coach first where asked for, then others with the skill within the wanted
/// time, then whoever is free first (IAP-17). Nothing when there is none up to the horizon.
/// `no_sooner` and `wanted_by` are moments; the horizon counts from `no_sooner`.
std::optional<Slot> find_slot(Site& site, Who who, const BookingRequest& request, sim::Time no_sooner,
                              sim::Day wanted_by, sim::Day last_day, WaitShares& waits);

/// The periods that so long a booking takes.
int periods_in(Span span);

/// Finds and books as the request says, counting from entry (or its clock); false: no slot.
bool book_for(Site& site, Who who, const BookingRequest& request);

}  // namespace caseload::model
