#include <catch2/catch.hpp>

#include <algorithm>
#include <regex>

#include "tests/cases/ran.hpp"

using namespace caseload;

TEST_CASE("work after closing does not make more than all of the day", "[cases][capacity]") {
    const auto run = cases::run("work_after_closing");
    CHECK(run.figure("utilisation", {.group = "role=clerk"}) == Approx(1));
    CHECK(run.figure("utilisation", {.group = "resource=desk"}) == Approx(1));
}

TEST_CASE("work after closing has a figure of its own", "[cases][capacity]") {
    CHECK(cases::run("work_after_closing").figure("overtime", {.group = "role=clerk"}) == Approx(1));
}

TEST_CASE("a branch with more of a resource counts what was there on each day", "[cases][capacity]") {
    const program::Place place("cases-branch");
    REQUIRE(program::call(place, "save " + cases::input("branch_count_two") +
                                     " --at 2015-01-07 b.state --replications 1")
                .code == 0);
    REQUIRE(
        program::call(place, "run " + cases::input("branch_count_four") + " --from b.state --out out").code ==
        0);
    const auto measures = cases::read_table(program::contents(place.path / "out" / "measures.csv"));
    double used = 0;
    for (std::size_t row = 1; row < measures.rows.size(); ++row)
        if (measures.at(row, "measure") == "utilisation") used = std::stod(measures.at(row, "mean"));
    // One of two for two days, one of four for five: 7 of 24 resource-days.
    CHECK(used == Approx(7.0 / 24));
}

TEST_CASE("no two meetings are in one room at one time", "[cases][capacity]") {
    const auto run = cases::run("room_overrun");
    std::vector<std::pair<std::string, std::string>> meetings;
    for (std::size_t row = 1; row < run.events.rows.size(); ++row)
        if (run.events.at(row, "event") == "attended")
            meetings.emplace_back(run.events.at(row, "start"), run.events.at(row, "end"));
    REQUIRE(meetings.size() > 100);
    std::sort(meetings.begin(), meetings.end());
    std::size_t overlapping = 0;
    for (std::size_t i = 1; i < meetings.size(); ++i)
        overlapping += meetings[i].first < meetings[i - 1].second;
    CHECK(overlapping == 0);
}

TEST_CASE("staff time is the time spent, overruns too", "[cases][capacity]") {
    const auto run = cases::run("room_overrun");
    const double attended = run.figure("ended", {.stage = "i", .group = "ending=attended"});
    // 22.5 minutes on average where 15 are allotted; those who miss take none or the allotted time.
    CHECK(run.figure("staff_time", {.stage = "i", .group = "role=coach"}) > attended * 21);
}

TEST_CASE("a quarter of an hour of staff time is not shown as none", "[cases][capacity]") {
    const auto run = cases::run("quarter_of_an_hour");
    REQUIRE(run.said.code == 0);
    CHECK(run.figure("staff_time", {.group = "role=coach"}) == 15);
    CHECK_FALSE(std::regex_search(run.said.out, std::regex("time of coach +0 +hours")));
}

TEST_CASE("everything kept is given back, however many there were", "[cases][capacity]") {
    // One takes a bay every 10 minutes for three days, 432 of 1,000, then gives all back: (432 x 3 / 2) of 60,000.
    CHECK(cases::run("kept_bays").figure("utilisation", {.group = "resource=bay"}) ==
          Approx(432 * 1.5 / 60'000).epsilon(0.01));
}

TEST_CASE("it is told who served, and until when", "[cases][capacity]") {
    const auto run = cases::run("events_resource");
    std::size_t named = 0;
    for (std::size_t row = 1; row < run.events.rows.size(); ++row)
        named += run.events.at(row, "event") == "attended" && !run.events.at(row, "resource").empty();
    CHECK(named == 3);
}

TEST_CASE("of what happens at one second the end of one comes before the start of the next",
          "[cases][capacity]") {
    // Two serve; the first ends at 00:10:00, and the third begins then.
    const auto run = cases::run("events_resource");
    std::size_t third_begins = 0, first_ends = 0;
    for (std::size_t row = 1; row < run.events.rows.size(); ++row) {
        const bool attended = run.events.at(row, "event") == "attended";
        if (attended && run.events.at(row, "start") == "2015-01-05T00:10:00") third_begins = row;
        if (run.events.at(row, "event") == "ended" && run.events.at(row, "time") == "2015-01-05T00:10:00")
            first_ends = row;
    }
    REQUIRE(first_ends > 0);
    CHECK(first_ends < third_begins);
}

TEST_CASE("whoever is needed for a booking has time that can be booked", "[cases][capacity]") {
    const auto run = cases::run("booked_time_forgotten");
    REQUIRE(run.said.code == 0);
    CHECK(run.count("ended", {.stage = "daily", .group = "ending=completed"}) > 0);
}

TEST_CASE("a stage for which nobody ever has time is told of", "[cases][capacity]") {
    // All of the coaches' time can be booked, so that nobody serves the desk.
    const auto said = cases::check("booked_time_forgotten");
    CHECK(said.code == 0);
    CHECK(said.err.find("warning: pathways.p.stages.desk") != std::string::npos);
}

TEST_CASE("whoever could be served at the second at which patience ends is served", "[cases][capacity]") {
    // Three at once, 10 minutes each, 20 minutes of patience: the second ends as the third would give up.
    const auto run = cases::run("patience_and_end");
    CHECK(run.count("ended", {.stage = "q", .group = "ending=served"}) == 3);
    CHECK(run.count("ended", {.stage = "q", .group = "ending=left"}) == 0);
}

TEST_CASE("whoever comes at the second at which a service ends finds it over", "[cases][capacity]") {
    const auto run = cases::run("end_and_arrival");
    CHECK(run.count("ended", {.stage = "seen", .group = "ending=served"}) == 2);
    CHECK(run.figure("waited", {.stage = "seen"}) == 0);
}

TEST_CASE("whoever comes on duty at the second at which patience ends serves", "[cases][capacity]") {
    CHECK(cases::run("capacity_and_patience").count("ended", {.stage = "seen", .group = "ending=served"}) ==
          1);
}

TEST_CASE("at the second of closing nobody is served any more, and whoever waits goes", "[cases][capacity]") {
    // The service of the first ends as the office closes; the second comes with him and would be next.
    const auto run = cases::run("capacity_and_patience",
                                "--set stock.0.count=2 --set pathways.p.stages.seen.service='\"8 h\"' "
                                "--set pathways.p.stages.seen.patience='\"10 h\"'");
    CHECK(run.count("ended", {.stage = "seen", .group = "ending=served"}) == 1);
    CHECK(run.count("ended", {.stage = "seen", .group = "ending=closed"}) == 1);
}

TEST_CASE("a session waits for a room that an overrun holds, and lasts as long as planned",
          "[cases][capacity]") {
    const auto run = cases::run("session_late");
    CHECK(run.figure("late", {.stage = "talk"}) == 1);
    CHECK(run.figure("late_by", {.stage = "talk"}) == Approx(30));
    CHECK(run.figure("late_by_90", {.stage = "talk"}) == Approx(30).epsilon(0.03));
    CHECK(run.figure("time_in_stage", {.stage = "talk"}) == Approx(11.5 * 60));
    // Until 9 the office is closed, until 10 it is the timetable, and then nobody is free.
    CHECK(run.figure("wait", {.stage = "talk"}) == Approx(10.5 * 60));
    CHECK(run.count("wait_cause", {.stage = "talk", .group = "cause=staff:coach"}) == Approx(30));
    CHECK(run.figure("staff_time", {.stage = "talk", .group = "role=coach"}) == Approx(60));
}

TEST_CASE("who goes on duty while his meeting overruns serves when it is over", "[cases][capacity]") {
    // The meeting ends at 12 instead of 11; who comes to the desk at 10 waits until then. 5 of 6 hours of duty are on offer.
    const auto run = cases::run("overrun_into_duty");
    CHECK(run.figure("wait", {.stage = "desk"}) == Approx(120));
    CHECK(run.figure("utilisation", {.group = "role=clerk"}) == Approx((2 + 0.5) / (2 + 5 + 8)));
    CHECK(run.figure("overtime", {.group = "role=clerk"}) == Approx(1));
}

TEST_CASE("an overrun within duty is used time", "[cases][capacity]") {
    // 100 minutes and three times 30 of two days of 8 hours.
    CHECK(cases::run("overrun_within_duty").figure("utilisation", {.group = "role=coach"}) ==
          Approx(190.0 / 960));
}

TEST_CASE("whoever is in service at a desk comes to a meeting when that is over", "[cases][capacity]") {
    const auto run = cases::run("desk_and_meeting");
    CHECK(run.figure("late_by", {.stage = "meet"}) == Approx(50));
}

TEST_CASE("an attempt after the booked time finds the caller free, or waits", "[cases][capacity]") {
    CHECK(cases::run("attempts_after_the_booking").said.code == 0);
}

TEST_CASE("paperwork by the week counts the time in the stage, to the end of the run",
          "[cases][capacity][HTW-29]") {
    const auto run = cases::run("paperwork");
    const auto minutes = [&](const std::string& stage) {
        return run.figure("staff_time", {.stage = stage, .group = "role=coach"});
    };
    CHECK(minutes("stays") == Approx(100));
    // The second week of the run.
    CHECK(minutes("still_there") == Approx(70));
}
