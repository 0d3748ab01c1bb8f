#pragma once

#include <cstdint>

#include "model/office/site.hpp"
#include "model/stages/daily_reviews_times.hpp"

/// The timetables of daily reviews: five different times for a block, each free on every date of its weekday.
namespace caseload::model {

/// Days [begin, end) with one timetable (HTW-52, 55; reading 19).
struct Block {
    sim::Day begin{};
    sim::Day end{};
};

enum class Issued : std::uint8_t { booked, no_dates_left, no_times };

/// One past the last day of attendance (HTW-42).
sim::Day end_of_daily_reviews(Site& site, Who who, const DailyReviews& stage);

/// The block in which a day from the clock's on lies; blocks count from the clock, whatever has come between.
Block block_of(Site& site, Who who, const DailyReviews& stage, sim::Day day);

/// Starts within the claimant's availability (HTW-54), on the grid of slots, at which on every open date of [from,
/// until) the claimant and some member of the role are free.
Choices choices_in(Site& site, Who who, const DailyReviews& stage, sim::Day from, sim::Day until);

/// Draws the timetable of the block in which `from` lies, or of the next one with a date left, and books its dates
/// from `from` on behind what the strand has booked.
Issued issue_timetable(Site& site, Who who, const DailyReviews& stage, sim::Day from, const Times& before);

/// A fortnightly review of today has been called off, whose day's attendance had been given back for it: the day is
/// booked again, at the timetable's time if somebody is free then, else as soon as can be (HTW-42, 49). Nothing if nobody
/// is free, or if there was nothing to attend today.
void attend_after_all(Site& site, std::uint32_t person, std::int16_t review);

}  // namespace caseload::model
