#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"
#include "tests/trial/trials.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

void write(const Place& place, const std::string& trial) {
    place.write("small.toml", caseload::trials::text_of(trial, "1.6"));
}

}  // namespace

TEST_CASE("caseload trial tells effect, roll-out, spillover and power, and writes them", "[trial][program]") {
    const Place place("trial");
    write(place, "[trial]\nallocation = \"individual\"\n");
    const Said said = call(place, "trial small.toml --replications 8 --out t --store s.db");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("effect in the trial") && Contains("effect of the roll-out") &&
                             Contains("No spillover") && Contains("80% find"));
    CHECK_THAT(contents(place.path / "t" / "trial.csv"),
               StartsWith("scenario,outcome,quantity,unit,replications,mean,lower95,upper95,verdict\n"
                          "small,days on benefit,trial,days,8,-"));
    CHECK_THAT(contents(place.path / "t" / "comparison.csv"), Contains("\nsmall-everybody,small-nobody,"));
    CHECK_THAT(contents(place.path / "t" / "run.json"),
               Contains("\"command\": \"caseload trial small.toml --replications 8 --seed 1\""));
    const std::string runs = call(place, "runs t/results.db").out;
    CHECK_THAT(runs, Contains("small-nobody") && Contains("small-everybody"));
    CHECK_THAT(call(place, "runs s.db").out, Contains("small-nobody"));
    // One of the worlds by itself.
    REQUIRE(call(place, "run small.toml --replications 3 --set trial.treat=everybody --out e").code == 0);
    CHECK_THAT(contents(place.path / "e" / "measures.csv"),
               Contains("trial_benefit_found,share,,,,subgroup=All,3,"));
}

TEST_CASE("caseload trial finds the warm-up of a steady scenario and says so", "[trial][program][warm-up]") {
    const Place place("trial-steady");
    write(place, "[trial]\nallocation = \"individual\"\n");
    const Said said = call(place, "trial small.toml --replications 2 --set period.warm_up=detect --out t");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.err, Contains("finding the warm-up in 10 replications") && Contains("run longer"));
}

TEST_CASE("caseload trial gives the same bytes at any number of threads", "[trial][program][threads]") {
    const Place place("trial-threads");
    write(place, "[trial]\nallocation = \"cluster\"\n");
    for (const char* threads : {"1", "2", "7"}) {
        REQUIRE(call(place, std::string("trial small.toml --replications 5 --quiet --threads ") + threads +
                                " --out " + threads)
                    .code == 0);
    }
    for (const char* file : {"trial.csv", "comparison.csv"}) {
        CHECK(contents(place.path / "1" / file) == contents(place.path / "2" / file));
        CHECK(contents(place.path / "1" / file) == contents(place.path / "7" / file));
    }
}

TEST_CASE("caseload trial refuses a scenario without a trial or without follow-up",
          "[trial][program][bad input]") {
    const Place place("trial-refused");
    write(place, "");
    CHECK_THAT(call(place, "trial small.toml").err, Contains("wants a scenario with [trial] and [outcomes]"));
    CHECK(call(place, "trial small.toml").code == 2);
    write(place, "[trial]\nallocation = \"individual\"\n");
    const Said said = call(place, "trial small.toml --set outcomes.follow_up='\"0 days\"'");
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Contains("follow_up"));
    CHECK(place.entries() == 1);
}

TEST_CASE("a trial saved and continued is the same to the last figure", "[trial][program][saved]") {
    for (const char* kind :
         {"individual\"", "cluster\"", "quota\"\nplaces = 60\nper = \"month\"\nshared = true"}) {
        const Place place("trial-saved");
        write(place, std::string("[trial]\nallocation = \"") + kind + "\n");
        REQUIRE(call(place, "run small.toml --replications 2 --quiet --out whole").code == 0);
        REQUIRE(call(place, "save small.toml --at 2015-01-21 --replications 2 --quiet half.state").code == 0);
        REQUIRE(call(place, "run small.toml --from half.state --quiet --out rest").code == 0);
        CHECK(contents(place.path / "whole" / "measures.csv") ==
              contents(place.path / "rest" / "measures.csv"));
    }
}
