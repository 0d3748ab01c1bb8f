#include <catch2/catch.hpp>

#include "stored.hpp"
#include "tests/cli/program.hpp"

using namespace caseload;
using namespace caseload::program;
using Catch::Matchers::Contains;
using stored::value;

TEST_CASE("a run writes results.db, and --store adds it to a shared one that runs lists", "[store][run]") {
    const Place place("store");
    place.write("desk.toml", desk);
    const std::string command = "run desk.toml --store all.db --quiet --replications ";
    REQUIRE(call(place, command + "2 --out a").code == 0);
    REQUIRE(call(place, command + "4..4 --seed 7 --out b").code == 0);
    CHECK(value(place.path / "a" / "results.db", "SELECT title FROM runs") == "A desk");
    CHECK(value(place.path / "all.db", "SELECT count(*) FROM runs") == "2");
    CHECK(value(place.path / "all.db", "SELECT command FROM runs WHERE run = 2") ==
          "caseload run desk.toml --replications 4..4 --seed 7");
    const Said said = call(place, "runs all.db");
    CHECK(said.code == 0);
    CHECK_THAT(said.out, Contains("0..1") && Contains("desk") && Contains("A desk") && Contains("7"));
    const Said one = call(place, "run desk.toml --store all.db --replications 1 --out c");
    CHECK_THAT(one.out, Contains("In all.db they are run 3\n"));
}

TEST_CASE("a file that is no store stops the run before it begins", "[store][run][bad input]") {
    const Place place("no-store");
    place.write("desk.toml", desk);
    const Said said = call(place, "run desk.toml --store desk.toml --out a");
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Contains("--store desk.toml") && Contains("not a results store"));
    CHECK(contents(place.path / "desk.toml") == desk);
    CHECK(place.entries() == 1);
    CHECK(call(place, "runs desk.toml").code == 2);
    CHECK(call(place, "runs missing.db").code == 2);
    CHECK(place.entries() == 1);
}
