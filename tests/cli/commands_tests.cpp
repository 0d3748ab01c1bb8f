#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "program.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;

TEST_CASE("help has examples for every subcommand and ends with 0", "[command line]") {
    const Place place("help");
    const Said all = call(place, "--help");
    CHECK(all.code == 0);
    for (const std::string command : {"run", "check", "draw", "calibrate", "runs", "reference"}) {
        CHECK_THAT(all.out, Contains(command));
        const Said help = call(place, command + " --help");
        CHECK(help.code == 0);
        CHECK_THAT(help.out, Contains("Example") && Contains("caseload " + command));
    }
    CHECK_THAT(call(place, "--version").out, Contains("caseload 0."));
}

TEST_CASE("a wrong command line ends with 2", "[command line]") {
    const Place place("wrong");
    place.write("desk.toml", desk);
    for (const char* arguments : {"", "jump", "run", "run desk.toml --threads 0", "run desk.toml --treads 2",
                                  "run desk.toml --progress loud", "run desk.toml --replications 0",
                                  "run desk.toml --replications 9..3", "run desk.toml --seed x", "draw",
                                  "check", "reference --markdown --json-schema", "calibrate desk.toml"}) {
        INFO(arguments);
        const Said said = call(place, arguments);
        CHECK(said.code == 2);
        CHECK(!said.err.empty());
    }
    CHECK(place.entries() == 1);
}

TEST_CASE("check tells sound from unsound, each scenario by itself", "[check]") {
    const Place place("check");
    place.write("desk.toml", desk);
    place.write("bad.toml", "titel = 'x'\n");
    const Said sound = call(place, "check desk.toml");
    CHECK(sound.code == 0);
    CHECK_THAT(sound.out, Contains("desk.toml: sound") && Contains("bytes"));
    const Said both = call(place, "check bad.toml desk.toml");
    CHECK(both.code == 2);
    CHECK_THAT(both.err, Contains("bad.toml:1:1"));
    CHECK_THAT(both.out, Contains("desk.toml: sound"));
    CHECK_THAT(call(place, "check desk.toml --set period.day=3").err, Contains("--set"));
}

TEST_CASE("draw writes the pathways in DOT, to a file or the standard output", "[draw]") {
    const Place place("draw");
    place.write("desk.toml", desk);
    const Said said = call(place, "draw desk.toml");
    CHECK(said.code == 0);
    CHECK_THAT(said.out, Contains("digraph") && Contains("walk_in") && Contains("served"));
    CHECK(call(place, "draw desk.toml --out desk.dot").code == 0);
    CHECK(contents(place.path / "desk.dot") == said.out);
    CHECK(call(place, "draw desk.toml --out nowhere/desk.dot").code == 1);
}

TEST_CASE("the reference lists stages, parameters, measures, events and keys", "[reference]") {
    const Place place("reference");
    for (const char* form : {"", "--markdown"}) {
        const Said said = call(place, std::string("reference ") + form);
        CHECK(said.code == 0);
        for (const char* item : {"group_session", "iap.workshop_minutes", "wait_cause",
                                 "benefit_days_difference", "session_not_run", "greatest_per_hour"})
            CHECK_THAT(said.out, Contains(item));
    }
    const auto schema = nlohmann::json::parse(call(place, "reference --json-schema").out);
    CHECK(schema["properties"]["rules"]["properties"]["iap"]["properties"].contains("workshop_minutes"));
    CHECK(schema["properties"]["arrivals"]["items"]["properties"].contains("per_hour"));
}

TEST_CASE("the reference tells of a rule, a section, or whatever has a name", "[reference]") {
    const Place place("reference-named");
    const std::string staff = call(place, "reference offices.staff").out;
    CHECK_THAT(staff, Contains("Keys of offices.*.staff.*\n") && Contains("members") &&
                          !Contains("Keys of offices.*.queues.*"));
    CHECK(call(place, "reference 'offices.*.staff.*'").out == staff);
    const std::string slots = call(place, "reference slots").out;
    CHECK_THAT(slots, Contains("Which of the free times") && !Contains("own_coach"));
    CHECK_THAT(call(place, "reference iap.workshop_minutes HTW-161").out,
               Contains("iap.workshop_minutes") && Contains("Reclaim at 12 weeks or more"));
    const Said wrong = call(place, "reference slotz");
    CHECK(wrong.code == 2);
    CHECK_THAT(wrong.err, Contains("did you mean"));
}

TEST_CASE("calibrate moves a free parameter until the simulated figure meets its target", "[calibrate]") {
    const Place place("calibrate");
    place.write("desk.toml", std::string("targets = 'published.toml'\n") + desk);
    place.write("published.toml", R"(
[[targets]]
name = "people in two weeks"
source = "a count"
published = 1344
measure = "arrivals"
fitted = true
weight = 10
[[free]]
key = "arrivals.0.per_hour"
start = 4
lower = 1
upper = 8
)");
    const std::string command = "calibrate desk.toml --replications 2 --evaluations 30 --progress never";
    const Said said = call(place, command);
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("Published beside simulated") && Contains("Fitted parameters"));
    const std::string fitted = contents(place.path / "fitted.toml");
    CHECK_THAT(fitted, Contains("# calibrated") && Contains("arrivals.0.per_hour = "));
    CHECK(call(place, command).code == 2);
    CHECK(call(place, command + " --force").code == 0);
    // The same people with the same luck: the same fit.
    CHECK(contents(place.path / "fitted.toml") == fitted);
}
