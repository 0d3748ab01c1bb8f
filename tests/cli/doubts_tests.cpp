#include <catch2/catch.hpp>

#include "program.hpp"

using namespace caseload::program;
using Catch::Matchers::Contains;

TEST_CASE("what is sound and hardly meant is told, and the scenario runs", "[check]") {
    const Place place("doubts");
    place.write("desk.toml", desk);
    CHECK(call(place, "check desk.toml").err.empty());
    place.write("doubtful.toml", R"(
extends = "desk.toml"
[offices.North]
resources = { rom = 1 }
staff.porter.count = 1
[[population]]
attribute = "class"
shares = { urgent = 0.2, routine = 0.8 }
[pathways.visit.stages.desk]
priority = { by = "class", urgent = 1, routine = 2 }
)");
    for (const char* command : {"check doubtful.toml", "run doubtful.toml --replications 1 --quiet"}) {
        const Said said = call(place, command);
        CHECK(said.code == 0);
        CHECK_THAT(said.err, Contains("warning") && Contains("visit.stages.desk.priority") &&
                                 Contains("kept by arrival") && Contains("the resource \"rom\"") &&
                                 Contains("the role \"porter\""));
    }
    CHECK_THAT(call(place, "check doubtful.toml").out, Contains("doubtful.toml: sound"));
    place.write("by_priority.toml",
                "extends = 'doubtful.toml'\n[office_defaults.queues.desk]\norder = 'priority'\n");
    CHECK_THAT(call(place, "check by_priority.toml").err, !Contains("kept by arrival"));
}

TEST_CASE("a dated number or absence that lies outside the run is told, one that touches it is not",
          "[command line]") {
    const Place place("dates-outside");
    // From 5 to 18 January 2015.
    place.write("desk.toml", desk);
    place.write("desk.toml", desk);
    const auto told = [&](const std::string& count) {
        place.write("dated.toml",
                    "extends = 'desk.toml'\n[offices.North.staff.clerk]\ncount = " + count + "\n");
        return call(place, "check dated.toml").err;
    };
    CHECK_THAT(told("[{ count = 1 }, { from = 2015-01-19, count = 2 }]"),
               Contains("no day from 2015-01-19 on lies in the run"));
    CHECK_THAT(told("[{ count = 1 }, { until = 2015-01-05, count = 2 }]"),
               Contains("no day before 2015-01-05 lies in the run"));
    CHECK_THAT(told("[{ count = 1 }, { from = 2015-01-18, count = 2 }]"), !Contains("lies in the run"));
    CHECK_THAT(told("[{ count = 1 }, { until = 2015-01-06, count = 2 }]"), !Contains("lies in the run"));
}

TEST_CASE("a command that does not exist is named", "[command line]") {
    const Place place("no-command");
    const Said said = call(place, "chek desk.toml");
    CHECK(said.code == 2);
    CHECK_THAT(said.err, Contains("no command chek"));
}
