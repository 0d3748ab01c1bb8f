#include "tests/rules/choices_lives.hpp"

namespace caseload::rule_tests {

using namespace choices;

TEST_CASE(
    "there are three elements, and whoever has had an interview gets one of them or the assessment phase",
    "[HTW-1][HTW-19]") {
    std::map<std::string, std::size_t> elements;
    each_visit(help(), {"element"}, [&](const Life&, const Visit&, const Visit* next) {
        REQUIRE(next != nullptr);
        ++elements[next->stage];
    });
    CHECK(elements.size() == 5);
    for (const char* element : {"mir", "daily_wsr", "placement", "assessment"})
        CHECK(elements[element] > 100);
    CHECK(elements["course"] > 20);
}

TEST_CASE("the interview is the first point at which daily reviews or a placement can be given", "[HTW-19]") {
    std::map<std::string, std::size_t> given;
    each_visit(help(), {"daily_wsr", "placement"}, [&](const Life& life, const Visit& visit, const Visit*) {
        const auto held = clock_at(life, "wpci", visit.entered);
        REQUIRE(held.has_value());
        if (*held == sim::day_of(visit.entered)) ++given[visit.stage];
    });
    CHECK(given["daily_wsr"] > 100);
    CHECK(given["placement"] > 100);
}

TEST_CASE("undecided at the interview: assessment phase, decided: what suits", "[HTW-20][HTW-32]") {
    std::size_t undecided = 0;
    std::size_t decided = 0;
    each_visit(help(), {"element"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        if (life.attribute("course") == "goes_on") return;
        REQUIRE(next != nullptr);
        if (life.attribute("decided") == "later") {
            CHECK(next->stage == "assessment");
            CHECK(marker_at(life, visit.left) == "HtW asst phase");
            ++undecided;
            return;
        }
        ++decided;
        if (next->stage == "mir") CHECK(regime_suits(life, visit.entered));
        if (next->stage == "daily_wsr") CHECK(daily_suits(life));
        if (next->stage == "placement") CHECK(placement_suits(life, visit.entered));
        // Only without a place, or where nothing else than a placement would do, can a decided coach not choose.
        if (next->stage == "assessment")
            CHECK_FALSE((regime_suits(life, visit.entered) || daily_suits(life)));
    });
    CHECK(undecided > 500);
    CHECK(decided > 500);
}

TEST_CASE("each element comes to have a third of live markers where any would suit", "[HTW-4]") {
    const double third = 1.0 / 3;
    check_steer(tell("small-help.toml", all_suit), {third, third, third});
}

TEST_CASE("live markers follow the shares that a district aims at", "[HTW-4]") {
    check_steer(tell("small-help.toml", aiming_at(all_suit, "0.5", "0.25", "0.25")), {0.5, 0.25, 0.25});
    check_steer(tell("small-help.toml", aiming_at(all_suit, "0.25", "0.5", "0.25")), {0.25, 0.5, 0.25});
    check_steer(tell("small-help.toml", aiming_at(all_suit, "0.25", "0.25", "0.5")), {0.25, 0.25, 0.5});
}

TEST_CASE("where only one element suits the steer does not change it", "[HTW-4]") {
    std::map<std::string, std::size_t> chosen;
    each_visit(
        help(), {"element", "assessment_choice"},
        [&](const Life& life, const Visit& visit, const Visit* next) {
            if (next == nullptr || placements_closed(visit.entered)) return;
            if (next->stage == "mir")
                CHECK_FALSE((suits(life, {"cwp", "daily_or_cwp"}) && life.attribute("barred") == "no"));
            if (next->stage == "daily_wsr") CHECK_FALSE(suits(life, {"mir", "cwp", "mir_or_cwp"}));
            if (next->stage == "placement") CHECK_FALSE(suits(life, {"mir", "daily"}));
            if (suits(life, {"mir", "daily", "cwp"})) ++chosen[next->stage];
        });
    CHECK(chosen["mir"] > 200);
    CHECK(chosen["daily_wsr"] > 100);
    CHECK(chosen["placement"] > 100);
}

TEST_CASE("without places nobody is referred to a placement, and other elements stay open",
          "[HTW-5][HTW-63][HTW-64]") {
    std::map<std::string, std::size_t> chosen;
    for (const auto& [name, life] : without_places().lives) {
        INFO(name);
        CHECK_FALSE(ever_in(life, {"placement"}));
        CHECK_FALSE(change_to(life, "CWP").has_value());
    }
    each_visit(without_places(), {"element"}, [&](const Life& life, const Visit&, const Visit* next) {
        if (life.attribute("decided") == "later" || life.attribute("course") == "goes_on") return;
        if (life.attribute("barred") == "yes" || barred_from_daily(life)) return;
        REQUIRE(next != nullptr);
        const std::string level = life.attribute("suits");
        if (level == "cwp") CHECK(next->stage == "assessment");
        if (level == "mir_or_cwp") CHECK(next->stage == "mir");
        if (level == "daily_or_cwp") CHECK(next->stage == "daily_wsr");
        ++chosen[level];
    });
    CHECK(chosen["cwp"] > 50);
    CHECK(chosen["mir_or_cwp"] > 10);
    CHECK(chosen["daily_or_cwp"] > 10);
}

}  // namespace caseload::rule_tests
