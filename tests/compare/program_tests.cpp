#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "tests/cli/program.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

void write_scenarios(const Place& place) {
    place.write("desk.toml", desk);
    place.write(
        "more.toml",
        "title = \"A third clerk\"\nextends = \"desk.toml\"\n[offices.North]\nstaff.clerk.count = 3\n");
}

}  // namespace

TEST_CASE("compare writes its files and tells what differs, in the scenarios and in what came out",
          "[compare]") {
    const Place place("compare");
    write_scenarios(place);
    const Said said = call(place, "compare desk.toml more.toml --replications 10 --out c");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("more: A third clerk") && Contains("+ count = 3") && Contains("shorter"));
    const std::string table = contents(place.path / "c" / "comparison.csv");
    CHECK_THAT(table,
               StartsWith("scenario,base,measure,unit,office,pathway,stage,group,axis,period,replications,"
                          "base_mean,variant_mean,difference,lower95,upper95,correlation,verdict\n"
                          "more,desk,arrivals,people,,,,,,,10,"));
    // Every row about the whole period, none about a week; and the other way round.
    CHECK_THAT(table, !Contains(",week,"));
    CHECK_THAT(contents(place.path / "c" / "comparison_series.csv"),
               Contains(",week,") && !Contains(",,,10,"));
    const auto run = nlohmann::json::parse(contents(place.path / "c" / "run.json"));
    CHECK(run["command"] == "caseload compare desk.toml more.toml --replications 10 --seed 1");
    CHECK(run["variants"][0]["differs"].size() == 2);
    CHECK(call(place, "runs c/results.db").out.find("more") != std::string::npos);
    // Results that exist are replaced only when it is said.
    CHECK(call(place, "compare desk.toml more.toml --replications 2 --quiet --out c").code == 2);
    CHECK(call(place, "compare desk.toml more.toml --replications 2 --quiet --out c --force").code == 0);
}

TEST_CASE("compare begins with what the base's question is about, an option a line, and how it differs",
          "[compare][question]") {
    const Place place("compare-question");
    place.write("desk.toml",
                "question = \"Who waits?\"\nanswers = [\"desk.wait <= 5 min\", "
                "\"utilisation@office=South;role=clerk\"]" +
                    std::string(desk));
    place.write(
        "more.toml",
        "title = \"A third clerk\"\nextends = \"desk.toml\"\n[offices.South]\nstaff.clerk.count = 3\n");
    const Said said = call(place, "compare desk.toml more.toml --replications 10 --out c");
    INFO(said.out << said.err);
    REQUIRE(said.code == 0);
    const auto question = said.out.find("\nWho waits?\n  Wait at visit.desk");
    REQUIRE(question != std::string::npos);
    CHECK(question < said.out.find("more: A third clerk"));
    const std::string told = said.out.substr(question, said.out.find("more: A third clerk") - question);
    CHECK_THAT(told, Contains("wanted at most 5.0 min") && Contains("not met") &&
                         Contains("minutes shorter") && Contains("Utilisation (clerk), South"));
    const std::string ran = call(place, "run more.toml --replications 10 --out r").out;
    CHECK_THAT(
        ran, StartsWith("Who waits?\n  - Wait at visit.desk: ") && Contains("wanted at most 5.0 min: met."));
    CHECK_THAT(ran, Contains("What limits\n  - "));
    CHECK_THAT(contents(place.path / "r" / "report.html"), Contains("\"answers\":[\"Wait at visit.desk: "));
}

TEST_CASE(
    "compare sets what elements are steered to beside what came out and what held it back, in both scenarios",
    "[compare][HTW-4]") {
    const Place place("compare-split");
    const std::string help = CASELOAD_SOURCE_DIR "/scenarios/help-to-work";
    const Said said = call(place, "compare '" + help + "' '" + help +
                                      "/questions/towards-thirds.toml' --set period.end=2014-12-01 "
                                      "--replications 1 --out c");
    INFO(said.err);
    REQUIRE(said.code == 0);
    const std::string report = contents(place.path / "c" / "report.html");
    const auto begin = report.find("\"split\":");
    REQUIRE(begin != std::string::npos);
    const auto split =
        nlohmann::json::parse(report.substr(begin + 8, report.find(",\"headlines\":", begin) - begin - 8));
    REQUIRE(split.size() == 3);
    const auto far_from_thirds = [&](std::size_t scenario) {
        double all = 0;
        double unsuitable = 0;
        for (const auto& element : split) {
            const auto& one = element["scenarios"][scenario];
            CHECK(one["aimed_at"].get<double>() == Approx(1.0 / 3).margin(0.01));
            unsuitable += one["unsuitable"].get<double>();
            all += std::abs(one["live"].get<double>() - one["aimed_at"].get<double>());
        }
        CHECK(unsuitable > 0);
        return all;
    };
    CHECK(far_from_thirds(1) < far_from_thirds(0) / 2);
    CHECK_THAT(said.out, Contains("Elements, steered towards shares of live markers") &&
                             Contains("  daily_wsr         help-to-work       33.3%") &&
                             Contains("due, but unsuitable"));
}

TEST_CASE("a comparison's table is the same bytes at any number of threads", "[compare][threads]") {
    const Place place("compare-threads");
    write_scenarios(place);
    for (const char* threads : {"1", "3"}) {
        const std::string options =
            std::string(" --precision 10% --quiet --threads ") + threads + " --out " + threads;
        REQUIRE(call(place, "compare desk.toml more.toml" + options).code == 0);
    }
    for (const char* file : {"comparison.csv", "comparison_series.csv"})
        CHECK(contents(place.path / "1" / file) == contents(place.path / "3" / file));
}

TEST_CASE("a run adds replications until the precision is reached and no further", "[precision]") {
    const Place place("precision");
    write_scenarios(place);
    const Said said = call(place, "run desk.toml --precision 5% --precision-of wait --out p");
    INFO(said.err);
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("Precision 5% of 1 figure: reached after"));
    const auto run = nlohmann::json::parse(contents(place.path / "p" / "run.json"));
    const int replications = run["replications"];
    CHECK(replications >= 35);
    CHECK(run["command"] ==
          "caseload run desk.toml --replications " + std::to_string(replications) + " --seed 1");
    // The command gives the same; six fewer would not have been enough, one fewer not been relied on.
    REQUIRE(call(place, "run desk.toml --quiet --out again --replications " + std::to_string(replications))
                .code == 0);
    CHECK(contents(place.path / "p" / "measures.csv") == contents(place.path / "again" / "measures.csv"));
    const std::string limited = "run desk.toml --precision 5% --precision-of wait --replications ";
    const Said fewer = call(place, limited + std::to_string(replications - 6) + " --out fewer");
    CHECK_THAT(fewer.out, Contains("not reached after") && Contains("It would take about"));
    const Said one_fewer = call(place, limited + std::to_string(replications - 1) + " --out one-fewer");
    CHECK_THAT(one_fewer.out, Contains("reached, but not for long enough to rely on it, after"));
}

TEST_CASE("a budget ends the run and says what was reached", "[precision]") {
    const Place place("budget");
    write_scenarios(place);
    const Said said = call(place, "run desk.toml --precision 0.01% --precision-of wait --budget 1s --out b");
    REQUIRE(said.code == 0);
    CHECK_THAT(said.out, Contains("not reached after") && Contains("replications more, about"));
    CHECK(std::filesystem::exists(place.path / "b" / "measures.csv"));
}

TEST_CASE("what is wrong with a precision is told and nothing runs", "[precision]") {
    const Place place("precision-wrong");
    write_scenarios(place);
    const Said said =
        call(place, "run desk.toml --precision much --precision-of patience --budget 5 --out b --events");
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Contains("--precision much") && Contains("--precision-of patience") &&
                             Contains("--budget 5") && Contains("--events"));
    CHECK_FALSE(std::filesystem::exists(place.path / "b"));
    CHECK(call(place, "run desk.toml --budget 5min --out b").code == 2);
}
