#include <catch2/catch.hpp>

#include "tests/cases/ran.hpp"

using namespace caseload;

TEST_CASE("a wait counts from its end, though the service goes on past the run", "[cases][waits]") {
    // Two people at midnight, 20 hours each: the second waits 20 hours.
    CHECK(cases::run("wait_of_unfinished").figure("wait", {.stage = "s"}) == Approx(600));
}

TEST_CASE("each moment of a wait has the cause that it has", "[cases][waits]") {
    const auto run = cases::run("cause_changes");
    CHECK(run.figure("wait", {.stage = "second"}) == Approx(55));
    CHECK(run.count("wait_cause", {.stage = "second", .group = "cause=staff:doctor"}) == Approx(5));
    CHECK(run.count("wait_cause", {.stage = "second", .group = "cause=resource:cubicle"}) == Approx(50));
}

TEST_CASE("who was served at once and interrupted did not have to wait", "[cases][waits]") {
    const auto run = cases::run("preempted_several");
    CHECK(run.figure("waited", {.stage = "low"}) == 0);
    CHECK(run.figure("wait", {.stage = "low"}) == 0);
}

TEST_CASE("no more are interrupted than hold what is wanted, and each is counted", "[cases][waits]") {
    // Five of ten are in use when somebody wants seven: two give way.
    CHECK(cases::run("preempted_several").figure("interrupted", {.stage = "low"}) == 2);
}

TEST_CASE("the causes of a wait in a queue sum to it", "[cases][waits]") {
    const auto run = cases::run("cause_changes");
    const Approx whole(run.figure("wait", {.stage = "second"}));
    double sum = 0;
    for (const char* cause : {"closed", "timetable", "claimant", "staff:doctor", "resource:cubicle"})
        sum += run.count("wait_cause", {.stage = "second", .group = std::string("cause=") + cause});
    CHECK(sum == whole);
}

TEST_CASE("who was served at once and begins anew later did not have to wait", "[cases][waits]") {
    const auto run = cases::run("preempted_several", "--set offices.A.queues.q.preempt=restart");
    CHECK(run.figure("waited", {.stage = "low"}) == 0);
    CHECK(run.figure("wait", {.stage = "low"}) == 0);
}

TEST_CASE("a queue that grows without end is told first", "[cases][waits]") {
    const auto run = cases::run("overload");
    const auto grows = run.said.out.find("grows");
    CHECK(grows != std::string::npos);
    CHECK(grows < run.said.out.find("Stages"));
    // 44 an hour come and 28 can be served: 16 an hour are left, 38,400 in a hundred days.
    const auto about = run.said.out.find("about ") + 6;
    REQUIRE(run.said.out[about + 2] == ',');
    const double told =
        1000 * std::stod(run.said.out.substr(about, 2)) + std::stod(run.said.out.substr(about + 3, 3));
    CHECK(told == Approx(38'400).margin(1'000));
    const double left =
        run.figure("entered", {.stage = "q"}) - run.figure("ended", {.stage = "q", .group = "ending=served"});
    CHECK(told == Approx(left).margin(200));
}

TEST_CASE("whose service could begin at the second his patience ends is served", "[cases][waits]") {
    // At 10:00 the second service ends and the patience of the third runs out: the end of service comes first.
    CHECK(cases::run("patience_at_the_end").count("ended", {.stage = "s", .group = "ending=left"}) == 0);
}

TEST_CASE("nobody waits longer than the longest wait there was", "[cases][waits]") {
    const auto run = cases::run("constant_stay");
    CHECK(run.figure("time_in_stage", {.stage = "s"}) == Approx(10));
    CHECK(run.figure("time_in_stage_90", {.stage = "s"}) == Approx(10));
    CHECK(run.figure("median_time_in_stage", {.stage = "s"}) == Approx(10));
}

TEST_CASE("a queue that grows is told of several replications, with its interval", "[cases][waits]") {
    const auto said = cases::run("overload", "--replications 3").said.out;
    const auto grows = said.find("grows without end: by ");
    REQUIRE(grows != std::string::npos);
    CHECK(std::stod(said.substr(grows + 22)) == Approx(16 * 24).margin(40));
    CHECK(said.substr(grows, 60).find(" ± ") != std::string::npos);
    CHECK(said.find("wait is for a free agent") != std::string::npos);
}

TEST_CASE("a queue that is long at times and an office that fills are no queues that grow",
          "[cases][waits]") {
    // 12 Erlang on 14 agents: people wait, and the queue is emptied again and again.
    CHECK(cases::run("overload", "--set arrivals.0.per_hour=24").said.out.find("grows") == std::string::npos);
    // People who stay for as long as a rule says become more and wait for nobody.
    CHECK(cases::run("filling").said.out.find("grows") == std::string::npos);
}

TEST_CASE("nothing is said not to limit while people wait for it", "[cases][waits]") {
    const std::string nobody = "No wait that ended and no missed deadline was for want of";
    const auto report = [](const cases::Run& run) {
        return program::contents(run.place.path / "out" / "report.html");
    };
    CHECK(report(cases::run("filling")).find(nobody) != std::string::npos);
    const std::string busy = report(cases::run("overload", "--set arrivals.0.per_hour=20"));
    CHECK(busy.find(nobody) == std::string::npos);
    CHECK(busy.find("each time for a free agent") != std::string::npos);
}

TEST_CASE("what the scenario prescribes before a meeting is an interval, and no wait", "[cases][waits]") {
    // Monday 10:00 to Wednesday 00:00, and then until the office opens; the next review is a week later by rule.
    const auto run = cases::run("prescribed");
    CHECK(run.figure("interval", {.stage = "seen", .group = "set_by=earliest"}) == Approx(38 * 60));
    CHECK(run.figure("wait", {.stage = "seen"}) == Approx(9 * 60));
    CHECK(run.count("wait_cause", {.stage = "seen", .group = "cause=closed"}) == Approx(9 * 60));
    CHECK(run.figure("interval", {.stage = "reviews", .group = "set_by=every"}) ==
          Approx(6 * 1440 + 14.5 * 60));
    CHECK(run.figure("wait", {.stage = "reviews"}) == Approx(9 * 60));
    CHECK(run.count("still_waiting", {.stage = "reviews"}) == 0);
    CHECK(run.said.out.find("(earliest)") != std::string::npos);
}

TEST_CASE("a wait for what is booked is measured when it ends, and who still waits is counted",
          "[cases][waits]") {
    // Comes at 18:00 and is booked for the next morning, which does not come within the run.
    const auto run = cases::run("prescribed",
                                "--set period.end=2015-01-06 "
                                "--set pathways.p.stages.seen.earliest='\"0 days\"' "
                                "--set pathways.p.stages.comes.for='\"18 h\"'");
    CHECK(run.count("wait", {.stage = "seen"}) == 0);
    CHECK(run.figure("still_waiting", {.stage = "seen"}) == 1);
    CHECK(run.figure("still_waiting_for", {.stage = "seen"}) == Approx(6 * 60));
}

TEST_CASE("a wait for the group ends when enough have come, and is then for the session to be set up",
          "[cases][waits]") {
    // From 10:00 until the second comes at 12:00; both until midnight, when the office counts; then until it opens.
    const auto run = cases::run("on_demand");
    CHECK(run.count("wait_cause", {.stage = "group", .group = "cause=group"}) == Approx((2 + 0) / 2.0 * 60));
    CHECK(run.count("wait_cause", {.stage = "group", .group = "cause=timetable"}) == Approx(12 * 60));
    CHECK(run.count("wait_cause", {.stage = "group", .group = "cause=closed"}) == Approx(9 * 60));
    CHECK(run.figure("wait", {.stage = "group"}) == Approx((23 + 21) / 2.0 * 60));
}

TEST_CASE("a sweep says first at how many of its points a queue grows without end", "[cases][waits][sweep]") {
    const program::Place place("cases-sweep");
    const program::Said said =
        program::call(place, "sweep " + cases::input("overload") +
                                 " --vary arrivals.0.per_hour=20..44:8 --measure arrivals --replications 2 "
                                 "--progress never --out out");
    INFO(said.out + said.err);
    // 28 an hour can be served: 36 and 44 are more. 16 an hour are 384 a day.
    const auto grows = said.out.find("At 2 of 4 points");
    REQUIRE(grows != std::string::npos);
    CHECK(grows < said.out.find("What matters most"));
    const auto by = said.out.find("by ", grows) + 3;
    CHECK(std::stod(said.out.substr(by, 8)) == Approx(384).margin(40));
}
