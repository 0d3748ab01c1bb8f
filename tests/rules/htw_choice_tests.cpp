#include <array>
#include <set>

#include "tests/rules/help_lives.hpp"

/// Help to Work: the choice of an element at the completer interview or in the assessment phase, and its steer.
namespace caseload::rule_tests {

namespace {

constexpr sim::Days eight_weeks{8 * 7};

/// The last referrals to placements were on 31 March 2016.
bool placements_closed(Time when) { return sim::day_of(when) > sim::make_day(2016, 3, 31); }

/// What bars daily reviews, and placements, whatever else suits.
bool barred_from_daily(const Life& life) {
    return life.attribute("postal") == "yes" || life.attribute("copes") == "no" ||
           life.attribute("availability") == "narrow";
}
bool suits(const Life& life, const std::set<std::string>& levels) {
    return levels.count(life.attribute("suits")) == 1;
}
bool daily_suits(const Life& life) {
    return suits(life, {"daily", "daily_or_cwp", "any_element"}) && !barred_from_daily(life);
}
bool placement_suits(const Life& life, Time when) {
    return !placements_closed(when) && suits(life, {"cwp", "mir_or_cwp", "daily_or_cwp", "any_element"}) &&
           life.attribute("barred") == "no";
}
/// The regime would do, or nothing else would.
bool regime_suits(const Life& life, Time when) {
    return suits(life, {"mir", "mir_or_cwp", "any_element"}) ||
           (!daily_suits(life) && !placement_suits(life, when));
}

/// Everybody could be given any element.
const Settings all_suit{{"period.start", "2014-04-28"},        {"period.end", "2015-09-30"},
                        {"rules.htw.suits_mir", "0"},          {"rules.htw.suits_daily", "0"},
                        {"rules.htw.suits_cwp", "0"},          {"rules.htw.suits_mir_or_cwp", "0"},
                        {"rules.htw.suits_daily_or_cwp", "0"}, {"rules.htw.suits_any", "1"},
                        {"rules.htw.postal_share", "0"},       {"rules.htw.cannot_cope_share", "0"},
                        {"rules.htw.narrow_share", "0"},       {"rules.htw.barred_share", "0"},
                        {"rules.htw.course_share", "0"},       {"rules.htw.places", "10000"}};

Settings aiming_at(Settings settings, const std::string& regime, const std::string& daily,
                   const std::string& placements) {
    settings.push_back({"rules.htw.mir_share", regime});
    settings.push_back({"rules.htw.daily_share", daily});
    settings.push_back({"rules.htw.cwp_share", placements});
    return settings;
}

/// Live markers by element assigned: the regime, daily reviews, placements.
std::array<double, 3> live_shares(const Story& story, Day day) {
    std::array<double, 3> live{};
    for (const auto& [name, life] : story.lives) {
        const std::string marker = marker_at(life, Time{day});
        if (marker == "HtW MIR") ++live[0];
        if (marker == "HtW DWSR" || marker == "Post DS MIR") ++live[1];
        if (marker == "CWP" || marker == "Post CWP MIR") ++live[2];
    }
    const double all = live[0] + live[1] + live[2];
    CHECK(all > 150);
    for (double& share : live) share /= all;
    return live;
}

void check_steer(const Story& story, const std::array<double, 3>& aims) {
    for (const Day day :
         {sim::make_day(2015, 1, 5), sim::make_day(2015, 4, 20), sim::make_day(2015, 9, 28)}) {
        const std::array<double, 3> shares = live_shares(story, day);
        INFO(sim::iso(day) << ": " << shares[0] << " " << shares[1] << " " << shares[2]);
        for (std::size_t element = 0; element < 3; ++element)
            CHECK(std::abs(shares[element] - aims[element]) <= 0.03);
    }
}

/// No places at all.
const Story& without_places() {
    static const Story story =
        tell("small-help.toml", {{"rules.htw.places", "0"}, {"period.end", "2015-06-30"}});
    return story;
}

}  // namespace

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

TEST_CASE("undecided at the interview: assessment phase; decided: what suits", "[HTW-20][HTW-32]") {
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
          "[HTW-33]") {
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
                    CHECK((moving && late <= sim::Days{5}));
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
