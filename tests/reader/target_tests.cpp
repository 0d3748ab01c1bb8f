#include <catch2/catch.hpp>

#include <cmath>

#include "tests/reader/written.hpp"

using namespace caseload;
using namespace caseload::scenarios;

TEST_CASE("targets beside a scenario are read with it", "[reader][targets]") {
    const Folder folder;
    const auto file = folder.write("scenario.toml", clinic);
    folder.write("targets.toml", R"([[targets]]
name = "Seen a week"
source = "Table 1"
published = 400
lower = 390
measure = "throughput"
office = "Centre"
period = 2015-01-12
fitted = true
[[free]]
key = "arrivals.0.per_hour"
start = 2.5
lower = 1
upper = 4
)");
    const Reading reading = read(file);
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    REQUIRE(reading.model->targets.size() == 1);
    const model::Target& target = reading.model->targets.front();
    CHECK(target.published == 400);
    CHECK(target.lower == 390);
    CHECK(std::isnan(target.upper));
    CHECK(target.period == "2015-01-12");
    CHECK(target.fitted);
    REQUIRE(reading.model->free_parameters.size() == 1);
    CHECK(reading.model->free_parameters.front().key == "arrivals.0.per_hour");
}

TEST_CASE("a free parameter that leads nowhere is told", "[reader][targets]") {
    const std::string free = "[[free]]\nstart = 1\nlower = 0\nupper = 2\nkey = ";
    CHECK(problems_of(read_text(clinic + free + "\"rules.iap.workshop_minuts\"\n")) ==
          "scenario.toml:35:7: error: free.0.key: unknown parameter \"iap.workshop_minuts\"\n"
          "    did you mean \"iap.workshop_minutes\"?\n");
    CHECK(problems_of(read_text(clinic + free + "\"arrivals.3.per_hour\"\n")) ==
          "scenario.toml:35:7: error: free.0.key: the scenario has no \"arrivals.3.per_hour\"\n"
          "    write it as for --set\n");
}
