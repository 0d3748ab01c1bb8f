#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// Facilitators and rooms for group sessions (IAP-7).
namespace caseload::model {

/// The moments of a day at which one more session could be held.
struct SessionOpenings {
    sim::Periods starts;
    std::uint16_t cause = 0;  ///< Where there are none: the first test that failed: hours, staff, rooms.
};

const GroupSession& session_kind(const Site& site, std::uint16_t stage);
/// Values that differ by attribute are those of its first level: a session is not one person's.
template <class T> const T& of_session(const Varying<T>& value, sim::Day day) { return value.at(0, day); }

/// Periods that a session of the stage takes in the diaries.
int session_length(const Site& site, std::uint16_t stage, sim::Day day);
/// `among`: the starts that are of interest.
SessionOpenings session_openings(const Site& site, std::uint16_t stage, sim::Day day,
                                 const sim::Periods& among = sim::Periods::range(0, sim::periods_a_day));

/// Puts facilitators and rooms for the booking's day, period and length into it and fills their diaries: the
/// members with the skill who have least booked that day, the first among equals. The moment is one of
/// `session_openings`.
void staff_session(Site& site, std::uint16_t stage, Booking& booking);

/// Another member with the skill who is free at the booking's time and not away today; no_coach: none.
std::uint16_t substitute(const Site& site, std::uint16_t stage, const Booking& booking);

/// The rooms' time of a booking is free again: it keeps only its facilitators.
void release_rooms(Site& site, Booking& booking);

/// The first room of a booking, or its facilitator where it has none, by name.
std::string place_name(const Site& site, const Booking& booking);

}  // namespace caseload::model
