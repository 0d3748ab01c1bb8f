#pragma once

#include <cstdint>
#include <vector>

#include "model/plan/span.hpp"
#include "model/plan/stage_parts.hpp"
#include "model/plan/varying.hpp"
#include "sim/distribution.hpp"
#include "sim/draws.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// Attendance every weekday by a timetable that is drawn anew for each block (HTW-42, 43, 52..59).
struct DailyReviews {
    BookingRequest booking;             ///< Role, skill and minutes; whoever is free.
    std::uint8_t weekdays = 0b0011111;  ///< Bit 0 is Monday.
    std::vector<Varying<Span>> blocks;  ///< Lengths, from the clock's day; the last one goes on to the end.
    Varying<Span> longest;              ///< From the clock's day; no attendance on its last day or later.
    std::uint16_t clock = 0;            ///< The day of allocation.
    Varying<Span> issued_before;        ///< The next block's timetable is drawn so long before it begins.
    Varying<sim::Seconds> available_from;  ///< Time of day; the claimant's availability.
    Varying<sim::Seconds> available_until{sim::Seconds{sim::Days{1}}};
    Varying<sim::Chance> misses;         ///< One attendance.
    Varying<sim::Chance> loses_contact;  ///< Of those who miss one: the stage ends as failed.
    Varying<sim::Chance> doubts;         ///< In a week.
    Varying<sim::Chance> ends_early;     ///< In a week: the coach ends it.
    std::int16_t review = -1;  ///< A booking of this stage stands for the attendance of its day (reading 22).
    Varying<sim::Distribution> lasts;
    Actions on_miss;   ///< Normal failure action (HTW-52).
    Actions on_doubt;  ///< To the coach and on to the decision maker (HTW-50).
    std::vector<Trip> trips;
};

}  // namespace caseload::model
