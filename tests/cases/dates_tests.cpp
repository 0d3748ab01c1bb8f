#include <catch2/catch.hpp>

#include <regex>

#include "sim/time.hpp"
#include "tests/cases/ran.hpp"

using namespace caseload;

namespace {

/// Seconds since 1970 of "2015-03-29T01:50:00+00:00", UTC.
long utc(const std::string& text) {
    const auto number = [&text](std::size_t at, std::size_t length) {
        return std::stol(text.substr(at, length));
    };
    const auto day = sim::make_day(static_cast<int>(number(0, 4)), static_cast<unsigned>(number(5, 2)),
                                   static_cast<unsigned>(number(8, 2)));
    const long offset = (number(20, 2) * 60 + number(23, 2)) * 60 * (text[19] == '-' ? -1 : 1);
    return day.time_since_epoch().count() * 86'400L + number(11, 2) * 3'600 + number(14, 2) * 60 +
           number(17, 2) - offset;
}

/// Minutes from the start to the end of the one service in the XES log.
double minutes_of_service(const std::string& options) {
    const auto run = cases::run("clock_change", "--events=xes " + options);
    REQUIRE(run.said.code == 0);
    std::string log;
    for (const auto& file : std::filesystem::directory_iterator(run.place.path / "out"))
        if (file.path().extension() == ".xes") log = program::contents(file.path());
    std::smatch start, end;
    REQUIRE(std::regex_search(log, start, std::regex("key=\"start\" value=\"([^\"]*)\"")));
    REQUIRE(std::regex_search(log, end, std::regex("key=\"end\" value=\"([^\"]*)\"")));
    return static_cast<double>(utc(end[1]) - utc(start[1])) / 60;
}

}  // namespace

TEST_CASE("20 minutes over the change to summer time are 20 minutes", "[cases][dates]") {
    CHECK(minutes_of_service("") == 20);
}

TEST_CASE("20 minutes over the change to winter time are 20 minutes", "[cases][dates]") {
    CHECK(minutes_of_service("--set period.start=2015-10-24 --set period.end=2015-10-26") == 20);
}

TEST_CASE("days after the years of the holiday file are told of", "[cases][dates]") {
    const auto said = cases::check("holidays_after_the_file");
    CHECK(said.code == 0);
    CHECK(said.err.find("warning: calendar.region: bank holidays are known") != std::string::npos);
    const auto run = cases::run("holidays_after_the_file");
    CHECK(run.said.code == 0);
    CHECK(run.said.err.find("warning: calendar.region: bank holidays are known") != std::string::npos);
}

TEST_CASE("days before the years of the holiday file are told of", "[cases][dates]") {
    const auto said =
        cases::check("holidays_after_the_file", "--set period.start=2011-12-31 --set period.end=2012-06-01");
    CHECK(said.code == 0);
    CHECK(said.err.find("warning: calendar.region: bank holidays are known") != std::string::npos);
}
