#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <vector>

#include "tests/cli/program.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;

namespace {

std::vector<std::vector<std::string>> rows_of(const std::filesystem::path& file) {
    std::vector<std::vector<std::string>> rows;
    std::istringstream text(contents(file));
    for (std::string line; std::getline(text, line);) {
        auto& row = rows.emplace_back();
        std::istringstream cells(line);
        for (std::string cell; std::getline(cells, cell, ',');) row.push_back(cell);
    }
    return rows;
}

}  // namespace

TEST_CASE("sweep over a grid writes every point and tells that clerks matter most", "[sweep]") {
    const Place place("sweep");
    place.write("desk.toml", desk);
    const std::string command =
        "sweep desk.toml --vary offices.South.staff.clerk.count=1..4 --vary arrivals.0.per_hour=4..5:0.5 "
        "--measure 'wait@stage=desk;office=South' --measure arrivals --replications 3 --progress never ";
    const Said said = call(place, command + "--out out");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("12 points (grid)") && Contains("#|") && Contains("R²"));
    const auto rows = rows_of(place.path / "out" / "sweep.csv");
    REQUIRE(rows.size() == 1 + 12 * 2);
    CHECK(rows[1][1] == "1");
    CHECK(rows[1][2] == "4");
    CHECK(rows[24][1] == "4");
    CHECK(rows[24][2] == "5");
    CHECK_THAT(contents(place.path / "out" / "tornado.svg"), Contains("<svg") && Contains("class=\"fails\""));
    const auto ranked = rows_of(place.path / "out" / "sensitivity.csv");
    CHECK(ranked[1][2] == "offices.South.staff.clerk.count");
    CHECK(std::stod(ranked[1][7]) < 0);
    CHECK(ranked[3][2] == "arrivals.0.per_hour");
    // Arrivals do not hang on clerks at all: the luck is common.
    CHECK(std::stod(ranked[4][6]) == Approx(0).margin(1e-9));
    // Two offices, fourteen days: an hour's arrivals more are 672 people more.
    CHECK(std::stod(ranked[3][7]) == Approx(672).epsilon(0.1));
    REQUIRE(call(place, command + "--out other --threads 3 --quiet").code == 0);
    CHECK(contents(place.path / "other" / "sweep.csv") == contents(place.path / "out" / "sweep.csv"));
    CHECK(call(place, command + "--out out --force --quiet").code == 0);
}

TEST_CASE("sweep over a Latin hypercube has each whole number as often, with units kept", "[sweep]") {
    const Place place("sweep-lhs");
    place.write("desk.toml", desk);
    const Said said =
        call(place,
             "sweep desk.toml --design lhs --points 8 --vary offices.South.staff.clerk.count=1..4 "
             "--vary 'pathways.visit.stages.desk.service.exponential.mean=5.5..10.5 min' --measure desk.wait "
             "--replications 2 --out out --progress never");
    INFO(said.err);
    REQUIRE(said.code == 0);
    std::multiset<std::string> clerks;
    for (const auto& row : rows_of(place.path / "out" / "sweep.csv")) clerks.insert(row[1]);
    for (const char* count : {"1", "2", "3", "4"}) CHECK(clerks.count(count) == 2);
    CHECK_THAT(said.out, Contains("5.5 to 10.5 min"));
}

TEST_CASE("sweep by Morris tells mean sizes of effects", "[sweep]") {
    const Place place("sweep-morris");
    place.write("desk.toml", desk);
    const Said said =
        call(place,
             "sweep desk.toml --design morris --points 4 --vary offices.South.staff.clerk.count=1..4 "
             "--vary arrivals.0.per_hour=3..4:0.25 --measure arrivals --replications 2 --out out "
             "--progress never");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("12 points (morris)") && Contains("mean size of effects"));
    const auto ranked = rows_of(place.path / "out" / "sensitivity.csv");
    CHECK(ranked[1][2] == "arrivals.0.per_hour");
    CHECK(ranked[2][6] == "0");
    const auto run = nlohmann::json::parse(contents(place.path / "out" / "run.json"));
    CHECK(run["design"] == "morris");
}

TEST_CASE("mistakes of sweep are refused, and nothing is written", "[sweep][bad input]") {
    const Place place("sweep-wrong");
    place.write("desk.toml", desk);
    const auto refused = [&](const std::string& arguments) {
        const Said said = call(place, "sweep desk.toml " + arguments);
        INFO(arguments << "\n" << said.err);
        CHECK(said.code == 2);
        return said.err;
    };
    CHECK_THAT(refused("--vary offices.Noth.staff.clerk.count=1..3 --measure arrivals"),
               Contains("did you mean \"North\"?"));
    CHECK_THAT(refused("--vary offices.North.staff.clerk.count=1..3 --measure arivals"),
               Contains("did you mean \"arrivals\"?"));
    CHECK_THAT(refused("--vary arrivals.0.per_hour=1.5..3 --measure arrivals"), Contains("a step"));
    CHECK_THAT(refused("--vary arrivals.0.per_hour=1,x --measure arrivals"), Contains("KEY=A,B,C"));
    CHECK_THAT(refused("--vary offices.North.staff.clerk.count=1..3 --measure arrivals --points 5"),
               Contains("--design"));
    CHECK(place.entries() == 1);
}
