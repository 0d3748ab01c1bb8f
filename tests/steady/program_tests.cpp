#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

/// The warm-up as a user of the program meets it.
namespace caseload {

using program::call;
using program::contents;
using program::Place;

namespace {

constexpr const char* steady = " --set 'period.warm_up=\"detect\"'";

}  // namespace

TEST_CASE("The warm-up stands in the summary and in every file", "[warm-up]") {
    const Place place("steady-told");
    place.write("desk.toml", program::desk);
    const std::string run = "run desk.toml --replications 3 --out ";
    const auto said = call(place, run + "r --set period.days=260" + steady);
    CHECK(said.code == 0);
    CHECK(said.err.find("finding the warm-up in 10 replications") != std::string::npos);
    CHECK(said.out.find("By MSER-5") != std::string::npos);
    const std::string json = contents(place.path / "r/run.json");
    CHECK(json.find("\"kind\": \"detected\"") != std::string::npos);
    CHECK(json.find("\"run_longer\": false") != std::string::npos);
    CHECK(contents(place.path / "r/report.html").find("\"kind\":\"detected\"") != std::string::npos);
    CHECK(contents(place.path / "r/results.db").find("MSER-5 on daily averages") != std::string::npos);

    const auto brief = call(place, run + "brief" + steady);
    CHECK(brief.code == 0);
    CHECK(brief.err.find("warning: the run is too short to be seen settled") != std::string::npos);
    CHECK(brief.out.find("Too short to be") != std::string::npos);
    CHECK(contents(place.path / "brief/run.json").find("\"run_longer\": true") != std::string::npos);

    const auto none = call(place, run + "none");
    CHECK(none.out.find("No warm-up; offices begin empty.") != std::string::npos);
    CHECK(contents(place.path / "none/run.json").find("\"kind\": \"none\"") != std::string::npos);
}

TEST_CASE("A steady scenario is saved and goes on with the warm-up of its state", "[warm-up][saved]") {
    const Place place("steady-saved");
    place.write("desk.toml", program::desk);
    const std::string scenario = "desk.toml --set period.days=260" + std::string(steady);
    CHECK(call(place, "run " + scenario + " --replications 2 --quiet --out whole").code == 0);
    CHECK(call(place, "save " + scenario + " --at 2015-06-01 s --replications 2 --quiet").code == 0);
    CHECK(call(place, "run " + scenario + " --from s --quiet --out rest").code == 0);
    for (const char* file : {"measures.csv", "series.csv"})
        CHECK(contents(place.path / "whole" / file) == contents(place.path / "rest" / file));
    CHECK(contents(place.path / "rest/run.json").find("\"kind\": \"detected\"") != std::string::npos);
}

TEST_CASE("What is no warm-up is told with what would be right", "[warm-up]") {
    const Place place("steady-wrong");
    place.write("desk.toml", program::desk);
    const auto said = call(place, "check desk.toml --set 'period.warm_up=\"detekt\"'");
    CHECK(said.code == 2);
    INFO(said.out << said.err);
    CHECK((said.out + said.err).find("period.warm_up") != std::string::npos);
}

}  // namespace caseload
