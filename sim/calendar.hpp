#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "sim/time.hpp"

namespace caseload::sim {

/// Which days are worked: Monday to Friday, except the holidays. Every answer takes constant time. Days outside
/// the range for which holidays are known fall back on the weekday alone.
class Calendar {
public:
    /// Weekdays only: no holidays are known.
    Calendar() = default;

    /// Knows the holidays from `first` to `last`, both included. `holidays` may be in any order, repeat
    /// themselves and reach beyond the range, where they are ignored. Throws std::invalid_argument when `last`
    /// is before `first`.
    Calendar(Day first, Day last, std::span<const Day> holidays);

    /// Is it a day from Monday to Friday, and no holiday?
    bool working(Day day) const;

    /// Is it one of the holidays, on whatever weekday?
    bool holiday(Day day) const;

    /// All holidays in the range, in order.
    std::vector<Day> holidays() const;

    /// The n-th working day after `from`. 0 gives `from` itself, worked or not; a negative n counts back.
    Day add_working_days(Day from, int n) const;

    /// Working days in (from, to]: without `from`, with `to`. When `to` is the earlier one, minus the working
    /// days in (to, from].
    int working_days_between(Day from, Day to) const;

    /// The first working day on or after `day`.
    Day next_working(Day day) const;

private:
    bool known(Day day) const { return first_ <= day && day <= last_; }
    int number_up_to(Day day) const;
    Day numbered(int number) const;

    Day first_{};
    Day last_{Days{-1}};
    std::vector<std::int32_t>
        worked_since_first_;             // per day of the range: working days from first_ to that day
    std::vector<Day> working_days_;      // those of the range, in order
    std::vector<std::uint8_t> holiday_;  // per day of the range
};

}  // namespace caseload::sim
