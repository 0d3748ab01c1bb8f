#include <catch2/catch.hpp>
#include <set>

#include "model/stages/course.hpp"
#include "output/log/words.hpp"
#include "tests/model/daily_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

const sim::Day allocated = monday + sim::Days{1};  // day 0 where nothing else is said

/// Every booking lies at its timetable's time, and every open weekday of a timetable has one.
void check_bookings(const Course& course, const std::vector<Issue>& issues) {
    std::set<std::pair<sim::Day, std::string>> booked;
    for (const LogLine& line : course.of("daily", "booked"))
        booked.insert({sim::day_of(line.start), clock_time(line.start)});
    std::size_t dates = 0;
    for (const Issue& issue : issues) {
        for (sim::Day day = issue.from; day <= issue.until; day += sim::Days{1}) {
            if (!course.site.diary.opens(day)) continue;
            ++dates;
            CHECK(booked.count({day, issue.at.at(weekday_of(day))}) == 1);
        }
    }
    CHECK(dates == booked.size());
}

bool different(const Issue& issue) {
    std::set<std::string> times;
    for (const auto& [weekday, time] : issue.at) times.insert(time);
    return times.size() == issue.at.size();
}

}  // namespace

TEST_CASE("the five weekdays have five different times, which stay for a block", "[HTW-53]") {
    const Model model = daily_model();
    Course course(model);
    course.allocate(1);
    course.run_whole();
    const std::vector<Issue> issues = issues_in(course);
    REQUIRE(issues.size() == 3);
    for (const Issue& issue : issues) {
        CHECK(issue.at.size() == 5);
        CHECK(different(issue));
    }
    check_bookings(course, issues);
}

TEST_CASE("blocks of four, four and five weeks count from the allocation", "[HTW-55]") {
    const Model model = daily_model();
    Course course(model);
    course.allocate(1);
    course.run_whole();
    const std::vector<Issue> issues = issues_in(course);
    REQUIRE(issues.size() == 3);
    CHECK(issues[0].from == allocated + sim::Days{1});
    CHECK(issues[0].until == allocated + sim::Days{27});
    CHECK(issues[1].from == allocated + sim::Days{28});
    CHECK(issues[1].until == allocated + sim::Days{55});
    CHECK(issues[2].from == allocated + sim::Days{56});
    CHECK(issues[2].until == allocated + sim::Days{90});
    // Each weekday is redrawn, and a week before the block begins it is known.
    for (std::size_t i = 1; i < issues.size(); ++i) {
        for (const auto& [weekday, time] : issues[i].at) CHECK(time != issues[i - 1].at.at(weekday));
        const sim::Day drawn = sim::day_of(course.of("daily", "timetable")[i].time);
        CHECK(drawn == issues[i].from - sim::Days{7});
    }
}

TEST_CASE("attendance begins on the next working day and is over before day 91", "[HTW-42]") {
    const Model model = daily_model();
    Course course(model);
    course.run_to(monday + sim::Days{4});
    course.allocate(1);  // at the beginning of a Friday
    course.run_whole();
    const sim::Day friday = monday + sim::Days{4};
    const auto attended = course.of("daily", "attended");
    REQUIRE(attended.size() == 65 - 1);  // 13 weeks, without the day of allocation
    CHECK(sim::day_of(attended.front().start) == friday + sim::Days{3});
    CHECK(sim::day_of(attended.back().start) == friday + sim::Days{90});
    const auto ended = course.of("daily", "ended");
    REQUIRE(ended.size() == 1);
    CHECK(output::details_in_words(ended[0]) == "ending=completed");
    CHECK(ended[0].time == attended.back().end);
}

TEST_CASE("on a holiday nobody attends, and the clock runs", "[HTW-42]") {
    const sim::Day holiday = sim::make_day(2014, 5, 5);
    const Model model = daily_model(daily_reviews(), {holiday});
    Course course(model);
    course.allocate(1);
    course.run_whole();
    for (const LogLine& line : course.of("daily", "booked")) CHECK(sim::day_of(line.start) != holiday);
    CHECK(course.of("daily", "attended").size() == 65 - 2);
    check_bookings(course, issues_in(course));
}

TEST_CASE("times lie within the claimant's availability and on the grid of slots", "[HTW-54]") {
    DailyReviews daily = daily_reviews();
    daily.available_from = Varying<sim::Seconds>(at(10, 5));
    daily.available_until = Varying<sim::Seconds>(at(11, 5));
    Model model = daily_model(daily);
    model.slot_minutes = 10;
    Course course(model);
    course.allocate(1);  // 10:10 to 10:50: five starts
    course.run_whole();
    CHECK(course.of("daily", "attended").size() == 64);
    for (const LogLine& line : course.of("daily", "booked")) {
        CHECK(sim::time_of_day(line.start) >= at(10, 10));
        CHECK(sim::time_of_day(line.end) <= at(11));
        CHECK(sim::time_of_day(line.start).count() % 600 == 0);
    }
    // With no more than five starts there is nothing else, but another order of them.
    const auto issues = issues_in(course);
    REQUIRE(issues.size() == 3);
    for (std::size_t i = 1; i < issues.size(); ++i) {
        for (const auto& [weekday, time] : issues[i].at) CHECK(time != issues[i - 1].at.at(weekday));
    }
}

TEST_CASE("without five different times there is no slot, and nothing is booked", "[HTW-53]") {
    Model model = daily_model();
    model.slot_minutes = 10;
    model.offices[0].staff[0] = staff_of(assistant, 2, at(9), at(9, 40));
    SECTION("four") {
        Course course(model);
        course.allocate(1);
        const auto ended = course.of("daily", "ended");
        REQUIRE(ended.size() == 1);
        CHECK(output::details_in_words(ended[0]) == "ending=no_slot");
        CHECK(course.of("daily", "booked").empty());
        CHECK(course.of("daily", "timetable").empty());
    }
    SECTION("five") {
        model.offices[0].staff[0] = staff_of(assistant, 2, at(9), at(9, 50));
        Course course(model);
        course.allocate(1);
        course.allocate(2);
        CHECK(course.of("daily", "ended").empty());
        for (std::uint32_t number = 3; number <= 12; ++number) course.allocate(number);
        // Five times of two assistants: ten people at most.
        CHECK(course.of("daily", "timetable").size() <= 10);
        CHECK(course.of("daily", "ended", "ending=no_slot").size() ==
              12 - course.of("daily", "timetable").size());
        course.run_whole();
    }
}

TEST_CASE("after a break the rest of the block is drawn anew and its end stands",
          "[HTW-42][HTW-55][READING-23]") {
    const Model model = daily_model();
    Course course(model);
    const Who who = course.allocate(1);
    course.run_to(allocated + sim::Days{35});
    suspend(course.site, who);
    const auto returns = [&](int day) {
        course.run_to(allocated + sim::Days{day});
        course.site.strand(who).stage = nowhere;
        course.site.strand(who).suspended = 0;
        enter(course.site, who, daily_stage);
    };
    SECTION("the break ends within the block") {
        returns(45);
        course.run_whole();
        const auto issues = issues_in(course);
        REQUIRE(issues.size() == 4);
        CHECK(issues[2].from == allocated + sim::Days{46});
        CHECK(issues[2].until == allocated + sim::Days{55});
        CHECK(issues[3].from == allocated + sim::Days{56});
        CHECK(issues[3].until == allocated + sim::Days{90});
        for (const Issue& issue : issues) CHECK(different(issue));
        CHECK(sim::day_of(course.of("daily", "attended").back().start) == allocated + sim::Days{90});
    }
    SECTION("a few days left are still served") {
        returns(83);
        course.run_whole();
        CHECK(course.of("daily", "attended").size() == 24 + 5);
        CHECK(output::details_in_words(course.of("daily", "ended").back()) == "ending=completed");
    }
    SECTION("past the thirteen weeks they are over at once") {
        returns(91);
        CHECK(course.of("daily", "attended").size() == 24);
        CHECK(course.of("daily", "ended").back().time == course.site.now());
    }
    // What was booked for the break has been given up, all of it.
    sim::Day dropped{};
    for (const LogLine& line : course.of("daily", "cancelled")) dropped = sim::day_of(line.start);
    CHECK(dropped == allocated + sim::Days{55});
}
