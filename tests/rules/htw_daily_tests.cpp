#include <array>
#include <set>

#include "tests/rules/help_lives.hpp"

/// Daily Work Search Reviews: when they are attended, and how they end.
namespace caseload::rule_tests {

namespace {
using sim::Days;

const Stages daily = {"daily_wsr"};

/// Nobody shows good reason, much is missed and doubted, and some are taken off by their coach.
const Story& troubled() {
    static const Story story = tell("small-help.toml", {{"rules.sanctions.good_reason_share", "0"},
                                                        {"rules.htw.daily_missed_share", "0.1"},
                                                        {"rules.htw.daily_no_contact_share", "0.05"},
                                                        {"rules.htw.daily_doubt_share", "0.1"},
                                                        {"rules.htw.daily_ends_early_share", "0.04"}});
    return story;
}

/// The booked dates of a timetable, which follow it in the log.
std::vector<const Line*> dates_of(const Visit& visit, const Line& timetable) {
    std::vector<const Line*> dates;
    bool follows = false;
    for (const Line* line : visit.lines) {
        if (line == &timetable) {
            follows = true;
        } else if (follows && line->event == "booked" && line->time == timetable.time) {
            dates.push_back(line);
        } else if (follows) {
            break;
        }
    }
    return dates;
}

/// Calls look(life, visit, timetable, its dates) for each timetable of a story.
template <class Look> void each_timetable(const Story& story, const Look& look) {
    each_visit(story, daily, [&](const Life& life, const Visit& visit, const Visit*) {
        for (const Line* line : visit.lines)
            if (line->event == "timetable") look(life, visit, *line, dates_of(visit, *line));
    });
}

/// No break, move or other change from the allocation to the end of the 13 weeks.
bool undisturbed(const Life& life, const Visit& visit) {
    return visit.ending == "completed" &&
           sim::day_of(visit.entered) == clock_at(life, "allocated", visit.entered).value() &&
           visit.first("transferred") == nullptr;
}

/// Is a failure referred to the decision maker at that moment?
bool refers(const Life& life, Time at) {
    return std::any_of(life.lines.begin(), life.lines.end(),
                       [&](const Line& line) { return line.event == "failure" && line.time == at; });
}
}  // namespace

TEST_CASE("attendance is every working day from the one after the allocation, for 13 weeks at most",
          "[READING-19][HTW-42][HTW-52][HTW-57]") {
    std::size_t dates_seen = 0;
    std::size_t bank_holidays = 0;
    each_timetable(help(), [&](const Life& life, const Visit& visit, const Line& timetable,
                               const std::vector<const Line*>& dates) {
        const Day allocated = clock_at(life, "allocated", visit.entered).value();
        std::set<Day> booked;
        for (const Line* date : dates) booked.insert(sim::day_of(date->start));
        CHECK(booked.size() == dates.size());
        std::set<Day> open;
        for (Day day = sim::day_of(timetable.start); day < sim::day_of(timetable.end); day += Days{1}) {
            if (help().calendar().working(day)) open.insert(day);
            if (help().calendar().holiday(day) && sim::weekday_index(day) < 5) ++bank_holidays;
        }
        CHECK(booked == open);
        for (const Day day : booked) CHECK((day > allocated && day < allocated + Days{91}));
        dates_seen += dates.size();
    });
    CHECK(dates_seen > 10000);
    CHECK(bank_holidays > 50);

    std::size_t whole = 0;
    each_visit(help(), daily, [&](const Life& life, const Visit& visit, const Visit*) {
        if (!undisturbed(life, visit)) return;
        ++whole;
        const Day allocated = clock_at(life, "allocated", visit.entered).value();
        CHECK(sim::day_of(visit.first("booked")->start) == help().calendar().add_working_days(allocated, 1));
        Day last = allocated + Days{90};
        while (!help().calendar().working(last)) last -= Days{1};
        CHECK(visit.latest_start("booked") == last);
        CHECK(sim::day_of(visit.left) <= last);
    });
    CHECK(whole > 100);
}

TEST_CASE("the claimant comes on nearly every day of the timetable, unless the day is missed or the review's",
          "[HTW-42][HTW-49][READING-22]") {
    std::size_t due = 0;
    std::size_t kept = 0;
    std::size_t of_review = 0;
    each_visit(help(), daily, [&](const Life& life, const Visit& visit, const Visit*) {
        if (!undisturbed(life, visit)) return;
        due += visit.count("booked");
        kept += visit.count("attended") + visit.count("missed");
        for (const Line* line : visit.lines) {
            if (line->event != "cancelled" || line->value("for") != "review") continue;
            const Day day = sim::day_of(line->start);
            of_review += std::any_of(life.lines.begin(), life.lines.end(), [&](const Line& other) {
                return other.stage == "regular" && sim::day_of(other.start) == day &&
                       (other.event == "attended" || other.event == "missed");
            });
        }
    });
    CHECK(due > 5000);
    CHECK(of_review > due / 15);
    CHECK(of_review < due / 9);
    CHECK(kept + of_review > due * 98 / 100);
    CHECK(kept + of_review <= due);
}

TEST_CASE("five weekdays have five different times, and each keeps its own throughout the timetable",
          "[HTW-43][HTW-53]") {
    std::size_t whole_weeks = 0;
    each_timetable(
        help(), [&](const Life&, const Visit&, const Line& timetable, const std::vector<const Line*>& dates) {
            static const std::array<std::string, 5> names{"mon", "tue", "wed", "thu", "fri"};
            std::set<std::string> times;
            for (const std::string& name : names)
                if (!timetable.value(name).empty()) times.insert(timetable.value(name));
            std::map<int, std::set<std::int64_t>> by_weekday;
            std::set<std::int64_t> all;
            for (const Line* date : dates) {
                const auto at = minutes(Time{sim::day_of(date->start)}, date->start);
                by_weekday[sim::weekday_index(sim::day_of(date->start))].insert(at);
                all.insert(at);
            }
            for (const auto& [weekday, at] : by_weekday) CHECK(at.size() == 1);
            CHECK(all.size() == by_weekday.size());
            CHECK(times.size() == by_weekday.size());
            if (by_weekday.size() == 5) ++whole_weeks;
        });
    CHECK(whole_weeks > 400);
}

TEST_CASE("times lie within the agreed availability", "[HTW-54]") {
    std::map<std::string, std::size_t> mornings;
    std::map<std::string, std::size_t> all;
    const auto noon = std::chrono::minutes{12 * 60 + 30};
    each_timetable(help(), [&](const Life& life, const Visit&, const Line&, const auto& dates) {
        const std::string availability = life.attribute("availability");
        for (const Line* date : dates) {
            const Day day = sim::day_of(date->start);
            CHECK(date->start - Time{day} >= std::chrono::hours{9});
            CHECK(date->end - Time{day} <= std::chrono::hours{17});
            ++all[availability];
            if (date->end - Time{day} <= noon) ++mornings[availability];
            if (availability == "afternoons") CHECK(date->start - Time{day} >= noon);
        }
    });
    CHECK(all["mornings"] > 500);
    CHECK(mornings["mornings"] == all["mornings"]);
    CHECK(all["afternoons"] > 300);
    CHECK(mornings["afternoons"] == 0);
    CHECK(mornings["all_day"] > all["all_day"] / 4);
    CHECK(mornings["all_day"] < all["all_day"] * 3 / 4);
}

TEST_CASE("travel is repaid for every attendance but that of the fortnightly signing day", "[HTW-49]") {
    std::size_t attended = 0;
    std::size_t signing_days = 0;
    each_visit(help(), daily, [&](const Life& life, const Visit& visit, const Visit*) {
        std::set<Day> signing;
        for (const Line& line : life.lines)
            if (line.stage == "regular" && line.event == "attended") signing.insert(sim::day_of(line.start));
        signing_days += visit.count("cancelled") > 0 ? signing.size() : 0;
        for (const Line* line : visit.lines) {
            if (line->event != "attended") continue;
            ++attended;
            CHECK(signing.count(sim::day_of(line->start)) == 0);
        }
    });
    CHECK(attended > 10000);
    CHECK(signing_days > 500);
    CHECK(help().total("cost", "programme.daily_wsr") == Approx(3.5 * static_cast<double>(attended)));
    CHECK(help().total("cost", "reviews.regular") == 0);
}

TEST_CASE("a missed day is referred as a failure and does not end daily reviews", "[HTW-52][READING-24]") {
    std::size_t missed = 0;
    std::size_t lost = 0;
    each_visit(troubled(), daily, [&](const Life& life, const Visit& visit, const Visit*) {
        const Day last = sim::day_of(visit.last("booked")->start);
        for (const Line* line : visit.lines) {
            if (line->event != "missed") continue;
            ++missed;
            CHECK(refers(life, line->time));
            if (visit.ending.empty() || visit.left != line->time) continue;
            // The last day of all; or no contact, which closes the claim.
            if (visit.ending == "completed") {
                CHECK(sim::day_of(line->time) == last);
            } else {
                ++lost;
                CHECK(visit.ending == "failed");
                const bool closed = std::any_of(life.lines.begin(), life.lines.end(), [&](const Line& other) {
                    return other.time == line->time && other.event == "claim_ended";
                });
                CHECK(closed);
            }
        }
    });
    CHECK(missed > 800);
    CHECK(lost > 15);
    CHECK(lost < missed / 10);
}

TEST_CASE("doubts go to the decision maker, the coach, who alone may, ends daily reviews early",
          "[HTW-50][HTW-51][HTW-58]") {
    std::size_t doubts = 0;
    std::size_t early = 0;
    each_visit(troubled(), daily, [&](const Life& life, const Visit& visit, const Visit* next) {
        for (const Line* line : visit.lines) {
            if (line->event != "attended" || !refers(life, line->end)) continue;
            ++doubts;
            if (visit.ending == "failed") CHECK(visit.left != line->end);
        }
        if (visit.ending != "ended_early") return;
        ++early;
        CHECK(sim::day_of(visit.left) < clock_at(life, "allocated", visit.entered).value() + Days{91});
        REQUIRE(visit.then != nullptr);
        CHECK(visit.then->event == "marker");
        CHECK(visit.then->value("to") == "Post DS MIR");
        REQUIRE(next != nullptr);
        CHECK(next->stage == "daily_wsr_end");
        if (const Line* booked = next->first("booked")) CHECK(booked->resource.starts_with("work_coach"));
    });
    CHECK(doubts > 150);
    CHECK(early > 40);
}

TEST_CASE("however daily reviews end, a coach's interview, the regime and the marker Post DS MIR follow",
          "[HTW-57][HTW-59][HTW-52]") {
    std::map<std::string, std::size_t> endings;
    std::size_t to_regime = 0;
    std::map<int, std::size_t> waits;
    for (const Story* story : {&help(), &troubled()}) {
        for (const auto& [name, life] : story->lives) {
            const auto found = life.strands.find("programme");
            if (found == life.strands.end()) continue;
            const std::vector<Visit>& visits = found->second;
            for (std::size_t v = 0; v + 1 < visits.size(); ++v) {
                const Visit& visit = visits[v];
                if (visit.stage != "daily_wsr" || visit.ending.empty() || visit.ending == "failed") continue;
                INFO(name << " left daily reviews on " << sim::iso(visit.left));
                ++endings[visit.ending];
                CHECK(visit.then->value("to") == "Post DS MIR");
                CHECK(visits[v + 1].stage == "daily_wsr_end");
                if (const Line* booked = visits[v + 1].first("booked"))
                    ++waits[story->working_days(visit.left, booked->start)];
                if (v + 3 >= visits.size() || visits[v + 2].stage != "after_daily_wsr") continue;
                if (sim::day_of(visits[v + 2].entered) >= sim::make_day(2016, 4, 1)) continue;
                ++to_regime;
                CHECK(visits[v + 3].stage == "mir");
            }
        }
    }
    CHECK(endings["completed"] > 200);
    CHECK(endings["ended_early"] > 50);
    CHECK(to_regime > 200);
    CHECK(waits.rbegin()->first <= 3);
}

TEST_CASE("timetables run 4, 4 and 5 weeks, and each is new", "[READING-20][HTW-52][HTW-53][HTW-55]") {
    std::size_t whole = 0;
    each_visit(help(), daily, [&](const Life& life, const Visit& visit, const Visit*) {
        if (!undisturbed(life, visit)) return;
        const Day allocated = clock_at(life, "allocated", visit.entered).value();
        std::vector<const Line*> timetables;
        for (const Line* line : visit.lines)
            if (line->event == "timetable") timetables.push_back(line);
        REQUIRE(timetables.size() == 3);
        ++whole;
        CHECK(sim::day_of(timetables[0]->end) == allocated + Days{28});
        CHECK(sim::day_of(timetables[1]->start) == allocated + Days{28});
        CHECK(sim::day_of(timetables[1]->end) == allocated + Days{56});
        CHECK(sim::day_of(timetables[2]->start) == allocated + Days{56});
        CHECK(sim::day_of(timetables[2]->end) == allocated + Days{91});
        const auto times = [](const Line& timetable) {
            return timetable.detail.substr(timetable.detail.find("mon="));
        };
        for (std::size_t t = 1; t < timetables.size(); ++t) {
            CHECK(times(*timetables[t]) != times(*timetables[t - 1]));
            CHECK(timetables[t]->time < timetables[t]->start);
        }
    });
    CHECK(whole > 100);
}

}  // namespace caseload::rule_tests
