#include <catch2/catch.hpp>

#include "tests/saved/states.hpp"

/// A state continued under another scenario: everything is mapped by name.
namespace caseload {

using whole::Line;
using whole::Scenario;
using whole::Sets;

namespace {

const std::string trial = (whole::shipped / "iap-trial/scenario.toml").string();
const std::string extended = "extends = \"" + trial +
                             "\"\n[calendar]\nregion = \"england-and-wales\"\nholidays = \"" +
                             (whole::shipped / "data/bank-holidays.json").string() + "\"\n";
const Sets until_may{{"period.end", "2015-05-18"}};
const sim::Day saved_on = sim::make_day(2015, 4, 20);

Sets with(const std::string& key, const std::string& value) {
    Sets sets = until_may;
    sets.push_back({key, value});
    return sets;
}

Scenario variant(const std::string& name, const std::string& text, const Sets& sets = until_may) {
    return Scenario::written(name, "title = \"Variant\"\n" + extended + text, sets);
}

std::vector<Line> from_then_on(const std::vector<Line>& lines) {
    return whole::only(lines, [](const Line& line) { return line.time >= sim::Time{saved_on}; });
}

/// The state of the trial, made once.
const std::filesystem::path& state_of_trial() {
    static const std::filesystem::path path =
        states::saved_at(Scenario(trial, until_may), saved_on, "branch");
    return path;
}

/// Through the mapping although nothing differs.
void check_mapped_onto_itself(const std::filesystem::path& file, const Sets& sets, int after) {
    INFO(file);
    const Scenario scenario(file, sets);
    const sim::Day day = scenario.model->start + sim::Days{after};
    const model::SavedRun run = states::about(scenario, day);
    const model::SavedReplication saved = states::plain(states::packed_at(scenario, day));
    model::Replication replication(*scenario.setup, 1, 0);
    model::SavedReplication mapped =
        model::branch(saved, run, run.names, states::plain(model::StateFileWriter::packed(replication, 0)));
    model::check(mapped, run);
    const auto path = states::file_named("itself");
    states::write_states(path, run, {states::packed(mapped)});
    const whole::Once rest = states::continued(path, scenario);
    const whole::Once whole_run = whole::once(scenario);
    CHECK((rest.cells == whole_run.cells));
    CHECK(whole::first_difference(rest.lines, whole::only(whole_run.lines, [&](const Line& line) {
                                      return line.time >= sim::Time{day};
                                  })) == "");
}

}  // namespace

TEST_CASE("Mapped onto its own scenario, a state goes on bit for bit", "[saved]") {
    const Sets days{{"period.days", "12"}, {"period.warm_up", "1 day"}};
    for (const char* file : {"interrupting.toml", "priority.toml", "clinic.toml"})
        check_mapped_onto_itself(whole::source_folder / "tests/theory" / file, days, 6);
    check_mapped_onto_itself(trial, until_may, 49);
    check_mapped_onto_itself(whole::shipped / "iap-youth", {{"period.end", "2018-05-14"}}, 72);
    check_mapped_onto_itself(whole::shipped / "help-to-work", {{"period.end", "2014-06-16"}}, 130);
    check_mapped_onto_itself(whole::shipped / "post-work-programme", {{"period.end", "2013-10-14"}}, 61);
}

TEST_CASE("A rule that changes on the state's day branches as if it had been there from the beginning",
          "[saved]") {
    const std::string key = "pathways.iap.stages.workshop_1.misses";
    const Scenario changed(
        trial, with(key, "[{ from = 2015-03-01, value = 0.2 }, { from = 2015-04-20, value = 0.9 }]"));
    const Scenario constant(trial, with(key, "0.2"));
    const auto path = states::saved_at(constant, saved_on, "rule");
    const whole::Once branch = states::continued(path, changed);
    const whole::Once whole_run = whole::once(changed);
    CHECK(whole::first_difference(branch.lines, from_then_on(whole_run.lines)) == "");
    CHECK((branch.cells == whole_run.cells));
}

TEST_CASE("A run of queues is made longer from a state", "[saved]") {
    const auto file = whole::source_folder / "tests/theory/clinic.toml";
    const Scenario base(file, {{"period.days", "12"}, {"period.warm_up", "1 day"}});
    const Scenario longer(file, {{"period.days", "20"}, {"period.warm_up", "1 day"}});
    const sim::Day day = base.model->start + sim::Days{6};
    const whole::Once branch = states::continued(states::saved_at(base, day, "longer"), longer);
    const whole::Once whole_run = whole::once(longer);
    const auto after = [&](const Line& line) { return line.time >= sim::Time{day}; };
    CHECK(whole::first_difference(branch.lines, whole::only(whole_run.lines, after)) == "");
    CHECK((branch.cells == whole_run.cells));
    const std::string told = states::refusal(states::saved_at(base, base.model->end, "at-the-end"), longer);
    CHECK(told.find("the state is of the end of its run, which cannot be made longer") != std::string::npos);
}

TEST_CASE("A run of claims keeps its last day, since what lies beyond it was not kept", "[saved]") {
    const std::string told =
        states::refusal(state_of_trial(), Scenario(trial, {{"period.end", "2015-06-01"}}));
    INFO(told);
    CHECK(told.find("the last day differs, and so does what was kept of claims (2015-05-17 in the state, "
                    "2015-05-31 in the scenario)") != std::string::npos);
}

TEST_CASE("A stage that the variant adds changes nobody who does not meet it", "[saved]") {
    const std::string referral = R"([pathways.iap.stages.referral]
branches = [
    { when = { scope = "in", exempt = "no", arm_marked = "iap" }, to = { to = "TO", start_clocks = ["iap"] } },
    { otherwise = true, to = "usual" },
]
)";
    const auto to = [&](const std::string& stage) {
        std::string text = referral;
        return text.replace(text.find("TO"), 2, stage);
    };
    const Scenario plain = variant("branch-plain", to("leaflet"));
    const Scenario inert = variant("branch-inert",
                                   "[pathways.iap.stages.inert]\ndoes = \"choose\"\nbranches = [{ otherwise "
                                   "= true, to = \"leaflet\" }]\n" +
                                       to("inert"));
    const auto path = states::saved_at(plain, saved_on, "inert");
    std::vector<Line> lines = states::continued(path, inert).lines;
    const std::size_t all = lines.size();
    std::erase_if(lines, [](const Line& line) { return line.stage == "inert"; });
    CHECK(lines.size() < all);
    for (Line& line : lines) {
        if (line.detail == "ending=inert") line.detail = "ending=leaflet";
    }
    CHECK(whole::first_difference(lines, states::continued(path, plain).lines) == "");
}

TEST_CASE("An office that the variant adds leaves the others as they were", "[saved]") {
    const Scenario base(trial, until_may);
    const Scenario more = variant("branch-office",
                                  "[offices.Newtown]\nregister = 9999\nstaff.work_coach.count = 12\n"
                                  "resources = { group_room = 1 }\n");
    const auto lines = states::continued(state_of_trial(), more).lines;
    const auto old = [](const Line& line) { return line.office != "Newtown"; };
    CHECK(whole::first_difference(whole::only(lines, old), states::continued(state_of_trial(), base).lines) ==
          "");
}

TEST_CASE("Coaches that the variant adds are there from the state's day on", "[saved]") {
    const Scenario more(trial, with("offices.Selby.staff.work_coach.count", "40"));
    const auto lines = states::continued(state_of_trial(), more).lines;
    const auto by_new = whole::only(lines, [](const Line& line) {
        return line.office == "Selby" && line.event == "booked" && line.resource == "work_coach 40";
    });
    CHECK(!by_new.empty());
    const auto elsewhere = [](const Line& line) { return line.office != "Selby"; };
    CHECK(whole::first_difference(
              whole::only(lines, elsewhere),
              whole::only(states::continued(state_of_trial(), Scenario(trial, until_may)).lines,
                          elsewhere)) == "");
}

TEST_CASE("What is in use and gone is refused, saying what and how many", "[saved]") {
    const std::string fewer = states::refusal(
        state_of_trial(), Scenario(trial, with("offices.Selby.staff.work_coach.count", "12")));
    INFO(fewer);
    CHECK(fewer.find("the state uses what the scenario does not have: work_coach ") != std::string::npos);
    CHECK(fewer.find(" of Selby (") != std::string::npos);
    CHECK(fewer.find(" people of their own") != std::string::npos);

    const std::string other =
        states::refusal(state_of_trial(), Scenario(whole::shipped / "post-work-programme"));
    INFO(other);
    CHECK(other.find("the first day differs (2015-03-02 in the state, 2013-07-01 in the scenario)") !=
          std::string::npos);

    const std::string renamed = R"(title = "Renamed"
[period]
start = 2015-03-02
end = 2015-05-18
[offices.Elsewhere]
open = "always"
resources = { desk = 1 }
[[arrivals]]
office = "Elsewhere"
enters = "visit.desk"
per_hour = 1
[pathways.visit.stages.desk]
does = "walk_in"
needs = { desk = 1 }
service = { exponential = { mean = "25 min" } }
to = { served = "end" }
)";
    const std::string gone = states::refusal(state_of_trial(), Scenario::written("branch-gone", renamed));
    INFO(gone);
    CHECK(gone.find("office Selby (") != std::string::npos);
}

TEST_CASE("A stage that is gone is refused with the number of people in it", "[saved]") {
    const std::string two = R"(title = "A desk and a wait"
[period]
days = 20
[offices.A]
open = "always"
resources = { desk = 1 }
[[arrivals]]
office = "A"
enters = "visit.desk"
per_hour = 1
[pathways.visit.stages.desk]
does = "walk_in"
needs = { desk = 1 }
service = { exponential = { mean = "25 min" } }
)";
    const Scenario base = Scenario::written(
        "gone-base", two +
                         "to = { served = \"pause\" }\n[pathways.visit.stages.pause]\ndoes = \"wait\"\n"
                         "for = \"3 days\"\nto = { done = \"end\" }\n");
    const Scenario without = Scenario::written("gone-without", two + "to = { served = \"end\" }\n");
    const auto path = states::saved_at(base, base.model->start + sim::Days{8}, "gone");
    const std::string told = states::refusal(path, without);
    INFO(told);
    CHECK(told.find("the state uses what the scenario does not have: stage visit.pause (") !=
          std::string::npos);
    CHECK(told.find(" people)") != std::string::npos);
}

}  // namespace caseload
