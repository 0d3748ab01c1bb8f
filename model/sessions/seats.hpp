#pragma once

#include <cstdint>

#include "model/office/site.hpp"

/// Seats in group sessions: finding, taking and giving them up, and what the wait for one was for.
namespace caseload::model {

/// Where somebody in a group-session stage is: Strand::phase.
enum class Seating : std::uint8_t {
    none,
    listed,    ///< On the waiting list of a stage on demand.
    seated,    ///< Booked on a session here.
    asking,    ///< Seated here, and asked about at another office.
    visiting,  ///< Booked on a session of another office.
    visited,   ///< Was there; word of it comes overnight.
    alone,     ///< Booked to be seen one to one in place of a session.
    seen,      ///< Being seen one to one.
    taking_part
};

/// Beside it the phase may say that a meeting has been counted as late (model/stages/meeting.cpp).
inline Seating seating_of(const Strand& strand) { return static_cast<Seating>(strand.phase & 0x7F); }

/// Positions in Stage::routes.
constexpr std::size_t session_attended = 0;
constexpr std::size_t session_missed = 1;
constexpr std::size_t session_did_not_run = 2;
constexpr std::size_t session_no_place = 3;

constexpr std::uint64_t session_misses = sim::named(".misses");
constexpr std::uint64_t session_takes_part = sim::named(".takes_part");

/// The first moment a session may start for this person. An `earliest` in days counts days: on that day the session
/// may be at any time.
sim::Time earliest_session(Site& site, Who who);
/// The last day on which a session may be; the horizon counts from the earliest moment.
sim::Day last_session_day(Site& site, Who who);
/// Is the person booked by another strand at that time?
bool busy_at(Site& site, Who who, const Booking& time);

/// The session to sit in: the earliest with a free seat at a time when the person can come, or, where cohorts are
/// preferred (IAP-8), one that starts no later than the patience after it with those met in the last session.
/// no_session: none up to `last`.
std::uint32_t find_seat(Site& site, Who who, sim::Time earliest, sim::Day last);
/// Books the seat and shares the wait from entry out by cause. Of a session on demand: until it was `gathered` the wait was
/// for others to come, then until it was `decided` for the office to set it up. The entry for any other session.
void take_seat(Site& site, Who who, std::uint32_t session, sim::Time gathered, sim::Time decided);
/// The seat passes to a later session: the further wait is for the group.
void move_seat(Site& site, std::uint32_t seat, std::uint32_t session);
/// Forgets the strand's booking, here or elsewhere, and takes it off the waiting list.
void give_up_seat(Site& site, Who who);

/// Counts and logs an attendance that was due, kept or missed.
void measure_attendance(Site& site, Who who, bool kept);

}  // namespace caseload::model
