#include <catch2/catch.hpp>
#include <limits>

#include "output/files/csv.hpp"
#include "output/tables/figures.hpp"
#include "output/tables/measures.hpp"
#include "output/tables/published.hpp"
#include "small_run.hpp"

using namespace caseload;
using Catch::Matchers::Contains;

TEST_CASE("no spreadsheet takes a name for a formula, and a number stays one", "[tables][text]") {
    CHECK(output::csv_field("=1+1") == "'=1+1");
    CHECK(output::csv_field("@x,y") == "\"'@x,y\"");
    CHECK(output::csv_field("-Süd") == "'-Süd");
    CHECK(output::csv_field("'=1") == "''=1");
    CHECK(output::csv_field("'t Hart") == "'t Hart");
    CHECK(output::csv_field("-0.25") == "-0.25");
    CHECK(output::csv_field("-1e-05") == "-1e-05");
    CHECK(output::csv_field("+1+1") == "'+1+1");
}

TEST_CASE("fields are quoted as RFC 4180 has it", "[csv]") {
    CHECK(output::csv_field("plain text") == "plain text");
    CHECK(output::csv_field("") == "");
    CHECK(output::csv_field("a,b") == "\"a,b\"");
    CHECK(output::csv_field("say \"yes\"") == "\"say \"\"yes\"\"\"");
    CHECK(output::csv_field("a\tb") == "\"a\tb\"");
    CHECK(output::csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(output::csv_record({"a", "b,c", ""}) == "a,\"b,c\",\n");
}

TEST_CASE("numbers are the shortest that read back the same, and empty where there is none", "[csv]") {
    CHECK(output::csv_number(0.1) == "0.1");
    CHECK(output::csv_number(14508) == "14508");
    CHECK(output::csv_number(1.0 / 3) == "0.3333333333333333");
    CHECK(output::csv_number(std::numeric_limits<double>::quiet_NaN()) == "");
}

TEST_CASE("measures.csv holds what was observed, with interval and spread", "[tables]") {
    const small::Scratch scratch("measures");
    const model::Model model = small::model();
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 120);
    small::add_replication(results, 14, 240);
    output::write_measures(scratch.path / "measures.csv", results);
    const std::string text = small::contents(scratch.path / "measures.csv");

    CHECK_THAT(text,
               Catch::Matchers::StartsWith("scenario,measure,unit,office,pathway,stage,group,replications,"
                                           "mean,sd,lower95,upper95\n"));
    // sd = sqrt(8); the half-width is t(1 degree) * sd / sqrt(2) = 12.706 * 2.
    CHECK_THAT(text,
               Contains("\"two, \"\"small\"\" offices\",arrivals,people,,,,,2,12,2.8284271247461903,-13.41"));
    CHECK_THAT(text, Contains(",arrivals,people,Hull,,,,2,12,"));
    CHECK_THAT(text, Contains(",wait,minutes,,visit,desk,,2,3,"));
    CHECK_THAT(text, Contains(",ended,people,,visit,desk,ending=served,2,12,"));
    // Nobody came to Selby and nobody was turned away.
    CHECK_THAT(text, !Contains("arrivals,people,Selby"));
    CHECK_THAT(text, !Contains("ending=turned_away"));
    CHECK_THAT(text, !Contains("nan"));
}

TEST_CASE("series.csv names a week by its Monday", "[tables]") {
    const small::Scratch scratch("series");
    const model::Model model = small::model();
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 120);
    output::write_series(scratch.path / "series.csv", results);
    const std::string text = small::contents(scratch.path / "series.csv");
    // One replication has a mean and no interval.
    CHECK_THAT(text, Contains(",arrivals,people,,,,,week,2015-03-09,1,10,,\n"));
    CHECK_THAT(text, !Contains("2015-03-02"));
}

TEST_CASE("a figure is found by the names that the tables use", "[tables]") {
    const model::Model model = small::model();
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 120);
    const auto find = [&](const output::Wanted& wanted) { return output::find_figure(results, wanted); };

    CHECK(find({.measure = "arrivals"}).found->mean() == 10);
    CHECK(find({.measure = "arrivals", .office = "Selby"}).found->mean() == 0);
    CHECK(find({.measure = "arrivals", .period = "2015-03-09"}).found->mean() == 10);
    CHECK(find({.measure = "wait", .stage = "desk"}).found->mean() == 2);
    CHECK(find({.measure = "wait", .stage = "visit.desk"}).found->mean() == 2);
    CHECK(find({.measure = "ended", .stage = "desk", .group = "ending=served"}).found->mean() == 10);

    CHECK_THAT(find({.measure = "arivals"}).problem, Contains("no measure arivals"));
    CHECK_THAT(find({.measure = "arrivals", .office = "Leeds"}).problem, Contains("no office Leeds"));
    CHECK_THAT(find({.measure = "wait", .stage = "door"}).problem, Contains("no stage door"));
    CHECK_THAT(find({.measure = "ended", .stage = "desk"}).problem, Contains("ending=served"));
    CHECK_THAT(find({.measure = "arrivals", .period = "2015-03-10"}).problem, Contains("no period"));
    CHECK_THAT(find({.measure = "wait"}).problem, Contains("not kept"));
}

TEST_CASE("published figures stand beside the simulated ones", "[published]") {
    const small::Scratch scratch("published");
    model::Model model = small::model();
    const double none = std::numeric_limits<double>::quiet_NaN();
    const auto target = [](const char* name, double lower, double upper, bool fitted) {
        return model::Target{.name = name,
                             .source = "a table",
                             .published = 11,
                             .lower = lower,
                             .upper = upper,
                             .measure = "arrivals",
                             .office = {},
                             .stage = {},
                             .group = {},
                             .period = {},
                             .fitted = fitted};
    };
    model.targets = {target("inside", 9, 13, true), target("outside", 10, 11, false),
                     target("no bounds", none, none, false)};
    const model::Setup setup(model);
    model::Results results(setup);
    small::add_replication(results, 10, 120);
    small::add_replication(results, 14, 240);
    const auto rows = output::published_beside_simulated(results);
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].inside());
    CHECK(rows[0].implied_sd == Approx(4 / 3.919928));
    CHECK_FALSE(rows[1].inside());
    CHECK_FALSE(rows[2].bounded());
    const output::Inside inside = output::count_inside(rows);
    CHECK(inside.fitted == 1);
    CHECK(inside.of_fitted == 1);
    CHECK(inside.predicted == 0);
    CHECK(inside.of_predicted == 1);
    output::write_published(scratch.path / "published.csv", rows);
    const std::string text = small::contents(scratch.path / "published.csv");
    CHECK_THAT(text, Contains("\ninside,a table,11,9,13,12,"));
    CHECK_THAT(text, Contains(",yes\noutside,"));
    CHECK_THAT(text, Contains("\nno bounds,a table,11,,,12,"));
}

TEST_CASE("a target that names no figure is told with its name", "[published]") {
    model::Model model = small::model();
    model::Target target;
    target.name = "people at Leeds";
    target.measure = "arrivals";
    target.office = "Leeds";
    model.targets = {target};
    const model::Setup setup(model);
    const model::Results results(setup);
    const auto problems = output::problems_of_targets(results);
    REQUIRE(problems.size() == 1);
    CHECK(problems.front() == "target \"people at Leeds\": there is no office Leeds");
    CHECK_THROWS_AS(output::published_beside_simulated(results), std::invalid_argument);
}
