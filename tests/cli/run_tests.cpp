#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>

#include "model/office/log_events.hpp"
#include "program.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

TEST_CASE("a run writes its files, tells a summary and ends with 0", "[run]") {
    const Place place("run");
    place.write("desk.toml", desk);
    const Said said = call(place, "run desk.toml --replications 3 --events");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out,
               Contains("A desk") && Contains("visit.desk") && Contains("Clerks are always there."));
    CHECK_THAT(said.out, EndsWith("Results are in results/desk-001\n"));
    const auto results = place.path / "results" / "desk-001";
    for (const char* file : {"measures.csv", "series.csv", "events.csv", "run.json", "results.db"})
        CHECK(std::filesystem::exists(results / file));
    for (const auto& entry : std::filesystem::directory_iterator(results)) {
        // Nothing unfinished is left: parts of the log, the store's journal.
        CHECK_THAT(entry.path().string(), !Contains(".part") && !EndsWith("-wal") && !Contains("unfinished"));
    }
    const auto run = nlohmann::json::parse(contents(results / "run.json"));
    CHECK(run["command"] == "caseload run desk.toml --replications 3 --seed 1 --events");
    CHECK(call(place, "run desk.toml --replications 1 --quiet").out.empty());
    CHECK(std::filesystem::exists(place.path / "results" / "desk-002"));
}

TEST_CASE("result tables are the same bytes at any number of threads, with and without events",
          "[run][threads]") {
    const Place place("threads");
    place.write("desk.toml", desk);
    for (const char* variant : {"--threads 1 --out a", "--threads 2 --events --out b",
                                "--threads 7 --events --out c", "--threads 7 --seed 2 --out d"}) {
        REQUIRE(call(place, std::string("run desk.toml --replications 5 --quiet ") + variant).code == 0);
    }
    const auto same = [&](const std::string& file, const std::string& one, const std::string& other) {
        return contents(place.path / one / file) == contents(place.path / other / file);
    };
    for (const char* file : {"measures.csv", "series.csv"}) {
        CHECK(!contents(place.path / "a" / file).empty());
        CHECK(same(file, "a", "b"));
        CHECK(same(file, "a", "c"));
        CHECK_FALSE(same(file, "a", "d"));
    }
    CHECK(same("events.csv", "b", "c"));
}

TEST_CASE("a replication's luck is its number, however many run", "[run]") {
    const Place place("range");
    place.write("desk.toml", desk);
    REQUIRE(call(place, "run desk.toml --replications 0..2 --events --quiet --out all").code == 0);
    REQUIRE(call(place, "run desk.toml --replications 1..1 --events --quiet --out one").code == 0);
    const std::string all = contents(place.path / "all" / "events.csv");
    const std::string one = contents(place.path / "one" / "events.csv");
    const std::string lines = one.substr(one.find('\n') + 1);
    CHECK(!lines.empty());
    CHECK(all.find(lines) != std::string::npos);
}

TEST_CASE("existing results are kept without --force", "[run]") {
    const Place place("existing");
    place.write("desk.toml", desk);
    REQUIRE(call(place, "run desk.toml --replications 1 --quiet --out out").code == 0);
    const std::string before = contents(place.path / "out" / "run.json");
    const Said refused = call(place, "run desk.toml --replications 2 --quiet --out out");
    CHECK(refused.code == 2);
    CHECK_THAT(refused.err, Contains("--force"));
    CHECK(contents(place.path / "out" / "run.json") == before);
    CHECK(call(place, "run desk.toml --replications 2 --quiet --out out --force").code == 0);
    CHECK(contents(place.path / "out" / "run.json") != before);
}

TEST_CASE("every mistake is told at once, with 2, and nothing is written", "[run][bad input]") {
    const Place place("mistakes");
    place.write("bad.toml", "titel = 'x'\n[period]\ndays = -1\n");
    const Said said = call(place, "run bad.toml --replications none --set nonsense");
    CHECK(said.code == 2);
    CHECK(said.out.empty());
    CHECK_THAT(said.err, Contains("--replications none"));
    CHECK_THAT(said.err, Contains("--set nonsense"));
    CHECK_THAT(said.err, Contains("bad.toml:1:1") && Contains("titel"));
    CHECK_THAT(said.err, Contains("bad.toml:3"));
    CHECK(place.entries() == 1);
    CHECK(call(place, "run missing.toml").code == 2);
    CHECK(call(place, "run .").code == 2);
    CHECK(place.entries() == 1);
}

TEST_CASE("a target that names no figure is a mistake of the input", "[run][bad input]") {
    const Place place("target");
    place.write("desk.toml", std::string("targets = 'published.toml'\n") + desk);
    place.write("published.toml",
                "[[targets]]\nname = 'wait'\nsource = 'a table'\npublished = 1\nmeasure = 'weight'\n");
    for (const char* command : {"run desk.toml", "check desk.toml"}) {
        const Said said = call(place, command);
        CHECK(said.code == 2);
        CHECK_THAT(said.err, Contains("target \"wait\"") && Contains("weight"));
    }
    CHECK(place.entries() == 2);
}

TEST_CASE("results that cannot be written are a failure with its reason", "[run]") {
    const Place place("unwritable");
    place.write("desk.toml", desk);
    const Said said = call(place, "run desk.toml --replications 1 --quiet --out desk.toml/out");
    CHECK(said.code == 1);
    CHECK_THAT(said.err, Contains("cannot be made") && Contains("desk.toml"));
}

TEST_CASE("an interrupted run writes nothing and ends with 1", "[run]") {
    const Place place("interrupted");
    place.write("desk.toml", desk);
    const Said said =
        call(place, "run desk.toml --replications 1000000 --threads 1 --quiet", "timeout -s INT 1");
    // timeout itself says 124 when it had to send its signal.
    CHECK(said.code == 124);
    CHECK_THAT(said.err, Contains("interrupted") && Contains("nothing was written"));
    CHECK(place.entries() == 1);
}

TEST_CASE("the events of the programme have names from the closed list", "[run][events]") {
    const Place place("names");
    const Said said = call(place, "run '" CASELOAD_SOURCE_DIR
                                  "/scenarios/iap-youth' --replications 1 --events --quiet --out out");
    INFO(said.err);
    REQUIRE(said.code == 0);
    std::istringstream lines(contents(place.path / "out" / "events.csv"));
    std::string line;
    std::getline(lines, line);
    std::set<std::string> names;
    while (std::getline(lines, line)) {
        // The first eight fields hold no comma in this scenario.
        std::istringstream fields(line);
        std::string field;
        for (int i = 0; i < 8; ++i) std::getline(fields, field, ',');
        names.insert(field);
    }
    CHECK(names.size() > 10);
    for (const std::string& name : names) {
        INFO(name);
        CHECK(caseload::model::is_event_name(name));
    }
}
