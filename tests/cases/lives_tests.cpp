#include <catch2/catch.hpp>

#include "tests/cases/ran.hpp"

using namespace caseload;

namespace {

/// Everybody carries the markers m000, m001, ... one after the other; then it is asked which one is carried.
std::string marked(int markers) {
    std::string text =
        "title = \"Markers\"\n[period]\ndays = 4\n[offices.Town]\nopen = \"always\"\n"
        "[[arrivals]]\nenters = \"a.d000\"\nper_day = 10\n";
    // Digits alike in number, so that the order of names is that of the numbers.
    const auto digits = [](int number) { return std::to_string(1000 + number).substr(1); };
    const auto name = [&digits](int marker) { return "\"m" + digits(marker) + "\""; };
    for (int marker = 0; marker < markers; ++marker) {
        const bool last = marker + 1 == markers;
        text += "[pathways.a.stages.d" + digits(marker) +
                "]\ndoes = \"wait\"\nfor = \"1 min\"\nmarker = " + name(marker) + "\nto = \"" +
                (last ? "q" : "d" + digits(marker + 1)) + "\"\n";
    }
    text += "[pathways.a.stages.q]\ndoes = \"choose\"\nbranches = [";
    if (markers > 256) text += "{ when = { marker = " + name(markers - 257) + " }, to = \"wrong\" }, ";
    return text + "{ when = { marker = " + name(markers - 1) +
           " }, to = \"right\" }, { otherwise = true, to = \"neither\" }]\n"
           "[pathways.a.stages.right]\ndoes = \"exit\"\n[pathways.a.stages.wrong]\ndoes = \"exit\"\n"
           "[pathways.a.stages.neither]\ndoes = \"exit\"\n";
}

}  // namespace

TEST_CASE("people who never wait a minute do not lose patience", "[cases][lives]") {
    // Two take turns at one desk, a minute each; their patience is 20 days at least.
    const auto run = cases::run("two_for_ever");
    REQUIRE(run.said.code == 0);
    CHECK(run.count("ended", {.stage = "desk", .group = "ending=left"}) == 0);
    CHECK(run.figure("inside") == Approx(2));
}

TEST_CASE("a record that is used again and again meets no event of an earlier life", "[cases][lives]") {
    const auto run = cases::run("generations", "--set period.days=60");
    REQUIRE(run.said.code == 0);
    CHECK(run.count("ended", {.stage = "desk", .group = "ending=left"}) == 0);
}

TEST_CASE("a retrial queue runs to its end, whatever wait is rounded to nothing", "[cases][lives]") {
    for (const char* seed : {"1", "2", "3", "4"}) {
        CAPTURE(seed);
        CHECK(cases::run("retrial", "--seed " + std::string(seed)).said.code == 0);
    }
}

TEST_CASE("those in orbit are as many as theory says", "[cases][lives]") {
    // Falin and Templeton, "Retrial queues" (1997): rho (lambda + rho theta) / ((1 - rho) theta) in orbit, where service is
    // at rate 1. Half a person comes an hour and who is in orbit tries 6 times an hour.
    const cases::Run run("retrial", "--set period.days=20000 --replications 4 --seed 7",
                         cases::Run::Log::none);
    REQUIRE(run.said.code == 0);
    const double orbit = 0.5 * (0.5 + 0.5 * 6) / (0.5 * 6);
    CHECK(run.figure("in_stage", {.stage = "orbit"}) == Approx(orbit).epsilon(0.05));
}

TEST_CASE("the 300th marker is not taken for another, or so many are refused", "[cases][lives]") {
    const program::Place place("cases-markers");
    place.write("markers.toml", marked(300));
    const auto said = program::call(place, "run markers.toml --replications 1 --out out");
    if (said.code == 2) {
        CHECK(said.err.find("markers") != std::string::npos);
        return;
    }
    REQUIRE(said.code == 0);
    const auto measures = cases::read_table(program::contents(place.path / "out" / "measures.csv"));
    double right = 0;
    for (std::size_t row = 1; row < measures.rows.size(); ++row)
        if (measures.at(row, "measure") == "entered" && measures.at(row, "stage") == "right")
            right = std::stod(measures.at(row, "mean"));
    CHECK(right > 0);
}

TEST_CASE("in a far future ten minutes are ten minutes", "[cases][lives]") {
    // One an hour for ten minutes: rho = 1/6, and half of rho / (1 - rho) services are waited for.
    const auto run = cases::run("far_future");
    if (run.said.code == 2) {
        CHECK(run.said.err.find("period.days") != std::string::npos);
        return;
    }
    CHECK(run.figure("wait", {.stage = "q"}) < 3);
    CHECK(run.figure("time_in_stage", {.stage = "q"}) < 13);
}

TEST_CASE("a stage that has ended may be ended once more by what that starts", "[cases][lives]") {
    const auto run = cases::run("ended_by_what_it_starts");
    REQUIRE(run.said.code == 0);
    CHECK(run.figure("ended", {.stage = "r", .group = "ending=doubt"}) == 1);
}

TEST_CASE("whoever is on the way to another office at the end is followed to the end", "[cases][lives]") {
    // In the seventh replication somebody moves on the last day: 61 claims, all of them on benefit on their first day.
    const auto run = cases::run("on_the_way_at_the_end", "--replications 6..6");
    REQUIRE(run.said.code == 0);
}
