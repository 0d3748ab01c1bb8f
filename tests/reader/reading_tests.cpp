#include <catch2/catch.hpp>

#include "tests/reader/written.hpp"

using namespace caseload;
using namespace caseload::scenarios;

TEST_CASE("a small clinic is read as it stands", "[reader]") {
    const Reading reading = read_text(clinic);
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    const model::Model& model = *reading.model;
    CHECK(model.title == "A clinic");
    CHECK(model.start == sim::make_day(2015, 1, 5));
    CHECK(model.end == sim::make_day(2015, 2, 2));
    CHECK(model.measured_from == sim::make_day(2015, 1, 12));
    CHECK(model.roles == std::vector<std::string>{"nurse"});
    CHECK(model.resources == std::vector<std::string>{"bay"});
    CHECK(model.clocks == std::vector<std::string>{"claim"});
    CHECK(model.markers == std::vector<std::string>{"none", "seen"});
    REQUIRE(model.offices.size() == 1);
    const model::Office& office = model.offices.front();
    CHECK(office.register_id == 7);
    CHECK(office.always_open);
    CHECK(office.queues.at(0).order == sim::Order::priority);
    CHECK(office.queues.at(0).room == 40);
    REQUIRE(office.staff.size() == 1);
    CHECK(office.staff[0].count == 4);
    REQUIRE(office.staff[0].pattern.size() == 1);
    CHECK(office.staff[0].pattern[0].kind == model::Duty::Kind::queue);
    CHECK(office.staff[0].pattern[0].weekdays == 0b1111111);
    CHECK(office.staff[0].pattern[0].until == sim::Seconds{86'400});
    REQUIRE(model.attributes.size() == 1);
    CHECK(model.attributes[0].levels == std::vector<std::string>{"routine", "urgent"});
    REQUIRE(model.arrivals.size() == 1);
    CHECK(model.arrivals[0].name == "arrivals_1");
    CHECK(model.arrivals[0].per_hour[0] == 2.5);
    CHECK(model.arrivals[0].greatest_per_hour == 2.5);
    CHECK(model.arrivals[0].claims == model::Claims::no);
    REQUIRE(model.stages.size() == 2);
    const auto& triage = std::get<model::WalkIn>(model.stages.at(model.arrivals[0].stage).kind);
    CHECK(triage.priority.at(0, model.start) == 2);
    CHECK(triage.priority.at(1, model.start) == 1);
    CHECK(triage.service.choices.at(0) == sim::Distribution::lognormal(180, 120));
}

TEST_CASE("what is resolved reads back as the same scenario", "[reader]") {
    const Reading once = read_text(clinic);
    REQUIRE(once.model);
    const Reading again = read_text(once.model->resolved_toml);
    INFO(problems_of(again));
    REQUIRE(again.model);
    CHECK(again.model->resolved_toml == once.model->resolved_toml);
}

TEST_CASE("offices stand in the order of their register ids, those without one last", "[reader]") {
    const Reading reading = read_text(clinic_with(
        "[[arrivals]]", "[offices.Annex]\n[offices.Hall]\nregister = 3\n[[arrivals]]\noffice = \"Hall\""));
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    REQUIRE(reading.model->offices.size() == 3);
    CHECK(reading.model->offices[0].name == "Hall");
    CHECK(reading.model->offices[1].name == "Centre");
    CHECK(reading.model->offices[2].name == "Annex");
    CHECK(reading.model->offices[2].register_id >= 0x8000'0000u);
    CHECK(reading.model->arrivals[0].office == 0);
}

TEST_CASE("a day's arrivals are spread over opening hours", "[reader]") {
    const Reading reading = read_text(clinic_with("per_hour = 2.5", "per_day = 16\nweekdays = { Tue = 0.5 }"),
                                      {{"offices.Centre.open", "{ from = \"09:30\", until = \"17:30\" }"}});
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    const model::ArrivalSource& source = reading.model->arrivals.at(0);
    CHECK(source.per_hour[8] == 0);
    CHECK(source.per_hour[9] == Approx(1));
    CHECK(source.per_hour[10] == Approx(2));
    CHECK(source.per_hour[17] == Approx(1));
    CHECK(source.per_hour[24 + 10] == Approx(1));
    CHECK(source.per_hour[5 * 24 + 10] == 0);
    CHECK(source.working_days_only);
}

TEST_CASE("one level of an attribute may have the rest", "[reader]") {
    const Reading reading = read_text(clinic_with("routine = 0.75", "routine = \"rest\""));
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    const std::vector<double> weights = {0.75, 0.25};
    CHECK(reading.model->arrivals.at(0).attributes.at(0).second == sim::Categories::of(weights));
}

TEST_CASE("bank holidays come from the published file", "[reader]") {
    const Folder folder;
    folder.write("data/bank-holidays.json",
                 R"({"england-and-wales": {"events": [{"title": "Good Friday", "date": "2015-01-16"}]}})");
    const auto file =
        folder.write("clinic/scenario.toml", clinic + "[calendar]\nregion = \"england-and-wales\"\n");
    const Reading reading = read(folder.path() / "clinic");
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    CHECK(reading.model->name == "clinic");
    CHECK(reading.model->calendar.holiday(sim::make_day(2015, 1, 16)));
    CHECK_FALSE(reading.model->calendar.working(sim::make_day(2015, 1, 16)));
    const Reading misspelt =
        read(file, std::vector<model::ChangedKey>{{"calendar.region", "england-and-wale"}});
    CHECK(problems_of(misspelt) ==
          "--set calendar.region=england-and-wale: error: calendar.region: unknown region "
          "\"england-and-wale\"\n"
          "    did you mean \"england-and-wales\"?\n");
}

TEST_CASE("daily counts come from a file, and each bad row is told by its place", "[reader]") {
    const Folder folder;
    folder.write("counts.csv", "date,count\n2015-01-05,3\n2015-01-06,4\n");
    const auto file = folder.write("scenario.toml", clinic_with("per_hour = 2.5", "csv = \"counts.csv\""));
    const Reading reading = read(file);
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    CHECK(reading.model->arrivals.at(0).daily ==
          std::vector<std::pair<sim::Day, std::uint32_t>>{{sim::make_day(2015, 1, 5), 3},
                                                          {sim::make_day(2015, 1, 6), 4}});
    folder.write("counts.csv", "date,count\n2015-01-05,3\n2015-01-05,x\n2015-01-04,4\n2015-13-01,-1\n7\n");
    const std::string advice = "\n    write one row a day: 2015-03-16,42\n";
    CHECK(problems_of(read(file)) ==
          "counts.csv:3:12: error: no whole number of people: found \"x\"" + advice +
              "counts.csv:4:1: error: the dates do not ascend: 2015-01-04 after 2015-01-05\n"
              "    write one row a day; only = { COLUMN = \"text\" } takes the rows of one office\n"
              "counts.csv:5:1: error: no date: found \"2015-13-01\"\n"
              "    write it as 2015-03-16, or say how: dates = \"dd/mm/yyyy\"\n"
              "counts.csv:5:12: error: a negative count: found \"-1\"" +
              advice + "counts.csv:6:1: error: wanted 2 columns, found 1" + advice);
}

TEST_CASE("the hazard of leaving is the Weibull's, cumulated by day", "[reader][TRIAL]") {
    const Reading reading = read_text(clinic + R"(
[outcomes]
follow_up = "274 days"
[[outcomes.causes]]
name = "work"
weibull = { shape = 0.5, scale = "100 days" }
times = 0.6
employed = true
factors = [{ by = "class", urgent = 0.5, other = 1 }]
)");
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    const model::Outcomes& outcomes = reading.model->outcomes;
    CHECK(outcomes.claim_clock == 0);
    CHECK(outcomes.follow_up == 274);
    REQUIRE(outcomes.causes.size() == 1);
    CHECK(outcomes.causes[0].hazard.at(0) == 0);
    CHECK(outcomes.causes[0].hazard.at(100) == Approx(0.6 * 4294967296.0));
    CHECK(outcomes.causes[0].hazard.at(25) == Approx(0.3 * 4294967296.0));
    CHECK(outcomes.causes[0].factors.at(0).by_level ==
          std::vector<model::Factor>{model::unchanged, model::unchanged / 2});
    CHECK(reading.model->arrivals[0].claims == model::Claims::yes);
}

TEST_CASE("a parameter that is set and referred to by nothing is warned of", "[reader][rules]") {
    const Reading reading = read_text(clinic + "\n[rules.iap]\nworkshop_minutes = \"80 min\"\n");
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    REQUIRE(reading.problems.size() == 1);
    CHECK(reading.problems.front().warning);
    CHECK(reading.problems.front().message.find("nothing in this scenario refers to iap.workshop_minutes") !=
          std::string::npos);
}
