#include <catch2/catch.hpp>
#include <set>

#include "model/bookings/bookings.hpp"
#include "model/stages/course.hpp"
#include "output/log/words.hpp"
#include "tests/model/daily_models.hpp"

/// What can come up on a day of daily reviews: sickness, the fortnightly review, a miss, a doubt.
using namespace caseload;
using namespace caseload::model;

namespace {

const sim::Day allocated = monday + sim::Days{1};

}  // namespace

TEST_CASE("a day that nobody can see the claimant falls out, and the rest goes on", "[sickness]") {
    Model model = daily_model();
    SECTION("one assistant, often away") {
        model.offices[0].staff[0] = staff_of(assistant, 1, at(9), at(17));
        model.offices[0].staff[0].sickness = sim::Chance::of(0.3);
        Course course(model);
        course.allocate(1);
        course.run_whole();
        const auto cancelled = course.of("daily", "cancelled");
        CHECK(cancelled.size() > 5);
        for (const LogLine& line : cancelled) CHECK(sim::day_of(line.start) == sim::day_of(line.time));
        CHECK(course.of("daily", "attended").size() + cancelled.size() == 64);
        CHECK(course.of("daily", "ended").size() == 1);
        CHECK(output::details_in_words(course.of("daily", "ended")[0]) == "ending=completed");
        CHECK(issues_in(course).size() == 3);
    }
    SECTION("always away") {
        model.offices[0].staff[0].sickness = sim::Chance::of(1);
        Course course(model);
        course.allocate(1);
        course.run_whole();
        CHECK(course.of("daily", "attended").empty());
        CHECK(course.of("daily", "cancelled").size() == 64);
        CHECK(output::details_in_words(course.of("daily", "ended")[0]) == "ending=completed");
    }
    SECTION("with colleagues most days are kept") {
        model.offices[0].staff[0] = staff_of(assistant, 6, at(9), at(17));
        model.offices[0].staff[0].sickness = sim::Chance::of(0.3);
        Course course(model);
        course.allocate(1);
        course.run_whole();
        CHECK(course.of("daily", "attended").size() >= 63);
    }
}

TEST_CASE("the fortnightly review stands for the day's attendance, whose time is given back", "[HTW-49]") {
    DailyReviews daily = daily_reviews();
    Trip trip;
    trip.cost = {"jobcentre", 3.5};
    trip.unless = static_cast<std::int16_t>(regular_stage);
    daily.trips = {trip};
    const Model model = daily_model(daily);
    Course course(model);
    const std::uint32_t person = course.comes(1);
    enter(course.site, {person, 1}, regular_stage);
    course.run_to(allocated + sim::Days{7});
    enter(course.site, {person, 0}, daily_stage);
    const sim::Day first = course.day;
    course.run_to(first + sim::Days{91});
    std::set<sim::Day> reviewed;
    for (const LogLine& line : course.of("regular", "attended")) {
        if (line.time >= sim::Time{first + sim::Days{1}}) reviewed.insert(sim::day_of(line.start));
    }
    CHECK(reviewed.size() == 6);
    std::set<sim::Day> given_back;
    for (const LogLine& line : course.of("daily", "cancelled", "for=review")) {
        given_back.insert(sim::day_of(line.start));
        CHECK(line.time < line.start);  // known the day before
    }
    CHECK(given_back == reviewed);
    const auto attended = course.of("daily", "attended");
    for (const LogLine& line : attended) CHECK(reviewed.count(sim::day_of(line.start)) == 0);
    CHECK(attended.size() == 64 - reviewed.size());
    // Travel is repaid for every attendance but the fortnightly one.
    const auto cost =
        cell(course.site, {.measure = course.setup.measured.cost, .stage = daily_stage, .group = 0});
    CHECK(cost.sum == static_cast<std::int64_t>(attended.size()) * 350);
}

TEST_CASE("a review called off for sickness leaves the day's attendance standing",
          "[HTW-42][HTW-49][sickness]") {
    Model model = daily_model();
    model.offices[0].staff[1].sickness = sim::Chance::of(0.4);
    Course course(model);
    const std::uint32_t person = course.comes(1);
    enter(course.site, {person, 1}, regular_stage);
    course.run_to(allocated + sim::Days{7});
    enter(course.site, {person, 0}, daily_stage);
    const sim::Day first = course.day;
    course.run_to(first + sim::Days{91});
    std::multiset<sim::Day> seen;
    for (const char* stage : {"regular", "daily"}) {
        for (const LogLine& line : course.of(stage, "attended"))
            if (line.time >= sim::Time{first}) seen.insert(sim::day_of(line.start));
    }
    const auto again = course.of("daily", "booked", "for=review_called_off");
    CHECK(again.size() >= 2);
    CHECK(again.size() <= course.of("regular", "cancelled").size());
    int working = 0;
    for (sim::Day day = first + sim::Days{1}; day < first + sim::Days{91}; day += sim::Days{1}) {
        if (sim::weekday_index(day) >= 5) continue;
        ++working;
        INFO(sim::iso(day));
        CHECK(seen.count(day) == 1);
    }
    CHECK(working == 64);
    // At the time of the day that the timetable says.
    const auto issues = issues_in(course);
    for (const LogLine& line : again) {
        for (const Issue& issue : issues) {
            const sim::Day day = sim::day_of(line.start);
            const bool last_week = issue.until - day < sim::Days{7};
            if (issue.from <= day && day <= issue.until && !last_week)
                CHECK(clock_time(line.start) == issue.at.at(weekday_of(day)));
        }
    }
}

TEST_CASE("a missed day has its consequence and ends nothing, unless contact is lost", "[HTW-52]") {
    DailyReviews daily = daily_reviews();
    daily.misses = chance(0.25);
    daily.on_miss.starts.push_back({2, 2});
    const auto with_action = [](const DailyReviews& kind) {
        Model model = daily_model(kind);
        add_pathway(model, "decisions");
        add_stage(model, "referred", wait_for(days(3)));
        route(model, 2, "done");
        return model;
    };
    SECTION("contact is kept") {
        const Model model = with_action(daily);
        Course course(model);
        course.allocate(1);
        course.run_whole();
        const auto missed = course.of("daily", "missed");
        CHECK(missed.size() > 5);
        CHECK(missed.size() + course.of("daily", "attended").size() == 64);
        CHECK(course.of("referred", "entered").size() == missed.size());
        CHECK(output::details_in_words(course.of("daily", "ended")[0]) == "ending=completed");
    }
    SECTION("contact is lost") {
        daily.loses_contact = chance(1);
        const Model model = with_action(daily);
        Course course(model);
        course.allocate(1);
        course.run_whole();
        CHECK(course.of("daily", "missed").size() == 1);
        CHECK(course.of("referred", "entered").size() == 1);
        REQUIRE(course.of("daily", "ended").size() == 1);
        CHECK(output::details_in_words(course.of("daily", "ended")[0]) == "ending=failed");
        CHECK_FALSE(course.of("daily", "cancelled").empty());
    }
    SECTION("the action ends the strand") {
        daily.on_miss.ends.push_back(0);
        const Model model = with_action(daily);
        Course course(model);
        course.allocate(1);
        course.run_whole();
        CHECK(course.of("daily", "missed").size() == 1);
        CHECK(course.of("daily", "ended").empty());
        CHECK_FALSE(course.of("daily", "cancelled").empty());
    }
}

TEST_CASE("once a week there may be a doubt, and the coach may end the reviews", "[HTW-50][HTW-51]") {
    DailyReviews daily = daily_reviews();
    daily.doubts = chance(1);
    daily.on_doubt.starts.push_back({2, 2});
    SECTION("doubts") {
        Model model = daily_model(daily);
        add_pathway(model, "decisions");
        add_stage(model, "referred", wait_for(days(3)));
        route(model, 2, "done");
        Course course(model);
        course.allocate(1);  // on a Tuesday: the first week and the fourteenth are short
        course.run_whole();
        CHECK(course.of("referred", "entered").size() == 14);
    }
    SECTION("the end") {
        daily = daily_reviews();
        daily.ends_early = chance(1);
        const Model model = daily_model(daily);
        Course course(model);
        course.allocate(1);
        course.run_whole();
        CHECK(course.of("daily", "attended").size() == 1);
        CHECK(output::details_in_words(course.of("daily", "ended")[0]) == "ending=ended_early");
    }
}

TEST_CASE("attendances are counted by the hour of the week", "[daily_reviews]") {
    DailyReviews daily = daily_reviews();
    daily.available_from = Varying<sim::Seconds>(at(10));
    daily.available_until = Varying<sim::Seconds>(at(11));
    const Model model = daily_model(daily);
    Course course(model);
    course.allocate(1);
    course.run_whole();
    const auto on = [&](int weekday, int hour) {
        return cell(course.site, {.measure = course.setup.measured.attendances,
                                  .stage = daily_stage,
                                  .group = weekday * 24 + hour})
            .n;
    };
    for (int weekday = 0; weekday < 5; ++weekday) {
        CHECK(on(weekday, 10) == (weekday == 1 ? 12 : 13));
        CHECK(on(weekday, 9) + on(weekday, 11) == 0);
    }
}

TEST_CASE("somebody with a timetable is booked elsewhere beside it only", "[daily_reviews]") {
    const Model model = daily_model();
    Course course(model);
    const Who who = course.allocate(1);
    std::size_t dates = 0;
    for (const LogLine& line : course.of("daily", "booked")) {
        const sim::Periods busy = busy_periods(course.site, who.person, sim::day_of(line.start), -1);
        CHECK(busy.count() == 2);
        CHECK(sim::Seconds{busy.first() * 300} == sim::time_of_day(line.start));
        CHECK(busy_periods(course.site, who.person, sim::day_of(line.start), 0).none());
        ++dates;
    }
    CHECK(dates == 19);
}
