#include <catch2/catch.hpp>
#include <map>
#include <sstream>
#include <vector>

#include "tests/cli/program.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;

namespace {

/// Two desks whose arrivals are to be found out.
constexpr const char* two_desks = R"(
title = "Two desks"
[period]
days = 28
[offices.North]
open = "always"
staff.clerk.count = 2
[offices.South]
open = "always"
staff.clerk.count = 1
[[arrivals]]
office = "North"
enters = "visit.desk"
per_hour = 9
[[arrivals]]
office = "South"
enters = "visit.desk"
per_hour = 4
[pathways.visit.stages.desk]
does = "walk_in"
needs = { clerk = 1 }
service = { exponential = { mean = "10 min" } }
to = { served = "end" }
)";

using Record = std::map<std::string, std::string>;

std::vector<Record> read_table(const std::filesystem::path& file) {
    std::istringstream lines(contents(file));
    std::string line;
    std::vector<std::string> names;
    std::vector<Record> records;
    while (std::getline(lines, line)) {
        std::vector<std::string> fields(1);
        for (const char c : line) c == ',' ? (void)fields.emplace_back() : fields.back().push_back(c);
        if (names.empty()) {
            names = fields;
            continue;
        }
        auto& record = records.emplace_back();
        for (std::size_t i = 0; i < names.size(); ++i) record[names[i]] = fields.at(i);
    }
    return records;
}

/// The mean wait at the North desk, as other people with other luck had it.
std::string waits_counted(const Place& place) {
    REQUIRE(call(place, "run desks.toml --replications 40 --seed 77 --quiet --out truth").code == 0);
    for (const Record& record : read_table(place.path / "truth" / "measures.csv")) {
        if (record.at("measure") == "wait" && record.at("office") == "North")
            return "[[targets]]\nname = 'mean wait'\nsource = 'a count'\nmeasure = 'wait'\noffice = 'North'\n"
                   "stage = 'visit.desk'\nfitted = true\npublished = " +
                   record.at("mean") + "\nlower = " + record.at("lower95") +
                   "\nupper = " + record.at("upper95") + "\n";
    }
    FAIL("no wait was measured");
    return {};
}

constexpr const char* free_north =
    "[[free]]\nkey = 'arrivals.0.per_hour'\nstart = 7\nlower = 5\nupper = 11\n";
constexpr const char* free_south = "[[free]]\nkey = 'arrivals.1.per_hour'\nstart = 3\nlower = 2\nupper = 5\n";

}  // namespace

TEST_CASE("a known rate of arrivals is found again within its stated error", "[calibrate]") {
    const Place place("calibrate-known");
    place.write("desks.toml", two_desks);
    place.write("waits.toml", waits_counted(place) + free_north);
    const std::string command = "calibrate desks.toml --targets waits.toml --replications 8 --evaluations 25";
    const Said said = call(place, command + " --progress never --out found.toml");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("Fitted parameters") && Contains("standard error"));
    CHECK_THAT(said.out, !Contains("Not identified"));
    const auto records = read_table(place.path / "found-parameters.csv");
    REQUIRE(records.size() == 1);
    const auto number = [&](const char* column) { return std::stod(records[0].at(column)); };
    CHECK(number("lower95") < 9);
    CHECK(number("upper95") > 9);
    // And the error says something: a wait that grows steeply tells the rate well.
    CHECK(number("standard_error") > 0.001);
    CHECK(number("standard_error") < 0.3);
    CHECK(records[0].at("identified") == "yes");
    CHECK_THAT(contents(place.path / "found-targets.csv"), Contains("mean wait,a count,"));
    CHECK_THAT(contents(place.path / "found.toml"), Contains(command + " --seed 1") || Contains("95%: "));
}

TEST_CASE("parameters that the targets do not tell apart, or do not tell at all, are named", "[calibrate]") {
    const Place place("calibrate-pair");
    place.write("desks.toml", two_desks);
    const std::string people =
        "[[targets]]\nname = 'people'\nsource = 'a count'\nmeasure = 'arrivals'\nfitted = true\n"
        "published = 8736\nlower = 8550\nupper = 8922\n";
    const std::string options = " --replications 3 --evaluations 12 --progress never --force";
    place.write("sum.toml", people + free_north + free_south);
    const Said both = call(place, "calibrate desks.toml --targets sum.toml" + options);
    INFO(both.err);
    REQUIRE(both.code == 0);
    CHECK_THAT(both.out, Contains("Not identified apart:") && Contains("can rise while") &&
                             Contains("arrivals.0.per_hour") && Contains("arrivals.1.per_hour"));
    place.write("none.toml", waits_counted(place) + free_north + free_south);
    const Said one = call(place, "calibrate desks.toml --targets none.toml" + options);
    REQUIRE(one.code == 0);
    CHECK_THAT(one.out, Contains("hardly move with arrivals.1.per_hour"));
    CHECK_THAT(contents(place.path / "fitted.toml"), Contains("the targets do not identify it"));
}

TEST_CASE("a parameter in weeks is fitted in whole days, and one replication has no error of its own",
          "[calibrate]") {
    const Place place("calibrate-weeks");
    place.write("desks.toml", two_desks);
    place.write("weeks.toml",
                "[[targets]]\nname = 'people'\nsource = 'a count'\nmeasure = 'arrivals'\nfitted = true\n"
                "published = 8736\nweight = 100\n"
                "[[free]]\nkey = 'rules.claims.completer_scale'\nstart = 22\nlower = 15\nupper = 150\n");
    const Said said =
        call(place, "calibrate desks.toml --targets weeks.toml --replications 1 --evaluations 5");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.err, Contains(" at 22\n"));  // begins where it was told to, near a bound or not
    CHECK_THAT(said.out,
               Contains("rules.claims.completer_scale (weeks)") && Contains("1 replication, unknown"));
    CHECK_THAT(contents(place.path / "fitted.toml"),
               Contains("[rules.claims]\ncompleter_scale = \"") &&
                   Contains(" days\"  # calibrated; the targets do not"));
}

TEST_CASE("calibrate tells everything that is wrong at once, and writes nothing", "[calibrate]") {
    const Place place("calibrate-wrong");
    place.write("desks.toml", two_desks);
    place.write("mine.toml", "# kept\n");
    const Said said =
        call(place, "calibrate desks.toml --targets none.toml --replications x --out mine.toml");
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Contains("none.toml: there is no such file") && Contains("--replications x") &&
                             Contains("mine.toml exists already"));
    CHECK(place.entries() == 2);
    CHECK(contents(place.path / "mine.toml") == "# kept\n");
}
