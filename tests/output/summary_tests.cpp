#include <catch2/catch.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <sstream>

#include "output/files/version.hpp"
#include "output/pictures/draw.hpp"
#include "output/summary/progress.hpp"
#include "output/summary/summary.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/run_json.hpp"
#include "output/tables/text_table.hpp"
#include "small_run.hpp"

using namespace caseload;
using Catch::Matchers::Contains;

TEST_CASE("times are shown in a unit that suits their size", "[summary]") {
    CHECK(output::time_text(0.5) == "30.0 s");
    CHECK(output::time_text(12.34) == "12.3 min");
    CHECK(output::time_text(600) == "10.0 h");
    CHECK(output::time_text(14400) == "10.0 days");
    CHECK(output::time_text(std::numeric_limits<double>::quiet_NaN()) == "-");
}

TEST_CASE("numbers have their thousands apart and no minus before zero", "[summary]") {
    CHECK(output::grouped(14508, 0) == "14,508");
    CHECK(output::grouped(-1234567.891, 2) == "-1,234,567.89");
    CHECK(output::grouped(999, 0) == "999");
    CHECK(output::grouped(-0.001, 1) == "0.0");
    CHECK(output::with_interval(14508.2, 33.4) == "14,508 ± 33");
    CHECK(output::with_interval(0.5003, 0.0098) == "0.5003 ± 0.0098");
}

TEST_CASE("columns without anything are left out and long cells wrap", "[summary]") {
    output::TextTable table(
        {{"name", output::TextTable::Align::left}, {"empty"}, {"what", output::TextTable::Align::wrapped}});
    std::string words = "word";
    for (int i = 0; i < 60; ++i) words += " word";
    table.row({"a name that is far too long for the first column of any table", "", words});
    std::istringstream lines(table.text());
    int count = 0;
    for (std::string line; std::getline(lines, line); ++count)
        CHECK(output::display_width(line) <= output::line_width);
    CHECK(count == 6);
    CHECK_THAT(table.text(), !Contains("empty"));
    CHECK_THAT(table.text(), Contains("…"));
}

TEST_CASE("names that begin alike stay apart when they are clipped inside", "[summary]") {
    CHECK(output::clipped_inside("places used, year 2014", 9) == "plac…2014");
    CHECK(output::clipped_inside("größe ändert", 6) == "grö…rt");
    CHECK(output::clipped_inside("short", 5) == "short");
}

TEST_CASE("the summary names waits and their cause and fits the terminal", "[summary]") {
    model::Model model = small::model();
    model.assumptions = {"Nurses do not fall ill."};
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 120);
    small::add_replication(results, 14, 120);
    const std::string text = output::summary(results);
    CHECK_THAT(text, Contains("Two offices"));
    CHECK_THAT(text, Contains("95% confidence interval of the mean over replications"));
    CHECK_THAT(text, Contains("= 2.00 no nurse"));
    CHECK_THAT(text, Contains("served 100%"));
    CHECK_THAT(text, Contains("Nurses do not fall ill."));
    CHECK_THAT(text, !Contains("Group sessions"));
    CHECK_THAT(text, !Contains("nan"));
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        CHECK(output::display_width(line) <= output::line_width);
}

TEST_CASE("run.json says how to run it again and keeps the wall clock apart", "[run.json]") {
    model::Model model = small::model();
    model.resolved_toml = "title = \"Two offices\"\n";
    model.parameters = {{"iap.workshop_minutes", "75 min", "90 min", "IAP-3", true}};
    const model::Setup setup(model);
    model::Results results(setup);
    results.seed = 7;
    results.seconds = 2;
    results.events = 100;
    const auto run = nlohmann::json::parse(output::run_json(results, "caseload run two.toml --seed 7"));
    CHECK(run["version"] == output::version);
    CHECK(run["command"] == "caseload run two.toml --seed 7");
    CHECK(run["seed"] == 7);
    // printf 'title = "Two offices"\n' | sha256sum
    CHECK(run["scenario_hash"] == "c24a393df9a50a5d8df09c205cf15f6f1bc1c0d1db87a9166e095424b52dfef4");
    CHECK(run["parameters"][0]["changed"] == true);
    CHECK(run["this_run"]["events_a_second"] == 50);
    model.resolved_toml += " ";
    CHECK(output::scenario_hash(model) != run["scenario_hash"]);
}

TEST_CASE("a pathway is drawn with its stages, kinds and endings", "[draw]") {
    model::Model model = small::model();
    model.stages[0].label = "The \"desk\"";
    const std::string dot = output::draw(model);
    CHECK_THAT(dot, Contains("digraph") && Contains("\"visit\""));
    CHECK_THAT(dot, Contains("The \\\"desk\\\"\\nwalk_in"));
    CHECK_THAT(dot, Contains("served\\nleft"));
}

TEST_CASE("progress tells how many, how fast and how long still", "[progress]") {
    CHECK(output::progress_text(0, 20, 0, 0) == "0 of 20 replications");
    CHECK(output::progress_text(5, 20, 50'000'000, 10) ==
          "5 of 20 replications, 5.0 million events a second, about 30 s left");
    CHECK(output::progress_text(20, 20, 5000, 10) == "20 of 20 replications, 500 events a second");
}

TEST_CASE("the version is the project's", "[version]") {
    CHECK_THAT(small::contents(CASELOAD_SOURCE_DIR "/CMakeLists.txt"),
               Contains("project(caseload VERSION " + std::string(output::version) + " "));
}
