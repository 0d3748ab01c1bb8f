#include <catch2/catch.hpp>

#include "tests/reader/written.hpp"

using namespace caseload;
using namespace caseload::scenarios;

namespace {

const std::filesystem::path programme =
    std::filesystem::path(CASELOAD_SOURCE_DIR) / "tests" / "bad_scenarios" / "base" / "programme.toml";

/// The programme in small, as it stands or with overrides.
Reading read_programme(const std::vector<model::ChangedKey>& overrides = {}) {
    return read(programme, overrides);
}

std::uint16_t stage_named(const model::Model& model, std::string_view name) {
    for (std::size_t s = 0; s < model.stages.size(); ++s)
        if (model.full_name(model.stages[s]) == name) return static_cast<std::uint16_t>(s);
    FAIL("no stage " << std::string(name));
    return model::nowhere;
}

template <class Kind> const Kind& kind_of_stage(const model::Model& model, std::string_view name) {
    return std::get<Kind>(model.stages[stage_named(model, name)].kind);
}

std::int16_t clock_named(const model::Model& model, std::string_view name) {
    const auto found = std::find(model.clocks.begin(), model.clocks.end(), name);
    return found == model.clocks.end() ? std::int16_t{-1}
                                       : static_cast<std::int16_t>(found - model.clocks.begin());
}

constexpr auto days = model::Span::Unit::days;

}  // namespace

TEST_CASE("daily reviews are read with their blocks, availability and what a miss does",
          "[reader][daily reviews]") {
    const Reading reading = read_programme();
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    const model::Model& model = *reading.model;
    const auto& daily = kind_of_stage<model::DailyReviews>(model, "programme.daily_wsr");
    CHECK(daily.booking.minutes.at(0, model.start) == model::Span{600, model::Span::Unit::seconds});
    CHECK(daily.weekdays == 0b0001111);
    REQUIRE(daily.blocks.size() == 3);
    CHECK(daily.blocks[0].at(0, model.start) == model::Span{28, days});
    CHECK(daily.blocks[1].at(0, model.start) == model::Span{28, days});
    CHECK(daily.blocks[1].at(1, model.start) == model::Span{14, days});
    CHECK(daily.longest.at(0, model.start) == model::Span{91, days});
    CHECK(daily.clock == clock_named(model, "allocated"));
    CHECK(daily.issued_before.at(0, model.start) == model::Span{2, days});
    CHECK(daily.available_from.at(0, model.start) == std::chrono::hours{9});
    CHECK(daily.available_from.at(1, model.start) == std::chrono::minutes{570});
    CHECK(daily.available_until.at(1, model.start) == std::chrono::hours{16});
    CHECK(daily.misses.at(0, model.start) == sim::Chance::of(0.05));
    CHECK(daily.loses_contact.at(0, model.start) == sim::Chance::of(0.1));
    CHECK(daily.doubts.at(0, model.start) == sim::Chance::of(0.01));
    CHECK(daily.ends_early.at(0, model.start) == sim::Chance::of(0.02));
    CHECK(daily.review == stage_named(model, "reviews.regular"));
    REQUIRE(daily.on_miss.starts.size() == 1);
    CHECK(daily.on_miss.starts[0].stage == stage_named(model, "decisions.referred"));
    CHECK(model.markers.at(static_cast<std::size_t>(daily.on_doubt.marker)) == "after");
    REQUIRE(daily.trips.size() == 1);
    CHECK(daily.trips[0].cost.payer == "jobcentre");
    CHECK(daily.trips[0].cost.amount == 3.5);
    CHECK(daily.trips[0].unless == stage_named(model, "reviews.regular"));
}

TEST_CASE("a placement is read with its provider, clocks, absences and actions", "[reader][placement]") {
    const Reading reading = read_programme();
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    const model::Model& model = *reading.model;
    const auto& placement = kind_of_stage<model::Placement>(model, "programme.placement");
    CHECK(placement.provider == 0);
    CHECK(placement.referral_clock == clock_named(model, "referred"));
    CHECK(placement.start_clock == clock_named(model, "started"));
    CHECK(placement.engagement.choices.at(0) == sim::Distribution::uniform(5 * 86'400.0, 10 * 86'400.0));
    CHECK(placement.misses_engagement.choices.at(0) == sim::Chance::of(0.1));
    CHECK(placement.reported_after.choices.at(0) == model::Span{2, model::Span::Unit::working_days});
    CHECK(placement.refers_in_error.choices.at(0) == sim::Chance::of(0.02));
    CHECK(placement.sourcing.choices.at(0) == sim::Distribution::constant(14 * 86'400.0));
    CHECK(placement.fails_to_start.choices.at(0) == sim::Chance::of(0.1));
    CHECK(placement.lasting.choices.at(0) == model::Span{182, days});
    CHECK(placement.provision.choices.at(0) == model::Span{210, days});
    CHECK(placement.hours.choices.at(0) == 30);
    CHECK(placement.job_search_hours.at(0, model.start) == 4);
    CHECK(placement.job_search_hours.at(1, model.start) == 0);
    CHECK(placement.unplaced_hours.choices.at(0) == 10);
    const model::Absences& absences = placement.absences;
    CHECK(absences.sick.choices.at(0) == sim::Chance::of(0.01));
    CHECK(absences.sickness_lasts.choices.at(0) == sim::Distribution::constant(3 * 86'400.0));
    CHECK(absences.sick_spells.choices.at(0) == 3);
    CHECK(absences.sick_longest.choices.at(0) == model::Span{10, days});
    CHECK(absences.long_sick_longest.at(0, sim::make_day(2015, 3, 29)) == model::Span{0, days});
    CHECK(absences.long_sick_longest.at(0, sim::make_day(2015, 3, 30)) == model::Span{91, days});
    CHECK(absences.other.choices.at(0) == sim::Chance::of(0.02));
    CHECK(absences.other_fails.choices.at(0) == sim::Chance::of(0.3));
    CHECK(absences.unreported.choices.at(0) == sim::Chance::of(0.01));
    CHECK(absences.refuses.choices.at(0) == sim::Chance::of(0.001));
    CHECK(placement.reach_same_area.choices.at(0) == sim::Chance::of(0.8));
    CHECK(placement.reach_other_area.choices.at(0) == sim::Chance::of(0.1));
    CHECK(model.markers.at(static_cast<std::size_t>(placement.on_referral.marker)) == "placed");
    CHECK(placement.on_engagement.start_clocks.size() == 1);
    CHECK(placement.on_start.stop_clocks.size() == 1);
    CHECK(placement.on_failure.starts.size() == 1);
    CHECK(placement.on_refusal.close_claim == 0);
    REQUIRE(placement.weekly_costs.size() == 1);
    CHECK(placement.weekly_costs[0].amount == 20);
    const auto& routes = model.stages[stage_named(model, "programme.placement")].routes;
    CHECK(routes.size() == 6);
}

TEST_CASE("what a placement says nothing of follows the rules", "[reader][placement]") {
    Folder folder;
    const auto file = folder.write("scenario.toml", "extends = \"" + programme.string() + "\"\n" +
                                                        R"([pathways.programme.stages.again]
does = "placement"
provider = "community_work"
referral_clock = "referred"
start_clock = "started"
engagement = "7 days"
sourcing = "7 days"
lasting = "26 weeks"
provision = "30 weeks"
sick = 0.01
sickness_lasts = "3 days"
to = "end"

[pathways.programme.stages.interview.to]
attended = "again"
)");
    const Reading reading =
        read(file, std::vector<model::ChangedKey>{{"rules.htw.sick_longest", "\"9 days\""}});
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    const auto& again = kind_of_stage<model::Placement>(*reading.model, "programme.again");
    CHECK(again.absences.sick_spells.choices.at(0) == 2);
    CHECK(again.absences.sick_longest.choices.at(0) == model::Span{9, days});
    CHECK(again.absences.long_sick_longest.choices.at(0).amount == 0);
    CHECK(again.reach_same_area.choices.at(0) == sim::Chance::of(1));
}

TEST_CASE("a provider has places a year, anniversaries and a last day, which rules may give",
          "[reader][placement]") {
    const Reading reading =
        read_programme({{"rules.htw.last_referral", "2015-12-31"}, {"rules.htw.begins", "2014-05-05"}});
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    REQUIRE(reading.model->providers.size() == 1);
    const model::Provider& provider = reading.model->providers.front();
    CHECK(provider.name == "community_work");
    CHECK(provider.label == "Community work");
    CHECK(provider.year_begins == sim::make_day(2014, 4, 28));
    CHECK(provider.last_referral == sim::make_day(2015, 12, 31));
    CHECK(provider.places.at(0, sim::make_day(2015, 4, 27)) == 900);
    CHECK(provider.places.at(0, sim::make_day(2015, 4, 28)) == 800);
    const auto& offer = kind_of_stage<model::Wait>(*reading.model, "programme.offer");
    REQUIRE(offer.moments.size() == 1);
    CHECK(offer.moments[0].dated);
    CHECK(offer.moments[0].date == sim::make_day(2014, 5, 5));
    CHECK(reading.model->arrivals.at(0).first == sim::make_day(2014, 5, 5));
}

TEST_CASE("branches are steered by shares of markers", "[reader][choose]") {
    const Reading reading = read_programme();
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    const model::Model& model = *reading.model;
    const auto& option = kind_of_stage<model::Choose>(model, "programme.option");
    REQUIRE(option.branches.size() == 3);
    CHECK(option.branches[0].steer.share == 0.5);
    CHECK(option.branches[0].steer.markers == std::vector<std::uint16_t>{3, 4});
    CHECK(option.branches[1].steer.share == 0.5);
    CHECK_FALSE(option.branches[1].by_chance);
    CHECK_FALSE(option.branches[2].steer.steered());
    const auto& tests = option.branches[0].when.all;
    REQUIRE(tests.size() == 2);
    CHECK(tests[0].of == model::Test::Of::place_free);
    CHECK(tests[0].subject == 0);
    CHECK(tests[1].of == model::Test::Of::today);
    CHECK(tests[1].high == sim::make_day(2016, 4, 1).time_since_epoch().count());
}

TEST_CASE("every change between the markers of a list is allowed", "[reader][markers]") {
    const Reading reading = read_programme();
    REQUIRE(reading.model);
    const auto& changes = reading.model->marker_changes;
    REQUIRE(changes.size() == 8);
    CHECK(changes[0].from == 0);
    CHECK(changes[0].to == 2);
    CHECK(changes[7].from == 3);
    CHECK(changes[7].to == 4);
}

TEST_CASE("reactions suspend, tell areas apart and close claims", "[reader][strands]") {
    const Reading reading = read_programme();
    REQUIRE(reading.model);
    const model::Model& model = *reading.model;
    const auto& on = model.pathways.at(1).on;
    REQUIRE(model.pathways[1].name == "programme");
    const auto& closed = on[static_cast<std::size_t>(model::Happening::claim_closed)].at(0);
    CHECK(closed.then == model::Reaction::Then::suspend);
    CHECK(closed.actions.start_clocks.size() == 1);
    const auto& moved = on[static_cast<std::size_t>(model::Happening::moved)].at(0);
    REQUIRE(moved.when.all.size() == 1);
    CHECK(moved.when.all[0].of == model::Test::Of::same_area);
    CHECK(moved.when.all[0].low == 0);
    const auto& interview = kind_of_stage<model::Appointment>(model, "programme.interview");
    CHECK(interview.told_before.choices.at(0) == model::Span{2, model::Span::Unit::working_days});
    CHECK(interview.trips.size() == 1);
    CHECK(interview.trips[0].unless == -1);
    CHECK(kind_of_stage<model::Reviews>(model, "reviews.regular").trips.size() == 1);
}

TEST_CASE("decisions at the higher level have a third length, good reasons, appeals and hardship",
          "[reader][decisions]") {
    const Reading reading = read_programme();
    REQUIRE(reading.model);
    const auto& decision = kind_of_stage<model::DecisionMaker>(*reading.model, "decisions.referred");
    CHECK(decision.higher_level);
    CHECK(decision.repeat_length.choices.at(0) == model::Span{182, days});
    CHECK(decision.further_length.choices.at(0) == model::Span{1'092, days});
    CHECK(decision.good_reason.choices.at(0) == sim::Chance::of(0.2));
    CHECK(decision.appeals.choices.at(0) == sim::Chance::of(0.1));
    CHECK(decision.hardship.choices.at(0) == sim::Chance::of(0.05));
}

TEST_CASE("outcomes have moves, other benefits and employment after a clock, people may claim later",
          "[reader][outcomes]") {
    const Reading reading = read_programme();
    REQUIRE(reading.model);
    const model::Model& model = *reading.model;
    CHECK(model.outcomes.moves_a_year == 0.05);
    CHECK(model.outcomes.work_after.clock == clock_named(model, "referred"));
    CHECK(model.outcomes.work_after.within == 364);
    CHECK(model.outcomes.work_after.sustained == 91);
    CHECK_FALSE(model.outcomes.causes.at(0).other_benefit);
    CHECK(model.outcomes.causes.at(1).other_benefit);
    REQUIRE(model.arrivals.size() == 3);
    CHECK(model.arrivals[0].claims == model::Claims::later);
    CHECK(model.arrivals[2].claims == model::Claims::yes);
}

TEST_CASE("a rule that is a date is read as one, and resolved as one", "[reader][rules]") {
    const auto said = [](const std::string& value) {
        return problems_of(read_programme({{"rules.htw.begins", value}}));
    };
    CHECK(said("2014-06-02").empty());
    CHECK(said("\"13 weeks\"").find("rules.htw.begins: wanted a date, found \"13 weeks\"") !=
          std::string::npos);
    CHECK(said("1999-01-01").find("found 1999-01-01, outside 2011-01-01 to ") != std::string::npos);
    const Reading reading = read_programme({{"rules.htw.begins", "2014-06-02"}});
    REQUIRE(reading.model);
    for (const auto& parameter : reading.model->parameters) {
        if (parameter.name != "htw.begins") continue;
        CHECK(parameter.standard == "2014-04-28");
        CHECK(parameter.value == "2014-06-02");
        CHECK(parameter.changed);
    }
}
