#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

/// caseload compare --from: one warm state branches into all arms.
namespace caseload {

using program::call;
using program::contents;
using program::Place;

namespace {

const std::string folder = CASELOAD_SOURCE_DIR "/scenarios/iap-trial";
const std::string may = " --set period.end=2015-05-18";

}  // namespace

TEST_CASE("A comparison from a state is made of the runs from it, byte for byte", "[saved][compare]") {
    const Place place("compare-from");
    const std::string base = "'" + folder + "'";
    const std::string variant = "'" + folder + "/questions/short-workshops.toml'";
    REQUIRE(call(place, "save " + base + may + " --at 2015-04-20 s --replications 4 --quiet").code == 0);
    const auto said = call(place, "compare " + base + " " + variant + may + " --from s --quiet --out c");
    INFO(said.err);
    REQUIRE(said.code == 0);
    REQUIRE(call(place, "run " + base + may + " --from s --quiet --out b --store both.db").code == 0);
    REQUIRE(call(place, "run " + variant + may + " --from s --quiet --out v --store both.db").code == 0);
    // The store of the comparison holds the same runs: estimates of both, figure by figure.
    const auto dump = [&](const std::string& db) {
        const std::string sql =
            "select measure, office, pathway, stage, grp, replications, mean, sd from estimates order by "
            "run, "
            "measure, office, pathway, stage, grp";
        const auto out = place.path / "dump";
        const std::string command = "python3 -c \"import sqlite3,sys\nfor r in sqlite3.connect('" +
                                    (place.path / db).string() + "').execute('" + sql + "'): print(r)\" > '" +
                                    out.string() + "'";
        REQUIRE(std::system(command.c_str()) == 0);
        return contents(out);
    };
    const std::string compared = dump("c/results.db");
    CHECK(compared.size() > 10'000);
    CHECK(compared == dump("both.db"));
    CHECK(contents(place.path / "c/run.json").find("--from s") != std::string::npos);

    const auto threads =
        call(place, "compare " + base + " " + variant + may + " --from s --quiet --threads 1 --out c1");
    REQUIRE(threads.code == 0);
    CHECK(contents(place.path / "c/comparison.csv") == contents(place.path / "c1/comparison.csv"));
}

TEST_CASE("A comparison with fresh luck goes its own way, the same way each time", "[saved][compare]") {
    const Place place("compare-fresh");
    const std::string both = "'" + folder + "' '" + folder + "/questions/short-workshops.toml'" + may;
    REQUIRE(call(place, "save '" + folder + "'" + may + " --at 2015-04-20 s --replications 2 --quiet").code ==
            0);
    const std::string compare = "compare " + both + " --from s --quiet --out ";
    REQUIRE(call(place, compare + "same").code == 0);
    REQUIRE(call(place, compare + "fresh --fresh-luck").code == 0);
    REQUIRE(call(place, compare + "again --fresh-luck").code == 0);
    CHECK(contents(place.path / "fresh/comparison.csv") == contents(place.path / "again/comparison.csv"));
    CHECK(contents(place.path / "fresh/comparison.csv") != contents(place.path / "same/comparison.csv"));
    CHECK(call(place, "compare " + both + " --fresh-luck").code == 2);
}

TEST_CASE("What an arm lacks of the state is refused, and notes are told by arm", "[saved][compare]") {
    const Place place("compare-refused");
    REQUIRE(call(place, "save '" + folder + "'" + may + " --at 2015-04-20 s --replications 2 --quiet").code ==
            0);
    place.write("fewer.toml",
                "title = \"Fewer\"\nextends = \"" + folder +
                    "/scenario.toml\"\n[calendar]\nregion = \"england-and-wales\"\nholidays = \"" +
                    CASELOAD_SOURCE_DIR +
                    "/scenarios/data/bank-holidays.json\"\n[offices.Selby]\nstaff.work_coach.count "
                    "= 12\n");
    const auto said = call(place, "compare '" + folder + "' fewer.toml" + may + " --from s --quiet --out c");
    CHECK(said.code == 2);
    INFO(said.err);
    CHECK(said.err.find("the state uses what the scenario does not have: work_coach ") != std::string::npos);
    CHECK(!std::filesystem::exists(place.path / "c"));

    place.write("more.toml",
                "title = \"More\"\nextends = \"" + folder +
                    "/scenario.toml\"\n[calendar]\nregion = \"england-and-wales\"\nholidays = \"" +
                    CASELOAD_SOURCE_DIR +
                    "/scenarios/data/bank-holidays.json\"\n[offices.Newtown]\nregister = 9999\n"
                    "staff.work_coach.count = 14\nresources = { group_room = 1 }\n");
    const auto told = call(place, "compare '" + folder + "' more.toml" + may + " --from s --quiet --out n");
    INFO(told.err);
    CHECK(told.code == 0);
    CHECK(told.err.find("more.toml: warning: from the state: office Newtown is new") != std::string::npos);
}

}  // namespace caseload
