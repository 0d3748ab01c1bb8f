#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "model/office/site.hpp"

/// Time in diaries taken, given back and looked up.
namespace caseload::model {

/// Time found in diaries.
struct Slot {
    sim::Day day{};
    int period = 0;
    int length = 0;
    std::array<std::uint16_t, Booking::most_diaries> diaries{};
    std::uint8_t diary_count = 0;
};

/// Takes the time in the diaries and keeps the record of it, which no strand knows yet. Gives its number.
std::uint32_t add_booking(Site& site, Who who, const Slot& slot);
/// Tells the log of a booking just made, or one given up. `purpose`: what for, if there is something to say.
void note_booked(Site& site, Who who, const Booking& booking, std::string_view purpose = {});
void note_cancelled(Site& site, Who who, const Booking& booking, std::string_view purpose = {});

/// Books it for the strand and schedules the strand's event at its start. `waits`: what the time until then is for.
void book(Site& site, Who who, const Slot& slot, sim::Time waited_from, const WaitShares& waits);

/// Gives up the strand's booking and all that follow it in its timetable, if there are any; the diary is free at once.
void cancel_booking(Site& site, Who who);
/// One day of the strand's timetable falls through: its time is free at once, the others stand.
void cancel_day(Site& site, Who who, std::uint32_t id);
/// The booking has been kept or missed: it stays in the diary, the record of it goes. The next one of the timetable
/// takes its place.
void forget_booking(Site& site, Who who);

/// Frees or fills the diaries of a booking.
void free_diaries(Site& site, const Booking& booking);
void fill_diaries(Site& site, const Booking& booking);

/// When a booking starts and ends.
sim::Time start_of(const Site& site, const Booking& booking);
sim::Time end_of(const Site& site, const Booking& booking);

/// The periods of a day in which a person is booked by any strand but `except` (-1: none).
sim::Periods busy_periods(Site& site, std::uint32_t person, sim::Day day, int except);

/// Has the person a booking of a stage on that day, or has held a review of it on that day? Never of stage -1.
bool has_booking(Site& site, std::uint32_t person, std::int16_t stage, sim::Day day);

/// The bookings that have been made for a day. Some may have been given up since, and their numbers used again.
std::vector<std::uint32_t>& bookings_on(Site& site, sim::Day day);

}  // namespace caseload::model
