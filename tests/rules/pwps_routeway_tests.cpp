#include <set>

#include "tests/rules/help_lives.hpp"

/// Post Work Programme Support: the two routeways, their 26 weeks, breaks in the claim, and what comes after.
namespace caseload::rule_tests {

namespace {

constexpr sim::Days week_24{24 * 7};
constexpr sim::Days week_26{26 * 7};

/// Calls look(life, the change that set the marker, its day) for all with a marker of Post Work Programme Support.
template <class Look> void each_marked(const Story& story, std::string_view marker, const Look& look) {
    for (const auto& [name, life] : story.lives) {
        const auto set = change_to(life, marker);
        if (!set) continue;
        INFO(name << " with " << marker << " from " << sim::iso(set->time));
        look(life, *set, sim::day_of(set->time));
    }
}

Day last_day(const Story& story) { return story.model->end; }

/// The gaps in days between the starts of interviews attended one after another in a stage, and how often the coach of
/// the one before had the next.
struct Rhythm {
    std::map<long, std::size_t> gaps;
    std::size_t same_coach = 0;
    std::size_t pairs = 0;
};

Rhythm rhythm_of(const Story& story, std::string_view stage) {
    Rhythm rhythm;
    each_visit(story, {stage}, [&](const Life&, const Visit& visit, const Visit*) {
        const Line* before = nullptr;
        for (const Line* line : visit.lines) {
            if (line->event != "attended") continue;
            if (before != nullptr) {
                ++rhythm.gaps[days_between(before->start, line->start)];
                rhythm.same_coach += before->resource == line->resource ? 1 : 0;
                ++rhythm.pairs;
            }
            before = line;
        }
    });
    return rhythm;
}

}  // namespace

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
        bool has_one = false;
        for (const Line& line : life.lines) {
            if (line.stage != "end_of_pwps" || line.event != "booked") continue;
            has_one = true;
            CHECK(sim::day_of(line.time) >= day + week_24);
            CHECK(sim::day_of(line.time) < day + week_26);
            ++booked;
        }
        // Whoever claims without a break from the marker to the end of the 26 weeks has one.
        bool broken = false;
        for (const Line& line : life.lines)
            if ((line.event == "claim_ended" || line.event == "moved_benefit") &&
                sim::day_of(line.time) >= day && sim::day_of(line.time) < day + week_26)
                broken = true;
        if (broken || day + week_26 >= last_day(earlier())) return;
        CHECK(has_one);
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
          "[PWPS-22]") {
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

TEST_CASE("the regime lasts 26 weeks from the interview, or from the marker where none was held",
          "[PWPS-18]") {
    std::map<bool, std::size_t> seen;
    std::size_t late_interviews = 0;
    each_visit(earlier(), {"pwps_mir", "end_of_pwps"},
               [&](const Life& life, const Visit& visit, const Visit*) {
                   const auto marked = change_to(life, "JSA PWPS OCM");
                   REQUIRE(marked.has_value());
                   CHECK(clock_days(life, "wpci") == std::vector<Day>{sim::day_of(marked->time)});
                   for (const Line* line : visit.lines) {
                       if (line->event != "attended" || visit.count("breach") > 0) continue;
                       CHECK(days_between(marked->time, line->start) <= 26 * 7);
                       if (days_between(marked->time, line->start) > 22 * 7) ++late_interviews;
                       ++seen[marked->stage.find("missed") != std::string::npos];
                   }
               });
    CHECK(seen[false] > 1000);
    CHECK(seen[true] > 300);
    CHECK(late_interviews > 200);
}

TEST_CASE("a break and a new claim within the 26 weeks: the same routeway, and the end does not move",
          "[PWPS-27]") {
    std::map<std::string, std::size_t> returns;
    for (const std::string marker : {"JSA PWPS BAU", "JSA PWPS OCM"}) {
        each_marked(earlier(), marker, [&](const Life& life, const MarkerChange&, Day day) {
            bool back = false;
            for (const Line& line : life.lines) {
                if (line.event != "reclaimed" || sim::day_of(line.time) < day) continue;
                if (marker_at(life, line.time) != marker) continue;
                std::string next;
                for (const Visit& visit : programme(life))
                    if (visit.entered == line.time && next.empty()) next = visit.stage;
                CHECK(next == (marker == "JSA PWPS BAU" ? "pwps_offer" : "pwps_mir"));
                back = true;
            }
            if (!back || day + week_26 >= last_day(earlier())) return;
            ++returns[marker];
            const auto completed = change_to(life, "PWPS Completed");
            REQUIRE(completed.has_value());
            CHECK(sim::day_of(completed->time) <= day + week_26);
            CHECK(sim::day_of(completed->time) >= day + (marker == "JSA PWPS BAU" ? week_26 : week_24));
        });
    }
    CHECK(returns["JSA PWPS BAU"] > 10);
    CHECK(returns["JSA PWPS OCM"] > 10);
}

TEST_CASE("without a claim when the 26 weeks are up no interview is booked, and a later claim gets the Offer",
          "[PWPS-28]") {
    std::size_t away = 0;
    std::size_t back = 0;
    for (const std::string marker : {"JSA PWPS BAU", "JSA PWPS OCM"}) {
        each_marked(earlier(), marker, [&](const Life& life, const MarkerChange&, Day day) {
            const Time over{day + week_26};
            if (day + week_26 >= last_day(earlier()) || claiming(life, over)) return;
            const auto completed = change_to(life, "PWPS Completed");
            REQUIRE(completed.has_value());
            // An interview held in weeks 24 to 26, before the claim ended, completes the marker too.
            if (completed->stage == "end_of_pwps") return;
            CHECK(sim::day_of(completed->time) == day + week_26);
            ++away;
            for (const Line& line : life.lines) {
                if (line.time < over) continue;
                CHECK_FALSE((line.event == "booked" && line.stage == "end_of_pwps"));
                if (line.event != "reclaimed") continue;
                ++back;
                std::string next;
                for (const Visit& visit : programme(life))
                    if (visit.entered == line.time) next = visit.stage;
                CHECK(next == "offer");
            }
        });
    }
    CHECK(away > 100);
    CHECK(back > 20);
}

TEST_CASE("a move to another benefit ends the regime and leaves the marker as it was set", "[PWPS-29]") {
    std::size_t moved = 0;
    each_marked(earlier(), "JSA PWPS OCM", [&](const Life& life, const MarkerChange&, Day day) {
        const Line* move = nullptr;
        for (const Line& line : life.lines) {
            if (line.event == "moved_benefit" && marker_at(life, line.time) == "JSA PWPS OCM" &&
                line.time >= Time{day})
                move = &line;
            if (line.event == "reclaimed") move = nullptr;
            if (move != nullptr && line.event == "attended")
                FAIL("an interview after " << sim::iso(move->time));
        }
        if (move == nullptr) return;
        ++moved;
        const auto completed = change_to(life, "PWPS Completed");
        CHECK(completed.has_value() == (day + week_26 < last_day(earlier())));
        if (completed) CHECK(sim::day_of(completed->time) == day + week_26);
    });
    CHECK(moved > 10);
}

TEST_CASE("after the marker is completed there is the Offer until the claim ends, never the regime again",
          "[PWPS-30]") {
    std::size_t offers = 0;
    std::size_t of_the_regime = 0;
    for (const auto& [name, life] : earlier().lives) {
        const auto completed = change_to(life, "PWPS Completed");
        if (!completed) continue;
        INFO(name << " completed " << sim::iso(completed->time));
        CHECK(marker_changes(life).back().to == "PWPS Completed");
        for (const Visit& visit : programme(life)) {
            if (visit.entered < completed->time || visit.entered == completed->time) continue;
            INFO(visit.stage << " entered " << sim::iso(visit.entered));
            CHECK(visit.stage == "offer");
            ++offers;
            of_the_regime += completed->from == "JSA PWPS OCM" ? 1 : 0;
        }
    }
    CHECK(offers > 40);
    CHECK(of_the_regime > 15);
}

}  // namespace caseload::rule_tests
