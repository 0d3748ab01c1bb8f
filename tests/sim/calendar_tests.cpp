#include <algorithm>
#include <cstdlib>
#include <stdexcept>
#include <vector>

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "sim/calendar.hpp"

using namespace caseload::sim;

namespace {

/// England and Wales, from Christmas 2014 to New Year 2016.
Calendar around_2015() {
    const std::vector<Day> holidays = {make_day(2014, 12, 25), make_day(2014, 12, 26), make_day(2015, 1, 1),
                                       make_day(2015, 4, 3),   make_day(2015, 4, 6),   make_day(2015, 5, 4),
                                       make_day(2015, 5, 25),  make_day(2015, 8, 31),  make_day(2015, 12, 25),
                                       make_day(2015, 12, 28), make_day(2016, 1, 1)};
    return Calendar(make_day(2014, 12, 1), make_day(2016, 1, 31), holidays);
}

/// The slow, obvious calendar: looks at one day after the other.
struct DayByDay {
    Day first;
    Day last;
    std::vector<Day> holidays;

    bool holiday(Day day) const {
        return first <= day && day <= last &&
               std::find(holidays.begin(), holidays.end(), day) != holidays.end();
    }
    bool working(Day day) const { return weekday_index(day) <= 4 && !holiday(day); }
    Day add_working_days(Day from, int n) const {
        const Days step{n < 0 ? -1 : 1};
        for (int left = std::abs(n); left > 0;) {
            from += step;
            if (working(from)) --left;
        }
        return from;
    }
    int working_days_between(Day from, Day to) const {
        if (to < from) return -working_days_between(to, from);
        int count = 0;
        for (Day day = from + Days{1}; day <= to; day += Days{1}) count += working(day) ? 1 : 0;
        return count;
    }
    Day next_working(Day day) const {
        while (!working(day)) day += Days{1};
        return day;
    }
};

void agrees(const Calendar& calendar, const DayByDay& slow, Day day, Day other, int n) {
    RC_ASSERT(calendar.working(day) == slow.working(day));
    RC_ASSERT(calendar.holiday(day) == slow.holiday(day));
    RC_ASSERT(calendar.next_working(day) == slow.next_working(day));
    RC_ASSERT(calendar.add_working_days(day, n) == slow.add_working_days(day, n));
    RC_ASSERT(calendar.working_days_between(day, other) == slow.working_days_between(day, other));
}

}  // namespace

TEST_CASE("Good Friday and Easter Monday 2015 are not worked", "[calendar]") {
    const Calendar calendar = around_2015();
    const Day thursday = make_day(2015, 4, 2);
    CHECK(calendar.working(thursday));
    CHECK_FALSE(calendar.working(make_day(2015, 4, 3)));
    CHECK_FALSE(calendar.working(make_day(2015, 4, 4)));
    CHECK_FALSE(calendar.working(make_day(2015, 4, 6)));
    CHECK(calendar.holiday(make_day(2015, 4, 6)));
    CHECK_FALSE(calendar.holiday(make_day(2015, 4, 5)));  // a Sunday, not a bank holiday
    CHECK(calendar.next_working(make_day(2015, 4, 3)) == make_day(2015, 4, 7));
    CHECK(calendar.next_working(thursday) == thursday);
    CHECK(calendar.add_working_days(thursday, 1) == make_day(2015, 4, 7));
    CHECK(calendar.add_working_days(thursday, 5) == make_day(2015, 4, 13));
    CHECK(calendar.add_working_days(make_day(2015, 4, 7), -1) == thursday);
    CHECK(calendar.add_working_days(make_day(2015, 4, 5), -1) == thursday);
    CHECK(calendar.working_days_between(thursday, make_day(2015, 4, 7)) == 1);
    CHECK(calendar.working_days_between(make_day(2015, 3, 30), make_day(2015, 4, 10)) == 7);
    CHECK(calendar.working_days_between(make_day(2015, 4, 10), make_day(2015, 3, 30)) == -7);
}

TEST_CASE("the early May bank holiday of 2015 makes a week of four days", "[calendar]") {
    const Calendar calendar = around_2015();
    CHECK(calendar.holiday(make_day(2015, 5, 4)));
    CHECK(calendar.add_working_days(make_day(2015, 5, 1), 1) == make_day(2015, 5, 5));
    CHECK(calendar.working_days_between(make_day(2015, 5, 3), make_day(2015, 5, 10)) == 4);
}

TEST_CASE("no working days after `from` is `from` itself, worked or not", "[calendar]") {
    const Calendar calendar = around_2015();
    CHECK(calendar.add_working_days(make_day(2015, 5, 4), 0) == make_day(2015, 5, 4));
    CHECK(calendar.working_days_between(make_day(2015, 5, 5), make_day(2015, 5, 5)) == 0);
}

TEST_CASE("working days are counted across the ends of years", "[calendar]") {
    const Calendar calendar = around_2015();
    CHECK(calendar.add_working_days(make_day(2014, 12, 24), 1) == make_day(2014, 12, 29));
    CHECK(calendar.add_working_days(make_day(2014, 12, 31), 1) == make_day(2015, 1, 2));
    CHECK(calendar.add_working_days(make_day(2015, 12, 24), 1) == make_day(2015, 12, 29));
    CHECK(calendar.add_working_days(make_day(2015, 12, 31), 1) == make_day(2016, 1, 4));
    CHECK(calendar.add_working_days(make_day(2016, 1, 4), -4) == make_day(2015, 12, 24));
    CHECK(calendar.working_days_between(make_day(2014, 12, 31), make_day(2015, 12, 31)) == 261 - 8);
}

TEST_CASE("outside the known range the weekday alone decides", "[calendar]") {
    const Calendar calendar = around_2015();
    CHECK(calendar.working(make_day(2016, 12, 26)));
    CHECK_FALSE(calendar.holiday(make_day(2016, 12, 26)));
    CHECK_FALSE(calendar.working(make_day(2016, 12, 25)));
    CHECK(calendar.add_working_days(make_day(2016, 1, 29), 1) == make_day(2016, 2, 1));
    CHECK(calendar.add_working_days(make_day(2014, 12, 1), -1) == make_day(2014, 11, 28));

    const Calendar none;
    CHECK(none.working(make_day(2015, 12, 25)));
    CHECK(none.next_working(make_day(2015, 3, 21)) == make_day(2015, 3, 23));
    CHECK_THROWS_AS(Calendar(make_day(2015, 1, 2), make_day(2015, 1, 1), {}), std::invalid_argument);
}

TEST_CASE("the calendar agrees with counting day by day", "[calendar][property]") {
    rc::prop("with any holidays, within, across and beyond the known range", [] {
        DayByDay slow;
        slow.first = Day{} + Days{*rc::gen::inRange(-400, 400)};
        slow.last = slow.first + Days{*rc::gen::inRange(0, 200)};
        for (const int after : *rc::gen::container<std::vector<int>>(rc::gen::inRange(-20, 220))) {
            slow.holidays.push_back(slow.first + Days{after});
        }
        const Calendar calendar(slow.first, slow.last, slow.holidays);
        const Day day = slow.first + Days{*rc::gen::inRange(-300, 500)};
        const Day other = slow.first + Days{*rc::gen::inRange(-300, 500)};
        agrees(calendar, slow, day, other, *rc::gen::inRange(-250, 250));
    });
    rc::prop("without a known range", [] {
        const DayByDay slow{make_day(2015, 1, 1), make_day(2014, 12, 31), {}};
        const Day day = Day{} + Days{*rc::gen::inRange(-500, 500)};
        const Day other = Day{} + Days{*rc::gen::inRange(-500, 500)};
        agrees(Calendar{}, slow, day, other, *rc::gen::inRange(-250, 250));
    });
}
