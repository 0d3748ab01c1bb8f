#include <catch2/catch.hpp>

#include "tests/cases/ran.hpp"

using namespace caseload;

TEST_CASE("80 a day from 9 to 12 all come from 9 to 12", "[cases][arrivals]") {
    CHECK(cases::check("arrival_hours").code == 0);
    const auto run = cases::run("arrival_hours");
    REQUIRE(run.said.code == 0);
    // Eight working days; a Poisson count stays within six standard deviations.
    CHECK(run.figure("arrivals") == Approx(8 * 80).margin(6 * std::sqrt(8.0 * 80)));
    std::size_t outside = 0;
    for (std::size_t row = 1; row < run.events.rows.size(); ++row) {
        const std::string hour = run.events.at(row, "time").substr(11, 2);
        outside += run.events.at(row, "event") == "arrived" && hour != "09" && hour != "10" && hour != "11";
    }
    CHECK(outside == 0);
}

TEST_CASE("a level that nobody gave is not drawn, but asked for", "[cases][arrivals]") {
    const auto said = cases::check("attribute_of_one_source");
    CHECK(said.code == 2);
    CHECK(said.err.find("\"class\"") != std::string::npos);
    CHECK(said.err.find("\"second\"") != std::string::npos);
}

TEST_CASE("what does nothing beside counts by day is refused", "[cases][arrivals]") {
    const auto said = cases::check("counts_with_batch");
    CHECK(said.code == 2);
    for (const char* key : {"batch", "weekdays", "months"}) {
        CAPTURE(key);
        CHECK(said.err.find("arrivals.0." + std::string(key)) != std::string::npos);
    }
}

TEST_CASE("counts of days outside the run are told of", "[cases][arrivals]") {
    CHECK(cases::check("counts_with_batch").err.find("1 of 4 days") != std::string::npos);
}

TEST_CASE("hours without a weekday on which they hold are refused", "[cases][arrivals]") {
    const auto said = cases::check("work_after_closing", "--set 'offices.A.open.weekdays=[]'");
    CHECK(said.code == 2);
    CHECK(said.err.find("weekdays") != std::string::npos);
}
