#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

namespace {

/// The desk with a deadline for the visit.
std::string busy_desk() {
    std::string text = desk;
    text += "deadline = { name = \"served_in_half_an_hour\", within = \"30 min\" }\n";
    return text;
}

constexpr const char* vary = " --vary offices.North.staff.clerk.count=1..8 --progress never ";

}  // namespace

TEST_CASE("size finds the smallest number of clerks and writes what it tried", "[size]") {
    const Place place("size");
    place.write("desk.toml", desk);
    const std::string command =
        std::string("size desk.toml") + vary +
        "--set arrivals.0.per_hour=20 --target 'waited@stage=desk;office=North <= 30%' ";
    const Said said = call(place, command + "--out out --threads 1");
    INFO(said.err);
    REQUIRE(said.code == 0);
    // 20 an hour for 10 minutes each: Erlang's C gives 0.66 for four clerks, 0.33 for five and 0.14 for six.
    CHECK_THAT(said.out,
               Contains("offices.North.staff.clerk.count = 6 is the smallest that meets the target"));
    CHECK_THAT(said.out, Contains("at least 95%") && Contains("Kim and Nelson") && Contains("does not hurt"));
    CHECK_THAT(said.out, EndsWith("Results are in out\n"));
    const auto run = nlohmann::json::parse(contents(place.path / "out" / "run.json"));
    CHECK(run["chosen"][0] == "offices.North.staff.clerk.count=6");
    CHECK(run["runs"].get<int>() * 2 < run["runs_to_try_all"].get<int>() + 1);
    CHECK_THAT(contents(place.path / "out" / "sizing.svg"),
               Contains("<svg") && Contains("smallest that meets"));
    const std::string csv = contents(place.path / "out" / "sizing.csv");
    CHECK_THAT(
        csv, Contains("offices.North.staff.clerk.count=6,waited@office=North;stage=visit.desk,share,<=,0.3"));
    SECTION("the same at any number of threads") {
        REQUIRE(call(place, command + "--out other --threads 3 --quiet").code == 0);
        CHECK(contents(place.path / "other" / "sizing.csv") == csv);
        CHECK(contents(place.path / "other" / "run.json") == contents(place.path / "out" / "run.json"));
    }
    SECTION("its command gives the same again") {
        const std::string again = run["command"].get<std::string>().substr(std::string("caseload ").size());
        REQUIRE(call(place, again + " --out again --quiet").code == 0);
        CHECK(contents(place.path / "again" / "sizing.csv") == csv);
    }
    SECTION("existing results are kept without --force") {
        CHECK(call(place, command + "--out out").code == 2);
        CHECK(call(place, command + "--out out --force --quiet").code == 0);
    }
}

TEST_CASE("size says when no value meets the target, and what people wait for then", "[size]") {
    const Place place("size-none");
    place.write("desk.toml", desk);
    const Said said = call(place,
                           "size desk.toml --vary offices.South.staff.clerk.count=1..3 --progress never "
                           "--set arrivals.0.per_hour=12 --target 'waited@stage=desk;office=South <= 1%'");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("No value meets the target") && Contains("What limits it at 3") &&
                             Contains("no clerk"));
    CHECK_THAT(said.out, EndsWith("Results are in results/desk-size-001\n"));
}

TEST_CASE("size walks along the frontier of two resources", "[size]") {
    const Place place("size-two");
    place.write("desk.toml", desk);
    const Said said =
        call(place, std::string("size desk.toml") + vary +
                        "--vary offices.South.staff.clerk.count=1..8 --set arrivals.0.per_hour=20 "
                        "--target 'desk.waited <= 25%'");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("the frontier is the pairs (") && Contains("O least, + meets"));
}

TEST_CASE("the short form of a target finds the one deadline of a stage", "[size]") {
    const Place place("size-short");
    place.write("desk.toml", busy_desk());
    for (const char* target : {"desk.within_limit", "served.within_limit", "within_limit",
                               "within_limit@deadline=served_in_half_an_hour"}) {
        const Said said = call(place, std::string("size desk.toml") + vary + "--target '" + target +
                                          " >= 80%' --vary offices.South.staff.clerk.count=2,3");
        INFO(target << "\n" << said.err);
        CHECK(said.code == 0);
        CHECK_THAT(said.out, Contains("within_limit@deadline=served_in_half_an_hour >= 80.0%"));
    }
}

TEST_CASE("wrong names of size are refused with the nearest valid one, and nothing is written",
          "[size][bad input]") {
    const Place place("size-wrong");
    place.write("desk.toml", busy_desk());
    const auto refused = [&](const std::string& arguments) {
        const Said said = call(place, "size desk.toml " + arguments);
        INFO(arguments << "\n" << said.err);
        CHECK(said.code == 2);
        CHECK(said.out.empty());
        return said.err;
    };
    const std::string sound = "--vary offices.North.staff.clerk.count=1..3 ";
    CHECK_THAT(refused(sound + "--target 'waitd <= 5'"), Contains("did you mean \"wait\"?"));
    // All that is wrong at once; and of the capacities, at which the scenario is not sound.
    CHECK_THAT(
        refused("--vary offices.North.staff.clerk.count=1.. --target 'waitd <= 5' --set period.days=x"),
        Contains("count=1..: wanted") && Contains("wanted a whole number"));
    CHECK_THAT(refused("--vary offices.North.staff.clerk.count=1.. --target 'waitd <= 5'"),
               Contains("count=1..: wanted") && Contains("did you mean \"wait\"?"));
    CHECK_THAT(refused("--vary offices.North.staff.clerk.count=-2..1 --target 'desk.wait <= 5'"),
               Contains("not sound with offices.North.staff.clerk.count = -2") &&
                   Contains("1 more of the 4 points"));
    CHECK_THAT(refused(sound + "--target 'desl.wait <= 5'"), Contains("visit.desk"));
    CHECK_THAT(refused(sound + "--target 'wait@stage=desk;office=Nort <= 5'"),
               Contains("did you mean \"North\"?"));
    CHECK_THAT(refused(sound + "--target 'utilisation@role=clrk <= 5'"),
               Contains("did you mean \"role=clerk\"?"));
    CHECK_THAT(refused(sound + "--target 'wait <= 5'"), Contains("add @stage="));
    CHECK_THAT(refused(sound + "--target 'desk.wait <= 5%'"), Contains("a number of s, min, h or days"));
    CHECK_THAT(refused(sound + "--target 'desk.wait'"), Contains("MEASURE >= VALUE"));
    CHECK_THAT(refused(sound + "--target 'desk.wait <= 5 +- 0'"), Contains("indifference zone"));
    CHECK_THAT(refused("--vary offices.Nort.staff.clerk.count=1..3 --target 'desk.wait <= 5'"),
               Contains("did you mean \"North\"?"));
    CHECK_THAT(refused("--vary offices.North.staff.clerk.cuont=1..3 --target 'desk.wait <= 5'"),
               Contains("count"));
    CHECK_THAT(refused("--vary offices.North.staff.clerk.count=3..1 --target 'desk.wait <= 5'"),
               Contains("LOW..HIGH"));
    CHECK_THAT(refused("--vary arrivals.0.per_hour=1.5..3 --target 'desk.wait <= 5'"), Contains("a step"));
    CHECK(place.entries() == 1);
}
