#pragma once

#include <cstddef>
#include <cstdint>

#include "model/office/site.hpp"

/// The course of a group session for those who are in its stage: decided upon, started, ended or not held, their stay ends
/// with it.
namespace caseload::model {

/// A session's event: bookings are counted against the minimum, it starts, it ends.
void session_due(Site& site, std::uint32_t session, std::uint32_t generation);
/// The answers about seats elsewhere are in: the session goes on with those who stay.
void settle_session(Site& site, std::uint32_t session);
/// A member who was to hold the session is away: a colleague with the skill takes over and the member's time is
/// given back, or nobody can and the session is not held: it ends for all at once as did_not_run. Nothing happens
/// where the member was not to hold it.
void session_loses(Site& site, std::uint32_t session, std::uint16_t diary);
/// One seat's holder leaves: the booking goes, then the strand leaves by the ending.
void leave_seat(Site& site, std::uint32_t seat, std::size_t ending);

}  // namespace caseload::model
