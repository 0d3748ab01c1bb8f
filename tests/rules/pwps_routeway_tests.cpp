#include "tests/rules/routeways_lives.hpp"

namespace caseload::rule_tests {

using namespace routeways;

TEST_CASE("the coach sends those ready for work to the Offer and others to the regime, for all the 26 weeks",
          "[PWPS-7][PWPS-8][PWPS-9][PWPS-10]") {
    std::size_t offers = 0;
    std::size_t choices = 0;
    each_visit(earlier(), {"pwps_choice"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        const bool ready = life.attribute("readiness") == "ready";
        REQUIRE(next != nullptr);
        CHECK(visit.left == visit.entered);
        CHECK(next->stage == (ready ? "pwps_offer" : "pwps_mir"));
        CHECK(marker_at(life, visit.left) == (ready ? "JSA PWPS BAU" : "JSA PWPS OCM"));
        offers += ready ? 1 : 0;
        ++choices;
    });
    CHECK(choices > 400);
    CHECK(agrees(offers, choices, 0.4));
    each_marked(earlier(), "JSA PWPS BAU", [&](const Life& life, const MarkerChange&, Day) {
        CHECK_FALSE(change_to(life, "JSA PWPS OCM").has_value());
        CHECK_FALSE(ever_in(life, {"pwps_mir", "end_of_pwps"}));
    });
    each_marked(earlier(), "JSA PWPS OCM", [&](const Life& life, const MarkerChange& set, Day) {
        for (const Visit& visit : programme(life)) {
            if (visit.entered < set.time || visit.stage != "pwps_offer") continue;
            const Visit* before = &visit - 1;
            CHECK(before->stage == "end_of_pwps");
        }
    });
}

TEST_CASE(
    "a skills assessment is considered at the interview on both routeways, and takes its time where it is "
    "needed",
    "[PWPS-13][PWPS-14]") {
    std::map<std::string, std::size_t> assessed;
    std::size_t choices = 0;
    each_visit(earlier(), {"pwps_choice"}, [&](const Life& life, const Visit&, const Visit* next) {
        ++choices;
        if (life.attribute("skills") == "assessed") ++assessed[next->stage];
    });
    CHECK(assessed["pwps_offer"] > 50);
    CHECK(assessed["pwps_mir"] > 50);
    const std::size_t all = assessed["pwps_offer"] + assessed["pwps_mir"];
    CHECK(agrees(all, choices, 0.25));
    CHECK(earlier().total("staff_time", "programme.pwps_choice") == Approx(20 * static_cast<double>(all)));
}

TEST_CASE("on the Offer the marker is completed exactly 26 weeks after it was set, on benefit or off",
          "[PWPS-13][PWPS-28]") {
    std::map<bool, std::size_t> seen;
    each_marked(earlier(), "JSA PWPS BAU", [&](const Life& life, const MarkerChange&, Day day) {
        const auto completed = change_to(life, "PWPS Completed");
        if (day + week_26 >= last_day(earlier())) {
            CHECK_FALSE(completed.has_value());
            return;
        }
        REQUIRE(completed.has_value());
        CHECK(sim::day_of(completed->time) == day + week_26);
        CHECK(completed->from == "JSA PWPS BAU");
        ++seen[claiming(life, completed->time)];
    });
    CHECK(seen[true] > 50);
    CHECK(seen[false] > 50);
}

TEST_CASE("the End of PWPS interview is booked 24 weeks after the marker was set", "[PWPS-14]") {
    std::size_t booked = 0;
    std::size_t stayed = 0;
    each_marked(earlier(), "JSA PWPS OCM", [&](const Life& life, const MarkerChange&, Day day) {
        std::optional<Day> first;
        for (const Line& line : life.lines) {
            if (line.stage != "end_of_pwps" || line.event != "booked") continue;
            if (!first) first = sim::day_of(line.time);
            CHECK(sim::day_of(line.time) >= day + week_24);
            CHECK(sim::day_of(line.time) < day + week_26);
            ++booked;
        }
        // Whoever claims without a break from the marker to the end of the 26 weeks has one, booked on the workflow's day and
        // not at the next interview of the regime; whoever is moving office on it may be a few days later.
        bool broken = false;
        for (const Line& line : life.lines)
            if ((line.event == "claim_ended" || line.event == "moved_benefit" ||
                 line.event == "transferred") &&
                sim::day_of(line.time) >= day && sim::day_of(line.time) < day + week_26)
                broken = true;
        if (broken || day + week_26 >= last_day(earlier())) return;
        CHECK(first == day + week_24);
        ++stayed;
    });
    CHECK(booked > 100);
    CHECK(stayed > 80);
}

TEST_CASE("the End of PWPS interview in weeks 24 to 26, or week 26 without it, completes the marker",
          "[PWPS-14][PWPS-22]") {
    std::size_t by_interview = 0;
    std::size_t by_week_26 = 0;
    each_marked(earlier(), "JSA PWPS OCM", [&](const Life& life, const MarkerChange&, Day day) {
        const auto completed = change_to(life, "PWPS Completed");
        const Line* interview = nullptr;
        bool late = false;
        for (const Line& line : life.lines)
            if (line.stage == "end_of_pwps" && line.event == "attended") interview = &line;
        for (const Line& line : life.lines)
            if (line.stage == "end_of_pwps" && line.event == "breach") late = true;
        if (interview != nullptr) {
            REQUIRE(completed.has_value());
            const Day held = sim::day_of(interview->start);
            CHECK(held >= day + week_24);
            CHECK((held <= day + week_26) == !late);
            CHECK(sim::day_of(completed->time) == std::min(held, day + week_26));
            CHECK(minutes(interview->start, interview->end) >= 40);
            ++by_interview;
        } else if (day + week_26 < last_day(earlier())) {
            REQUIRE(completed.has_value());
            CHECK(sim::day_of(completed->time) == day + week_26);
            ++by_week_26;
        } else {
            CHECK_FALSE(completed.has_value());
        }
    });
    CHECK(by_interview > 80);
    CHECK(by_week_26 > 80);
}

TEST_CASE("a missed End of PWPS interview is a failure, and the marker is completed at week 26 all the same",
          "[PWPS-22][READING-12]") {
    std::size_t missed = 0;
    each_visit(earlier(), {"end_of_pwps"}, [&](const Life& life, const Visit& visit, const Visit*) {
        if (visit.ending != "missed") return;
        CHECK(handed_on(life, visit.left));
        const Day day = sim::day_of(change_to(life, "JSA PWPS OCM")->time);
        if (day + week_26 >= last_day(earlier())) return;
        REQUIRE(change_to(life, "PWPS Completed").has_value());
        CHECK(sim::day_of(change_to(life, "PWPS Completed")->time) == day + week_26);
        ++missed;
    });
    CHECK(missed > 10);
}

TEST_CASE("the regime adds an interview every week, as often as the office chooses", "[PWPS-16]") {
    const Rhythm weekly = rhythm_of(earlier(), "pwps_mir");
    REQUIRE(weekly.pairs > 1000);
    CHECK(weekly.gaps.begin()->first >= 5);
    CHECK(static_cast<double>(weekly.gaps.at(7)) > 0.7 * static_cast<double>(weekly.pairs));

    const Story fortnightly = tell("small-help.toml", {{"period.start", "2013-07-01"},
                                                       {"period.end", "2014-04-27"},
                                                       {"rules.pwps.mir_frequency", "\"14 days\""}});
    const Rhythm slower = rhythm_of(fortnightly, "pwps_mir");
    REQUIRE(slower.pairs > 300);
    CHECK(slower.gaps.begin()->first >= 12);
    CHECK(static_cast<double>(slower.gaps.at(14)) > 0.7 * static_cast<double>(slower.pairs));
}

TEST_CASE("in the regime the same coach has the interviews where possible", "[PWPS-17]") {
    const Rhythm rhythm = rhythm_of(earlier(), "pwps_mir");
    REQUIRE(rhythm.pairs > 1000);
    // Eight coaches by turns would give an eighth; leave and sickness take some of one's own coach's days.
    CHECK(static_cast<double>(rhythm.same_coach) > 0.6 * static_cast<double>(rhythm.pairs));
}

}  // namespace caseload::rule_tests
