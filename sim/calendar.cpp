#include "sim/calendar.hpp"

#include <cstddef>
#include <stdexcept>

namespace caseload::sim {

namespace {

// Working days are numbered along the whole time line, so that every question is arithmetic on numbers. Where
// no holidays are known that is closed form: weekday number 1 is this Monday, five follow in every week.
constexpr Day number_one{Days{-3}};
constexpr int worked_in_a_week = 5;
constexpr int days_in_a_week = 7;

static_assert(weekday_index(number_one) == 0);

int floor_divide(int value, int by) { return value / by - (value % by < 0 ? 1 : 0); }

/// The number of the last weekday (Monday to Friday) up to and including `day`.
int weekdays_up_to(Day day) {
    const int days = static_cast<int>((day - number_one).count());
    const int weeks = floor_divide(days, days_in_a_week);
    const int in_this_week = days - weeks * days_in_a_week + 1;
    return weeks * worked_in_a_week + (in_this_week < worked_in_a_week ? in_this_week : worked_in_a_week);
}

/// The weekday with that number.
Day weekday_numbered(int number) {
    const int weeks = floor_divide(number - 1, worked_in_a_week);
    return number_one + Days{weeks * days_in_a_week + (number - 1 - weeks * worked_in_a_week)};
}

std::size_t offset(Day first, Day day) { return static_cast<std::size_t>((day - first).count()); }

}  // namespace

Calendar::Calendar(Day first, Day last, std::span<const Day> holidays) : first_(first), last_(last) {
    if (last < first) {
        throw std::invalid_argument("a calendar from " + iso(first) + " cannot end on " + iso(last));
    }
    holiday_.resize(offset(first, last) + 1);
    for (const Day day : holidays) {
        if (known(day)) holiday_[offset(first, day)] = 1;
    }
    worked_since_first_.reserve(holiday_.size());
    for (Day day = first; day <= last; day += Days{1}) {
        if (weekday_index(day) < worked_in_a_week && holiday_[offset(first, day)] == 0) {
            working_days_.push_back(day);
        }
        worked_since_first_.push_back(static_cast<std::int32_t>(working_days_.size()));
    }
}

bool Calendar::working(Day day) const { return weekday_index(day) < worked_in_a_week && !holiday(day); }

bool Calendar::holiday(Day day) const { return known(day) && holiday_[offset(first_, day)] != 0; }

std::vector<Day> Calendar::holidays() const {
    std::vector<Day> found;
    for (Day day = first_; day <= last_; day += Days{1}) {
        if (holiday(day)) found.push_back(day);
    }
    return found;
}

Day Calendar::add_working_days(Day from, int n) const {
    if (n == 0) return from;
    if (n > 0) return numbered(number_up_to(from) + n);
    return numbered(number_up_to(from - Days{1}) + n + 1);
}

int Calendar::working_days_between(Day from, Day to) const { return number_up_to(to) - number_up_to(from); }

Day Calendar::next_working(Day day) const { return numbered(number_up_to(day - Days{1}) + 1); }

/// The number of the last working day up to and including `day`.
int Calendar::number_up_to(Day day) const {
    if (day < first_) return weekdays_up_to(day);
    const int before = weekdays_up_to(first_ - Days{1});
    if (day <= last_) return before + worked_since_first_[offset(first_, day)];
    return before + static_cast<int>(working_days_.size()) + weekdays_up_to(day) - weekdays_up_to(last_);
}

/// The working day with that number.
Day Calendar::numbered(int number) const {
    const int before = weekdays_up_to(first_ - Days{1});
    const int in_range = static_cast<int>(working_days_.size());
    if (number <= before) return weekday_numbered(number);
    if (number <= before + in_range) return working_days_[static_cast<std::size_t>(number - before - 1)];
    return weekday_numbered(number - before - in_range + weekdays_up_to(last_));
}

}  // namespace caseload::sim
