#include <catch2/catch.hpp>

#include "tests/reader/written.hpp"

using namespace caseload;
using namespace caseload::scenarios;

TEST_CASE("a scenario that extends another says only what differs", "[reader][extends]") {
    const Folder folder;
    folder.write("base/scenario.toml", clinic);
    const auto file = folder.write("more.toml", R"(title = "More nurses"
extends = "base"
[offices.Centre.staff.nurse]
count = 9
)");
    const Reading reading = read(file);
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    CHECK(reading.model->title == "More nurses");
    CHECK(reading.model->name == "more");
    CHECK(reading.model->offices.at(0).staff.at(0).count == 9);
    CHECK(reading.model->offices[0].resources.at(0).count == 2);
    CHECK(reading.model->resolved_toml.find("extends") == std::string::npos);
}

TEST_CASE("of several extended scenarios the later one wins", "[reader][extends]") {
    const Folder folder;
    folder.write("base.toml", clinic);
    folder.write("one.toml", "offices.Centre.staff.nurse.count = 1\noffices.Centre.resources.bay = 1\n");
    folder.write("two.toml", "offices.Centre.staff.nurse.count = 2\n");
    const auto file = folder.write("all.toml", "extends = [\"base.toml\", \"one.toml\", \"two.toml\"]\n");
    const Reading reading = read(file);
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    CHECK(reading.model->offices.at(0).staff.at(0).count == 2);
    CHECK(reading.model->offices.at(0).resources.at(0).count == 1);
}

TEST_CASE("a distribution of another shape replaces, one of the same shape changes in part",
          "[reader][extends]") {
    const Folder folder;
    folder.write("base.toml", clinic);
    const auto service = [&](const std::string& text) {
        const Reading reading = read(folder.write("more.toml", "extends = \"base.toml\"\n" + text));
        INFO(problems_of(reading));
        REQUIRE(reading.model);
        return std::get<model::WalkIn>(reading.model->stages.at(1).kind);
    };
    const std::string triage = "pathways.patient.stages.triage.";
    CHECK(service(triage + "service = { exponential = { mean = \"4 min\" } }").service.choices.at(0) ==
          sim::Distribution::exponential(240));
    CHECK(service(triage + "service = { lognormal = { mean = \"4 min\" } }").service.choices.at(0) ==
          sim::Distribution::lognormal(240, 120));
    CHECK(service(triage + "priority = { by = \"class\", other = 3 }").priority.at(0, sim::Day{}) == 3);
}

TEST_CASE("a mistake in an extended file is told with that file's place", "[reader][extends]") {
    const Folder folder;
    folder.write("base.toml", clinic_with("count = 4", "count = -4"));
    const auto file = folder.write("more.toml", "extends = \"base.toml\"\n[period]\nstrat = 2015-01-05\n");
    CHECK(problems_of(read(file)) ==
          "more.toml:3:1: error: period.strat: no such key of a period\n"
          "    did you mean \"start\"?\n"
          "base.toml:13:25: error: offices.Centre.staff.nurse.count: a negative number: found -4\n"
          "    write a whole number of at least 0\n");
}

TEST_CASE("extends that goes round in a circle is refused", "[reader][extends]") {
    const Folder folder;
    folder.write("a.toml", "extends = \"b.toml\"\n" + clinic);
    folder.write("b.toml", "extends = \"a.toml\"\n");
    const std::string said = problems_of(read(folder.path() / "a.toml"));
    CHECK(said ==
          "b.toml:1:11: error: extends: `extends` goes round in a circle: a.toml -> b.toml -> a.toml\n");
}

TEST_CASE("what offices share is said once", "[reader]") {
    const Reading reading = read_text(
        clinic_with(
            "staff.nurse = { count = 4 }",
            "[office_defaults.staff.nurse]\ncount = 3\nleave = 0.1\n[offices.Annex.staff.nurse]\ncount = 1"),
        {{"arrivals.0.office", "Centre"}});
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    REQUIRE(reading.model->offices.size() == 2);
    CHECK(reading.model->offices[0].staff.at(0).count == 3);
    CHECK(reading.model->offices[1].staff.at(0).count == 1);
    CHECK(reading.model->offices[1].staff.at(0).leave == sim::Chance::of(0.1));
}

TEST_CASE("overrides reach tables, lists and rules", "[reader][set]") {
    const Reading reading = read_text(clinic, {{"offices.Centre.staff.nurse.count", "6"},
                                               {"arrivals.0.per_hour", "3"},
                                               {"title", "Six nurses"},
                                               {"rules.iap.workshop_minutes", "\"100 min\""}});
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    CHECK(reading.model->offices[0].staff[0].count == 6);
    CHECK(reading.model->arrivals[0].per_hour[100] == 3);
    CHECK(reading.model->title == "Six nurses");
    const auto changed =
        std::count_if(reading.model->parameters.begin(), reading.model->parameters.end(),
                      [](const model::ResolvedParameter& parameter) { return parameter.changed; });
    CHECK(changed == 1);
}

TEST_CASE("an override that leads nowhere is told by itself", "[reader][set]") {
    const auto said = [](const std::string& key, const std::string& value) {
        return problems_of(read_text(clinic, {{key, value}}));
    };
    CHECK(said("offices.Center.staff.nurse.count", "6") ==
          "--set offices.Center.staff.nurse.count=6: error: unknown name \"Center\" in offices\n"
          "    did you mean \"Centre\"?\n");
    CHECK(said("arrivals.1.per_hour", "6") ==
          "--set arrivals.1.per_hour=6: error: arrivals is a list of 1: no item \"1\"\n"
          "    items are counted from 0\n");
    CHECK(said("period.dais", "6") ==
          "--set period.dais=6: error: period.dais: no such key of a period\n    did you mean \"days\"?\n");
    CHECK(said("offices.Centre.staff.nurse.count", "-6") ==
          "--set offices.Centre.staff.nurse.count=-6: error: offices.Centre.staff.nurse.count: a negative "
          "number: "
          "found -6\n    write a whole number of at least 0\n");
    CHECK(said("rules.iap.workshop_minuts", "6") ==
          "--set rules.iap.workshop_minuts=6: error: rules.iap.workshop_minuts: no such parameter\n"
          "    did you mean \"workshop_minutes\"?\n");
    CHECK_FALSE(said("", "6").empty());
    CHECK_FALSE(said("title.x", "6").empty());
    CHECK_FALSE(said("period.days", "6\n[offices.X]").empty());
}
