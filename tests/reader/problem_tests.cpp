#include <catch2/catch.hpp>

#include "scenarios/reader/text/key.hpp"
#include "tests/reader/written.hpp"

using namespace caseload;
using namespace caseload::scenarios;

namespace {

std::string said(std::string_view piece, std::string_view other) {
    return problems_of(read_text(clinic_with(piece, other)));
}

}  // namespace

TEST_CASE("every problem is told at once, in the order of the file", "[reader][problems]") {
    std::string text = clinic_with("days = 28", "dais = 28");
    text.replace(text.find("count = 4"), 9, "count = 4.5");
    text.replace(text.find("urgent = 0.25"), 13, "urgent = 0.35");
    const Reading reading = read_text(text);
    CHECK_FALSE(reading.model);
    CHECK(problems_of(reading) ==
          "scenario.toml:4:1: error: period: neither end nor days is given\n"
          "    write end = 2016-04-01 or days = 400\n"
          "scenario.toml:5:1: error: period.dais: no such key of a period\n"
          "    did you mean \"days\"?\n"
          "scenario.toml:13:25: error: offices.Centre.staff.nurse.count: wanted a whole number, found 4.5\n"
          "scenario.toml:18:24: error: arrivals.0.attributes.class: the shares sum to 1.1, not to 1\n");
}

TEST_CASE("slips of many sorts are told with what would do", "[reader][problems]") {
    CHECK(said("enters = \"patient.triage\"", "enters = \"patient.triag\"") ==
          "scenario.toml:16:10: error: arrivals.0.enters: unknown stage \"patient.triag\"\n"
          "    did you mean \"patient.triage\"?\n");
    CHECK(said("per_hour = 2.5", "per_hour = [1, 2]") ==
          "scenario.toml:17:12: error: arrivals.0.per_hour: wanted a number, 24 by hour of the day or 168 by "
          "hour of "
          "the week, found 2\n");
    CHECK(said("per_hour = 2.5", "per_hour = 2.5\noffice = \"Center\"") ==
          "scenario.toml:18:10: error: arrivals.0.office: unknown office \"Center\"\n    did you mean "
          "\"Centre\"?\n");
    CHECK(said("per_hour = 2.5", "per_hour = 2.5\ngreatest_per_hour = 2") ==
          "scenario.toml:18:21: error: arrivals.0.greatest_per_hour: the greatest rate is declared as 2 an "
          "hour, but "
          "reaches 2.5\n");
    CHECK(said("warm_up = \"7 days\"", "warm_up = 7") ==
          "scenario.toml:6:11: error: period.warm_up: a length of time needs its unit: found 7\n"
          "    write \"7 min\" (units: s, min, h, days, working days, weeks)\n");
    CHECK(said("warm_up = \"7 days\"", "start = 2015-02-05\nend = 2015-01-05").find("both end and days") !=
          std::string::npos);
    CHECK(
        said("days = 28\nwarm_up = \"7 days\"", "start = 2015-02-05\nend = 2015-01-05") ==
        "scenario.toml:6:7: error: period.end: the period ends on 2015-01-05, before it starts (2015-02-05)\n"
        "    the end is the day after the last one simulated\n");
    CHECK(said("title = \"A clinic\"\n", "") ==
          "scenario.toml:1:1: error: the key \"title\" is missing\n"
          "    title: What is asked, in a few words\n");
    CHECK(said("markers = [\"seen\"]", "markers = [\"sen\"]").find("did you mean \"sen\"?") !=
          std::string::npos);
}

TEST_CASE("files that are no scenario get a message, not a crash", "[reader][problems]") {
    const Folder folder;
    const auto first = [&](const std::filesystem::path& path) {
        const Reading reading = read(path);
        CHECK_FALSE(reading.model);
        REQUIRE(reading.problems.size() == 1);
        return reading.problems.front();
    };
    CHECK(first(folder.path() / "none.toml").message.starts_with("there is no file"));
    CHECK(first(folder.path()).message == "a folder without a scenario.toml in it");
    CHECK(first(folder.write("empty.toml", " \n")).message.starts_with("the file is empty"));
    const Problem broken = first(folder.write("broken.toml", "title = \"x\"\n[period\n"));
    CHECK(broken.line == 2);
    CHECK(broken.message.starts_with("no TOML: "));
    CHECK(first(folder.write("latin.toml", "title = \"caf\xE9\"\n")).line == 1);
    CHECK(first(folder.write("large.toml", std::string(9'000'000, '#'))).message.starts_with("has 9 MB"));
    std::string deep = "a";
    for (int i = 0; i < 100'000; ++i) deep += ".a";
    CHECK(first(folder.write("deep.toml", deep + " = 1\n")).message == "a key of more than 30 parts");
    CHECK(first(folder.write("nested.toml", "a = " + std::string(100'000, '[') + "\n"))
              .message.starts_with("no TOML"));
    std::filesystem::create_directories(folder.path() / "odd" / "scenario.toml");
    CHECK(first(folder.path() / "odd").message.starts_with("a folder, not a file"));
}

TEST_CASE("every key is declared with a meaning, once in its section", "[reader][keys]") {
    for (const KeyTable& table : key_tables()) {
        std::vector<std::string_view> seen;
        for (const Key& key : table.keys) {
            INFO(std::string(table.section) << " " << std::string(key.name));
            CHECK_FALSE(key.meaning.empty());
            CHECK((key.kind != Kind::choice || !key.choices.empty()));
            CHECK(std::find(seen.begin(), seen.end(), key.name) == seen.end());
            seen.push_back(key.name);
        }
    }
}
