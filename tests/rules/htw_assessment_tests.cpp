#include "tests/rules/choices_lives.hpp"

namespace caseload::rule_tests {

using namespace choices;

TEST_CASE("for whom only a placement would do, and there is none, the regime follows at 8 weeks",
          "[HTW-5][HTW-63][HTW-64]") {
    std::size_t waited = 0;
    for (const auto& [name, life] : without_places().lives) {
        if (life.attribute("suits") != "cwp" || life.attribute("barred") == "yes") continue;
        const auto held = clock_days(life, "wpci");
        const auto regime = change_to(life, "HtW MIR");
        if (held.empty() || !regime || held.front() < help_to_work_begins) continue;
        INFO(name);
        CHECK(regime->from == "HtW asst phase");
        // Those off benefit on the day are given it when they claim again.
        if (regime->stage == "assessment_up") CHECK(sim::day_of(regime->time) == held.front() + eight_weeks);
        CHECK(sim::day_of(regime->time) >= held.front() + eight_weeks);
        ++waited;
    }
    CHECK(waited > 50);
}

TEST_CASE("in the assessment phase there are interviews every week until the choice", "[HTW-32]") {
    std::map<long, std::size_t> gaps;
    std::size_t all = 0;
    each_visit(help(), {"assessment"}, [&](const Life& life, const Visit& visit, const Visit*) {
        CHECK(marker_at(life, visit.entered) == "HtW asst phase");
        const Line* attended = visit.first("attended");
        if (attended == nullptr || visit.count("transferred") > 0) return;
        ++gaps[days_between(visit.entered, attended->start)];
        ++all;
    });
    REQUIRE(all > 1000);
    CHECK(gaps.begin()->first >= 7);
    CHECK(static_cast<double>(gaps.at(7)) > 0.7 * static_cast<double>(all));
}

TEST_CASE("the assessment phase ends with the 8 weeks from the interview: undecided, it is the regime",
          "[HTW-32][HTW-33]") {
    std::map<std::string, std::size_t> ends;
    for (const auto& [name, life] : help().lives) {
        const auto changes = marker_changes(life);
        for (std::size_t c = 0; c < changes.size(); ++c) {
            if (changes[c].to != "HtW asst phase") continue;
            const Day over = clock_at(life, "wpci", changes[c].time).value() + eight_weeks;
            INFO(name << " to be decided by " << sim::iso(over));
            if (over >= help().model->end) continue;
            const bool ended = c + 1 < changes.size();
            if (!ended || sim::day_of(changes[c + 1].time) > over) {
                // Later only if off benefit on the day, or moving on it, or a place was asked for the day before.
                const bool later_move = ended && changes[c + 1].to == "CWP";
                if (claiming(life, Time{over}) && !later_move && ended) {
                    const auto late = sim::day_of(changes[c + 1].time) - over;
                    bool moving = false;
                    for (const Line& line : life.lines)
                        if (line.event == "transferred" && sim::day_of(line.time) >= over &&
                            sim::day_of(line.time) <= over + sim::Days{5})
                            moving = true;
                    // Or back on benefit and not yet seen: the choice is made in the first interview (HTW-12).
                    bool to_be_seen = false;
                    for (const Visit& visit : programme(life))
                        if (visit.stage.starts_with("return_") && sim::day_of(visit.entered) <= over &&
                            sim::day_of(visit.left) >= over)
                            to_be_seen = true;
                    CHECK(((moving && late <= sim::Days{5}) || to_be_seen));
                }
                if (!ended) CHECK_FALSE(claiming(life, Time{over}));
                ++ends["later"];
                continue;
            }
            if (sim::day_of(changes[c + 1].time) == over && changes[c + 1].stage == "assessment_up") {
                CHECK(changes[c + 1].to == "HtW MIR");
                ++ends["at 8 weeks"];
            } else {
                ++ends["before"];
            }
        }
    }
    CHECK(ends["at 8 weeks"] > 80);
    CHECK(ends["before"] > 400);
}

TEST_CASE("after 8 weeks from the interview no daily reviews are given and nobody is first referred",
          "[HTW-33][HTW-34]") {
    std::map<std::string, std::size_t> given;
    std::size_t in_week_8 = 0;
    for (const auto& [name, life] : help().lives) {
        INFO(name);
        if (const auto daily = change_to(life, "HtW DWSR")) {
            const Day held = clock_at(life, "wpci", daily->time).value();
            CHECK(sim::day_of(daily->time) < held + eight_weeks);
            if (sim::day_of(daily->time) >= held + sim::Days{35}) ++in_week_8;
            ++given["HtW DWSR"];
        }
        for (const Visit& visit : programme(life)) {
            if (visit.stage != "placement") continue;
            const Line* asked = visit.first("requested");
            if (asked != nullptr) {
                const Day held = clock_at(life, "wpci", asked->time).value();
                CHECK(sim::day_of(asked->time) < held + eight_weeks);
                if (sim::day_of(asked->time) >= held + sim::Days{35}) ++in_week_8;
                ++given["CWP"];
            }
            break;  // Only the first referral is bound by them.
        }
    }
    CHECK(given["HtW DWSR"] > 200);
    CHECK(given["CWP"] > 200);
    CHECK(in_week_8 > 20);
}

TEST_CASE("straight to the regime where the coach finds the others unsuitable", "[HTW-34]") {
    std::size_t straight = 0;
    each_visit(help(), {"element"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        if (life.attribute("decided") == "later" || life.attribute("course") == "goes_on") return;
        REQUIRE(next != nullptr);
        if (daily_suits(life) || placement_suits(life, visit.entered)) return;
        CHECK(next->stage == "mir");
        CHECK(marker_at(life, visit.left) == "HtW MIR");
        CHECK_FALSE(change_to(life, "HtW asst phase").has_value());
        ++straight;
    });
    CHECK(straight > 150);
}

TEST_CASE("from the regime nobody goes to daily reviews or a placement", "[HTW-34]") {
    std::size_t regime = 0;
    for (const auto& [name, life] : help().lives) {
        const auto set = change_to(life, "HtW MIR");
        if (!set) continue;
        INFO(name);
        for (const MarkerChange& change : marker_changes(life))
            if (change.time > set->time) CHECK(change.to == "PWPS Exit");
        for (const Visit& visit : programme(life))
            if (visit.entered > set->time) CHECK((visit.stage != "daily_wsr" && visit.stage != "placement"));
        ++regime;
    }
    CHECK(regime > 500);
}

TEST_CASE("a course that goes on does not suspend Help to Work: marker at once, the 8 weeks run",
          "[HTW-38][HTW-39][HTW-40][HTW-41]") {
    std::size_t courses = 0;
    std::size_t to_the_end = 0;
    std::size_t decided_in_time = 0;
    each_visit(help(), {"course"}, [&](const Life& life, const Visit& visit, const Visit*) {
        CHECK(life.attribute("course") == "goes_on");
        CHECK(marker_at(life, visit.entered) == "HtW asst phase");
        const Day held = clock_at(life, "wpci", visit.entered).value();
        CHECK(held == sim::day_of(visit.entered));
        ++courses;
        if (visit.ending == "done" && visit.count("transferred") == 0) {
            CHECK(sim::day_of(visit.left) == held + sim::Days{28});
            ++to_the_end;
        }
        for (const MarkerChange& change : marker_changes(life)) {
            if (change.from != "HtW asst phase" || change.to != "HtW MIR") continue;
            if (change.stage == "assessment_up") CHECK(sim::day_of(change.time) == held + eight_weeks);
            ++decided_in_time;
        }
    });
    CHECK(courses > 20);
    CHECK(to_the_end > 15);
    CHECK(decided_in_time > 5);
    std::size_t going_on = 0;
    each_visit(help(), {"element"}, [&](const Life& life, const Visit&, const Visit* next) {
        CHECK((next != nullptr && next->stage == "course") == (life.attribute("course") == "goes_on"));
        going_on += life.attribute("course") == "goes_on" ? 1U : 0U;
    });
    CHECK(going_on == courses);
    // HTW-40: the district pays for what goes on, 150 pounds each as assumed.
    CHECK(help().total("cost", "programme.course") == Approx(150.0 * static_cast<double>(courses)));
}

}  // namespace caseload::rule_tests
