#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;

TEST_CASE("a scenario begun with new is sound without a warning, runs, and has the numbers that were given",
          "[new]") {
    struct Row {
        const char* kind;
        const char* given;
        const char* line;
    };
    for (const Row& row :
         {Row{"office", "--coaches 9 --claimants 31.5 --every 28", "count = 9 "},
          Row{"clinic", "--nurses 4 --patients 80 --with-nurse 7.5", "mean = \"7.5 min\", sd"},
          Row{"help-desk", "--agents 8 --calls 650 --patience 2", "exponential = { mean = \"2 min\""}}) {
        INFO(row.kind);
        const Place place(std::string("new-") + row.kind);
        REQUIRE(call(place, std::string("new ") + row.kind).code == 0);
        const std::string file = std::string(row.kind) + ".toml";
        CHECK_THAT(contents(place.path / file), Contains("caseload run " + file) && !Contains("@file@"));
        const Said changed = call(place, std::string("new ") + row.kind + " ours.toml " + row.given);
        REQUIRE(changed.code == 0);
        CHECK_THAT(changed.out, Contains("caseload run ours.toml"));
        CHECK_THAT(contents(place.path / "ours.toml"), Contains(row.line));
        for (const std::string& name : {file, std::string("ours.toml")}) {
            const Said checked = call(place, "check " + name);
            CHECK_THAT(checked.out, Contains("sound"));
            CHECK(checked.err.empty());
            const Said ran = call(place, "run " + name + " --replications 2 --verify --out r-" + name);
            CHECK(ran.code == 0);
            CHECK_THAT(ran.out, Contains("Utilisation"));
            CHECK_THAT(ran.out, !Contains("grows without end"));
        }
    }
}

TEST_CASE("the question that a scenario begun with new names for size is one that size answers", "[new]") {
    for (const char* kind : {"office", "clinic", "help-desk"}) {
        INFO(kind);
        const Place place(std::string("new-size-") + kind);
        REQUIRE(call(place, std::string("new ") + kind).code == 0);
        const std::string text = contents(place.path / (std::string(kind) + ".toml"));
        const auto begin = text.find("size ");
        std::string command = text.substr(begin, text.find("\n", begin) - begin);
        if (command.back() == '\\') {
            command.pop_back();
            const auto more = text.find("--target", begin);
            command += text.substr(more, text.find("\n", more) - more);
        }
        const Said said = call(place, command + " --set period.end=2026-05-04");
        INFO(command << "\n" << said.err);
        CHECK(said.code == 0);
    }
}

TEST_CASE("new tells all that is wrong and leaves a file that is there", "[new]") {
    const Place place("new-wrong");
    place.write("office.toml", "mine");
    const Said halves = call(place, "new office half.toml --coaches 2.5 --review 12");
    CHECK(halves.code == 2);
    CHECK_THAT(halves.err,
               Contains("--coaches: 2.5 is no whole number") && Contains("--review: 12 is no multiple of 5"));
    const Said said = call(place, "new office --coaches none --every 0");
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Contains("--coaches: \"none\" is no number") &&
                             Contains("--every: 0 lies outside 1 to 365") &&
                             Contains("office.toml: is there already; --force replaces it"));
    CHECK(contents(place.path / "office.toml") == "mine");
    CHECK(call(place, "new office --force").code == 0);
    CHECK(contents(place.path / "office.toml") != "mine");
    CHECK(call(place, "new shop").code == 2);
    CHECK(call(place, "new office nowhere/office.toml").code == 1);
}
