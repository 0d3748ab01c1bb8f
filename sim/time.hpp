#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace caseload::sim {

/// A moment on the office's clock, in whole seconds. Every day has 24 hours; the offset from UTC only
/// appears in outputs.
using Time = std::chrono::local_seconds;

/// A date; converts to the Time of its midnight.
using Day = std::chrono::local_days;

using Seconds = std::chrono::seconds;
using Days = std::chrono::days;

/// The date on which `time` falls.
constexpr Day day_of(Time time) { return std::chrono::floor<Days>(time); }

/// Seconds since midnight, 0 to 86,399.
constexpr Seconds time_of_day(Time time) { return time - day_of(time); }

/// 0 for Monday to 6 for Sunday.
constexpr int weekday_index(Day day) {
    return static_cast<int>(std::chrono::weekday{day}.iso_encoding()) - 1;
}

/// The Monday of the week of `day`; a Monday is its own.
constexpr Day week_of(Day day) { return day - Days{weekday_index(day)}; }

/// The date of a year, month (1 to 12) and day of the month. Throws std::invalid_argument when there is no
/// such date.
constexpr Day make_day(int year, unsigned month, unsigned day) {
    const std::chrono::year_month_day date{std::chrono::year{year}, std::chrono::month{month},
                                           std::chrono::day{day}};
    if (!date.ok()) throw std::invalid_argument("make_day: no such date");
    return Day{date};
}

/// "2015-03-16", for years 0 to 9999.
std::string iso(Day day);

/// "2015-03-16T09:00:00", on the office's clock, for years 0 to 9999.
std::string iso(Time time);

/// The date written as "2015-03-16"; nothing when the text has another form or there is no such date.
std::optional<Day> parse_day(std::string_view text);

/// Hours by which the clock in the United Kingdom is ahead of UTC: 1 in summer, otherwise 0. The clock changes
/// at 01:00 UTC on the last Sundays of March and October (Summer Time Order 2002, SI 2002/262). The hour that
/// is skipped in March and the hour that comes twice in October are read with the offset before the change.
int utc_offset_hours(Time time);

/// "2015-07-01T09:00:00+01:00": the time and the offset that holds then in the United Kingdom.
std::string iso_with_offset(Time time);

/// The moment that is reached `length` after `start`, as the clocks of the United Kingdom show it then: "2015-03-29T03:10:00+01:00"
/// is 20 minutes after "2015-03-29T01:50:00+00:00". So whoever takes one from the other finds the length, also where the clock
/// changes between them.
std::string iso_with_offset(Time start, Seconds length);

}  // namespace caseload::sim
