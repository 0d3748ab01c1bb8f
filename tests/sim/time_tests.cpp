#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "sim/time.hpp"

using namespace caseload::sim;
using std::chrono::hours;
using std::chrono::minutes;

TEST_CASE("a time is a day and the seconds since its midnight", "[time]") {
    const Day day = make_day(2015, 3, 16);
    const Time time = day + hours{9} + minutes{5} + Seconds{7};
    CHECK(day_of(time) == day);
    CHECK(time_of_day(time) == Seconds{9 * 3600 + 5 * 60 + 7});
    CHECK(day_of(Time{day}) == day);
    CHECK(day_of(Time{day} - Seconds{1}) == make_day(2015, 3, 15));
    CHECK(time_of_day(Time{day} - Seconds{1}) == Seconds{86'399});
    CHECK(time_of_day(make_day(1969, 12, 31) + hours{23}) == hours{23});
}

TEST_CASE("weeks begin on Monday", "[time]") {
    CHECK(weekday_index(make_day(2015, 3, 16)) == 0);
    CHECK(weekday_index(make_day(2015, 3, 22)) == 6);
    CHECK(week_of(make_day(2015, 3, 16)) == make_day(2015, 3, 16));
    CHECK(week_of(make_day(2015, 3, 22)) == make_day(2015, 3, 16));
    CHECK(week_of(make_day(2015, 1, 1)) == make_day(2014, 12, 29));
}

TEST_CASE("dates and times are written as ISO 8601", "[time]") {
    CHECK(iso(make_day(2015, 3, 16)) == "2015-03-16");
    CHECK(iso(make_day(812, 1, 2)) == "0812-01-02");
    CHECK(iso(make_day(2015, 3, 16) + hours{9}) == "2015-03-16T09:00:00");
    CHECK(iso(make_day(2015, 12, 31) + hours{23} + minutes{59} + Seconds{58}) == "2015-12-31T23:59:58");
}

TEST_CASE("only a date that exists, in the ISO form, is read", "[time]") {
    CHECK(parse_day("2015-03-16") == make_day(2015, 3, 16));
    CHECK(parse_day("2016-02-29") == make_day(2016, 2, 29));
    for (const char* wrong :
         {"", "2015-02-29", "2015-13-01", "2015-00-10", "2015-01-00", "2015-04-31", "2015-3-16", "16-03-2015",
          "2015/03/16", "2015-03-16T", " 2015-03-16", "2015-03-1a", "+015-03-16"}) {
        INFO(wrong);
        CHECK_FALSE(parse_day(wrong).has_value());
    }
    CHECK_THROWS_AS(make_day(2015, 2, 29), std::invalid_argument);
}

TEST_CASE("the clock goes forward on 29 March 2015 and back on 25 October 2015", "[time]") {
    const Day forward = make_day(2015, 3, 29);
    CHECK(utc_offset_hours(forward - hours{1}) == 0);
    CHECK(utc_offset_hours(forward + minutes{59}) == 0);
    CHECK(utc_offset_hours(forward + hours{1} + minutes{30}) == 0);  // skipped by the clock on the wall
    CHECK(utc_offset_hours(forward + hours{2}) == 1);

    const Day back = make_day(2015, 10, 25);
    CHECK(utc_offset_hours(back + minutes{59}) == 1);
    CHECK(utc_offset_hours(back + hours{1} + minutes{30}) == 1);  // comes twice: the first time
    CHECK(utc_offset_hours(back + hours{2}) == 0);

    CHECK(iso_with_offset(forward + hours{9}) == "2015-03-29T09:00:00+01:00");
    CHECK(iso_with_offset(make_day(2015, 3, 28) + hours{9}) == "2015-03-28T09:00:00+00:00");
    CHECK(iso_with_offset(make_day(2015, 10, 24) + hours{9}) == "2015-10-24T09:00:00+01:00");
    CHECK(iso_with_offset(back + hours{9}) == "2015-10-25T09:00:00+00:00");
}

TEST_CASE("a length added to a moment is found again between the two, also over a change of the clock",
          "[time]") {
    const Day forward = make_day(2015, 3, 29);
    const Day back = make_day(2015, 10, 25);
    CHECK(iso_with_offset(forward + hours{1} + minutes{50}, minutes{20}) == "2015-03-29T03:10:00+01:00");
    CHECK(iso_with_offset(forward + minutes{50}, minutes{9}) == "2015-03-29T00:59:00+00:00");
    CHECK(iso_with_offset(forward + minutes{50}, minutes{10}) == "2015-03-29T02:00:00+01:00");
    CHECK(iso_with_offset(back + hours{1} + minutes{50}, minutes{9}) == "2015-10-25T01:59:00+01:00");
    CHECK(iso_with_offset(back + hours{1} + minutes{50}, minutes{20}) == "2015-10-25T01:10:00+00:00");
    CHECK(iso_with_offset(make_day(2015, 7, 1) + hours{9}, hours{24}) == "2015-07-02T09:00:00+01:00");
}

TEST_CASE("when the last day of March is a Sunday the clock changes on it", "[time]") {
    CHECK(utc_offset_hours(make_day(2013, 3, 30) + hours{12}) == 0);
    CHECK(utc_offset_hours(make_day(2013, 3, 31) + hours{12}) == 1);
    CHECK(utc_offset_hours(make_day(2013, 10, 26) + hours{12}) == 1);
    CHECK(utc_offset_hours(make_day(2013, 10, 27) + hours{12}) == 0);
}

TEST_CASE("dates and weekdays agree with counting on from a known day", "[time][property]") {
    rc::prop("written and read again, a date is the same; weeks are seven days long", [] {
        const Day known_monday = make_day(2015, 3, 16);
        const int days = *rc::gen::inRange(-100'000, 100'000);
        const Day day = known_monday + Days{days};
        RC_ASSERT(parse_day(iso(day)) == day);
        RC_ASSERT(weekday_index(day) == ((days % 7) + 7) % 7);
        RC_ASSERT(weekday_index(week_of(day)) == 0);
        RC_ASSERT(week_of(day) <= day);
        RC_ASSERT(day - week_of(day) < Days{7});
    });
}
