#include <catch2/catch.hpp>

#include "tests/cases/ran.hpp"

using namespace caseload;

TEST_CASE("a deadline of two hours is missed by all who stay three", "[cases][deadlines][!shouldfail]") {
    CHECK(cases::run("deadline_minutes").figure("within_limit", {.group = "deadline=2 h"}) == 0);
}

TEST_CASE("a longer deadline is met by no fewer", "[cases][deadlines][!shouldfail]") {
    double before = 0;
    for (const char* within : {"1 min", "2 h", "179 min", "3 h", "1 days", "2 days"}) {
        CAPTURE(within);
        const auto run =
            cases::run("deadline_minutes",
                       "--set 'pathways.p.stages.pause.deadline.within=" + std::string(within) + "'");
        const double met = run.figure("within_limit", {.group = "deadline=2 h"});
        CHECK(met >= before);
        before = met;
    }
    CHECK(before == 1);
}

TEST_CASE("a stay of 30 hours is not within a minute", "[cases][deadlines][!shouldfail]") {
    const auto run = cases::run("deadline_minutes",
                                "--set 'pathways.p.stages.pause.for=30 h' "
                                "--set 'pathways.p.stages.pause.deadline.within=1 min'");
    CHECK(run.figure("within_limit", {.group = "deadline=2 h"}) == 0);
}

TEST_CASE("a share of which nothing happened has an interval of more than nothing",
          "[cases][deadlines][!shouldfail]") {
    const auto run = cases::run("deadline_minutes", "--replications 20");
    const cases::Of lower{.group = "deadline=2 h", .column = "lower95"};
    const cases::Of upper{.group = "deadline=2 h", .column = "upper95"};
    CHECK(run.figure("within_limit", upper) - run.figure("within_limit", lower) > 0);
}

TEST_CASE("a share of none or of all has an interval of people, not of none", "[cases][deadlines]") {
    const auto run = cases::run("deadline_minutes", "--replications 20");
    std::size_t seen = 0;
    for (std::size_t row = 1; row < run.measures.rows.size(); ++row) {
        if (run.measures.at(row, "measure") != "within_limit") continue;
        const double share = std::stod(run.measures.at(row, "mean"));
        if (share != 0 && share != 1) continue;
        ++seen;
        const double lower = std::stod(run.measures.at(row, "lower95"));
        const double upper = std::stod(run.measures.at(row, "upper95"));
        CHECK(upper - lower > 0);
        // 20 replications of at least one person: never wider than Wilson's interval of 20.
        CHECK(upper - lower < 0.17);
        CHECK((share == 0 ? lower == 0 : upper == 1));
    }
    CHECK(seen > 0);
}
