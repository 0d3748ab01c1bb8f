#include <catch2/catch.hpp>

#include "tests/cases/ran.hpp"

using namespace caseload;

TEST_CASE("with no policy left a session under its smallest size does not run", "[cases][sessions]") {
    const auto run = cases::run("smallest_group", "--set 'pathways.p.stages.w.below_minimum=[]'");
    REQUIRE(run.said.code == 0);
    CHECK(run.happened("session_held") == 0);
    CHECK(run.figure("ended", {.stage = "w", .group = "ending=did_not_run"}) == 2);
}

TEST_CASE("one alone waits as often as allowed, then his session does not run", "[cases][sessions]") {
    const auto run = cases::run("smallest_group", "--set stock.1.count=0");
    REQUIRE(run.said.code == 0);
    CHECK(run.happened("session_held") == 0);
    CHECK(run.figure("ended", {.stage = "w", .group = "ending=did_not_run"}) == 1);
}

TEST_CASE("two who come by and by are held together", "[cases][sessions]") {
    const auto run = cases::run("smallest_group");
    REQUIRE(run.said.code == 0);
    CHECK(run.happened("session_held", "size=2") == 1);
    CHECK(run.figure("ended", {.stage = "w", .group = "ending=attended"}) == 2);
}

TEST_CASE("a session may be put off 254, 255, 256 and 257 times, or that is refused", "[cases][sessions]") {
    for (const int most : {254, 255, 256, 257}) {
        CAPTURE(most);
        const auto run =
            cases::run("put_off", "--set pathways.a.stages.w.waits_most=" + std::to_string(most));
        if (run.said.code == 2) {
            CHECK(run.said.err.find("waits_most") != std::string::npos);
            continue;
        }
        REQUIRE(run.said.code == 0);
        // A session every weekday: held at the first after so many.
        REQUIRE(run.happened("session_held", "size=1") == 1);
        CHECK(run.figure("time_in_stage", {.stage = "w"}) / 1440 == Approx(most * 7.0 / 5).margin(3));
    }
}
