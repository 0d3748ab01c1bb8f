#include <set>

#include "tests/rules/help_lives.hpp"

/// Help to Work: who comes to a completer interview (WPCI), when and how, and what it ends with.
namespace caseload::rule_tests {

namespace {

const Stages completer_interviews{"wpci", "wpci_again", "wpci_separate"};
const std::set<std::string> of_post_work_programme_support{"JSA PWPS BAU", "JSA PWPS OCM", "PWPS Completed"};
/// Failures for which there was good reason, as assumed.
constexpr double good_reason = 0.5;

/// One coach an office, who cannot keep to every time; a third of first interviews double as the completer interview.
const Story& crowded() {
    static const Story story = tell("small-help.toml", {{"period.start", "2014-04-28"},
                                                        {"period.end", "2015-03-31"},
                                                        {"office_defaults.staff.work_coach.count", "1"},
                                                        {"arrivals.0.per_week", "9"},
                                                        {"arrivals.1.per_week", "20"},
                                                        {"rules.htw.doubled_share", "0.33"},
                                                        {"rules.claims.moves_a_year", "0"}});
    return story;
}

bool in_help_to_work(Time moment) { return sim::day_of(moment) >= help_to_work_begins; }

/// The stage of the programme that is entered at a moment; "" if there is none. The last of several.
std::string entered_at(const Life& life, Time moment) {
    std::string stage;
    for (const Visit& visit : programme(life))
        if (visit.entered == moment) stage = visit.stage;
    return stage;
}

}  // namespace

TEST_CASE("the day on which the interview is held decides between the two regimes, in one run", "[HTW-2]") {
    std::map<bool, std::size_t> held;
    std::size_t completed_before_and_held_after = 0;
    for (const Story* story : {&help(), &earlier()}) {
        each_visit(*story, {"regime"}, [&](const Life& life, const Visit& visit, const Visit* next) {
            const bool after = in_help_to_work(visit.entered);
            REQUIRE(next != nullptr);
            CHECK(next->stage == (after ? "element" : "pwps_choice"));
            for (const MarkerChange& change : marker_changes(life))
                CHECK((of_post_work_programme_support.count(change.to) == 1) == !after);
            CHECK(claiming(life, visit.entered));
            ++held[after];
            const auto completed = clock_at(life, "completed", visit.entered);
            REQUIRE(completed.has_value());
            if (after && *completed < help_to_work_begins) ++completed_before_and_held_after;
        });
    }
    CHECK(held[true] > 1000);
    CHECK(held[false] > 300);
    CHECK(completed_before_and_held_after > 20);
}

TEST_CASE("on benefit when the Work Programme ends: an interview; off benefit: none but by a claim",
          "[HTW-6]") {
    std::map<std::string, std::size_t> ways;
    each_visit(help(), {"completed"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        if (!in_help_to_work(visit.left)) return;
        REQUIRE(next != nullptr);
        const bool early = life.attribute("completion") == "early";
        CHECK(next->stage == (early ? "offer" : claiming(life, visit.left) ? "wpci" : "away"));
        ++ways[next->stage];
    });
    CHECK(ways["wpci"] > 500);
    CHECK(ways["away"] > 100);
}

TEST_CASE(
    "new claims less than 12 weeks after the Work Programme join, later ones get the Offer and no marker",
    "[HTW-6][HTW-10][HTW-11][HTW-14][HTW-25]") {
    std::map<bool, std::size_t> claims;
    std::size_t nearly = 0;
    for (const auto& [name, life] : help().lives) {
        INFO(name);
        if (life.attribute("completion") == "early") continue;
        for (const Line& line : life.lines) {
            if (line.event != "reclaimed" || !in_help_to_work(line.time)) continue;
            const auto completed = clock_at(life, "completed", line.time);
            if (!completed || clock_at(life, "wpci", line.time)) continue;
            const auto gap = (sim::day_of(line.time) - *completed).count();
            const bool joins = gap < 12 * 7;
            INFO(sim::iso(line.time) << " after " << gap << " days");
            const bool assistant = life.attribute("first_interview") == "assistant";
            CHECK(entered_at(life, line.time) == (!joins ? "offer" : assistant ? "iwsi_assistant" : "iwsi"));
            if (!joins) CHECK(marker_changes(life).empty());
            if (gap > 10 * 7 && gap < 14 * 7) ++nearly;
            ++claims[joins];
        }
    }
    CHECK(claims[true] > 100);
    CHECK(claims[false] > 100);
    CHECK(nearly > 20);
}

TEST_CASE("the report comes 10 working days before completion, the interview 10 to 15 after it, or a breach",
          "[HTW-7][HTW-16]") {
    std::size_t reports = 0;
    std::size_t in_time = 0;
    std::size_t late = 0;
    each_visit(help(), {"report"}, [&](const Life&, const Visit& visit, const Visit*) {
        if (visit.ending.empty() || !in_help_to_work(visit.left)) return;
        // Who moves on that very day is known at the new office the morning after.
        const Line* moved = visit.last("transferred");
        if (moved != nullptr && moved->time == visit.left) return;
        CHECK(help().working_days(visit.entered, visit.left) == 10);
        ++reports;
    });
    for (const Story* story : {&help(), &crowded()}) {
        each_visit(*story, {"wpci"}, [&](const Life& life, const Visit& visit, const Visit*) {
            for (const Visit& held : programme(life)) {
                if (held.entered < visit.entered) continue;
                // A new claim has an interview of its own.
                if (held.stage.rfind("iwsi", 0) == 0) break;
                if (held.stage != "wpci" && held.stage != "wpci_again") continue;
                const Line* attended = held.first("attended");
                if (attended == nullptr || !in_help_to_work(attended->start)) continue;
                const int days = story->working_days(visit.entered, attended->start);
                CHECK(days >= 10);
                CHECK(held.count("breach") == (days > 15 ? 1 : 0));
                ++(days > 15 ? late : in_time);
            }
        });
    }
    CHECK(reports > 500);
    CHECK(in_time > 500);
    CHECK(late > 20);
}

TEST_CASE("the limit of 15 working days from completion is not held against those who claimed after it",
          "[HTW-7][HTW-13]") {
    std::size_t rebooked = 0;
    for (const auto& [name, life] : help().lives) {
        INFO(name);
        bool separate = false;
        for (const Visit& visit : programme(life)) {
            if (visit.stage == "wpci") separate = false;
            if (visit.stage == "wpci_separate") separate = true;
            if (!separate || visit.stage != "wpci_again" || visit.count("attended") == 0) continue;
            for (const Line* line : visit.lines)
                if (line->event == "breach") CHECK(line->value("deadline") != "wpci_within_15_working_days");
            ++rebooked;
        }
    }
    CHECK(rebooked > 10);
}

TEST_CASE("those who claim credits only are called to an interview like others", "[HTW-9]") {
    std::map<std::string, std::size_t> called;
    std::map<std::string, std::size_t> attended;
    each_visit(help(), {"completed"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        if (life.attribute("completion") == "early" || !claiming(life, visit.left)) return;
        REQUIRE(next != nullptr);
        CHECK(next->stage == "wpci");
        ++called[life.attribute("credits_only")];
        attended[life.attribute("credits_only")] += clock_days(life, "wpci").empty() ? 0U : 1U;
    });
    REQUIRE(called["yes"] > 40);
    REQUIRE(called["no"] > 500);
    CHECK(agrees(attended["yes"], called["yes"],
                 static_cast<double>(attended["no"]) / static_cast<double>(called["no"])));
}

TEST_CASE("a first interview with a coach doubles as the completer interview where the office wants it",
          "[HTW-12]") {
    std::map<bool, std::size_t> interviews;
    each_visit(crowded(), {"iwsi"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        const Line* attended = visit.first("attended");
        if (attended == nullptr) return;
        CHECK(attended->resource.rfind("work_coach", 0) == 0);
        REQUIRE(next != nullptr);
        const bool doubled = life.attribute("first_interview") == "doubled";
        CHECK(next->stage == "iwsi_held");
        CHECK(next->ending == (doubled ? "regime" : "wpci_separate"));
        if (doubled) CHECK(clock_at(life, "wpci", visit.left) == sim::day_of(visit.left));
        ++interviews[doubled];
    });
    CHECK(interviews[true] > 30);
    CHECK(interviews[false] > 30);
}

TEST_CASE("a separate interview is within 3 working days of the first, or the report says that it was not",
          "[HTW-13]") {
    std::map<bool, std::size_t> separate;
    for (const Story* story : {&help(), &crowded()}) {
        each_visit(*story, {"wpci_separate"}, [&](const Life&, const Visit& visit, const Visit*) {
            const Line* attended = visit.first("attended");
            if (attended == nullptr) return;
            const bool late = story->working_days(visit.entered, attended->start) > 3;
            CHECK(visit.count("breach") == (late ? 1 : 0));
            ++separate[late];
        });
    }
    CHECK(separate[false] > 100);
    CHECK(separate[true] > 10);
}

TEST_CASE("an assistant's first interview is always followed by a completer interview with a coach",
          "[HTW-14]") {
    std::size_t first = 0;
    each_visit(help(), {"iwsi_assistant"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        const Line* attended = visit.first("attended");
        if (attended == nullptr) return;
        CHECK(attended->resource.rfind("assistant", 0) == 0);
        CHECK(marker_at(life, attended->time) == "none");
        REQUIRE(next != nullptr);
        CHECK(next->stage == "wpci_separate");
        const Line* booked = next->first("booked");
        if (booked != nullptr) CHECK(booked->resource.rfind("work_coach", 0) == 0);
        ++first;
    });
    CHECK(first > 50);
}

TEST_CASE("nobody goes back to the Work Programme", "[HTW-14]") {
    std::size_t reclaimed = 0;
    for (const auto& [name, life] : help().lives) {
        const auto completed = clock_days(life, "completed");
        if (completed.empty()) continue;
        for (const Line& line : life.lines) {
            if (line.event != "reclaimed" || sim::day_of(line.time) <= completed.front()) continue;
            INFO(name << " claims at " << sim::iso(line.time));
            CHECK(entered_at(life, line.time) != "report");
            CHECK_FALSE(entered_at(life, line.time).empty());
            ++reclaimed;
        }
    }
    CHECK(reclaimed > 500);
}

TEST_CASE("the completer interview takes 40 minutes, face to face, with a work coach", "[HTW-15]") {
    std::size_t interviews = 0;
    each_visit(help(), completer_interviews, [&](const Life&, const Visit& visit, const Visit*) {
        const Line* booked = visit.last("booked");
        const Line* attended = visit.first("attended");
        if (attended == nullptr || !in_help_to_work(attended->time)) return;
        CHECK(minutes(booked->start, booked->end) == 40);
        CHECK(attended->resource.rfind("work_coach", 0) == 0);
        CHECK(attended->value("channel") == "in_person");
        ++interviews;
    });
    CHECK(interviews > 1000);
}

TEST_CASE("the interview ends by setting a marker; the Post markers only follow what they are named after",
          "[HTW-22]") {
    std::map<std::string, std::size_t> first;
    std::size_t overnight = 0;
    for (const auto& [name, life] : help().lives) {
        for (const Visit& visit : programme(life)) {
            if (visit.stage != "element") continue;
            INFO(name << " interviewed at " << sim::iso(visit.entered));
            CHECK(visit.left == visit.entered);
            if (visit.ending == "placement") {
                // A place is asked for overnight: granted or not, the marker is there next morning.
                const Time next_opening =
                    Time{help().calendar().add_working_days(sim::day_of(visit.left), 1)} +
                    std::chrono::hours{9};
                if (!claiming(life, next_opening) || next_opening >= Time{help().model->end}) continue;
                CHECK(marker_at(life, next_opening) != "none");
                ++overnight;
            } else {
                CHECK(marker_at(life, visit.left) != "none");
                ++first[marker_at(life, visit.left)];
            }
        }
        for (const MarkerChange& change : marker_changes(life)) {
            if (change.to == "Post DS MIR") CHECK(change.from == "HtW DWSR");
            if (change.to == "Post CWP MIR") CHECK(change.from == "CWP");
        }
    }
    CHECK(overnight > 100);
    CHECK(first.size() == 3);
    for (const char* marker : {"HtW asst phase", "HtW MIR", "HtW DWSR"}) CHECK(first[marker] > 100);
}

TEST_CASE(
    "a missed interview without notice is a failure and is booked again; until one is held nothing is set",
    "[HTW-23]") {
    std::size_t missed = 0;
    std::size_t referred = 0;
    std::size_t gone = 0;
    each_visit(help(), completer_interviews, [&](const Life& life, const Visit& visit, const Visit* next) {
        if (visit.ending != "missed" || !in_help_to_work(visit.left)) return;
        CHECK(marker_at(life, visit.left) == "none");
        CHECK_FALSE(clock_at(life, "wpci", visit.left).has_value());
        REQUIRE(next != nullptr);
        CHECK(next->stage == "wpci_missed");
        if (life.attribute("contact") == "none") {
            ++gone;
            return;
        }
        ++missed;
        CHECK(handed_on(life, visit.left));
        referred += referred_at(life, visit.left) ? 1 : 0;
        const Visit& again = *(next + 1);
        CHECK(again.stage == "wpci_again");
        CHECK(again.entered == visit.left);
        const Line* booked = again.first("booked");
        if (booked != nullptr) CHECK(help().working_days(visit.left, booked->start) <= 5);
    });
    CHECK(missed > 150);
    CHECK(gone > 2);
    CHECK(agrees(referred, missed, 1 - good_reason));
}

TEST_CASE("no element, marker or 8 weeks before an interview has been held", "[HTW-23]") {
    std::size_t lives = 0;
    for (const auto& [name, life] : help().lives) {
        const auto changes = marker_changes(life);
        if (changes.empty() || of_post_work_programme_support.count(changes.front().to) == 1) continue;
        INFO(name);
        const auto held = clock_days(life, "wpci");
        REQUIRE(held.size() == 1);
        Time attended{};
        for (const Visit& visit : programme(life))
            for (const Line* line : visit.lines)
                if (line->event == "attended" && attended == Time{} &&
                    (visit.stage.rfind("wpci", 0) == 0 || visit.stage == "iwsi"))
                    attended = line->end;
        CHECK(changes.front().time >= attended);
        CHECK(sim::day_of(changes.front().time) >= held.front());
        for (const Visit& visit : programme(life)) {
            const Stages elements{"assessment", "course", "mir", "daily_wsr", "placement"};
            if (std::find(elements.begin(), elements.end(), visit.stage) != elements.end())
                CHECK(visit.entered >= attended);
        }
        ++lives;
    }
    CHECK(lives > 1000);
}

TEST_CASE("an interview called off two working days ahead is booked again without failure action",
          "[HTW-24]") {
    std::size_t rearranged = 0;
    std::size_t told_ahead = 0;
    each_visit(help(), completer_interviews, [&](const Life& life, const Visit& visit, const Visit* next) {
        if (visit.ending != "rearranged" || !in_help_to_work(visit.left)) return;
        REQUIRE(next != nullptr);
        CHECK(next->stage == "wpci_again");
        CHECK(next->entered == visit.left);
        // The interview before this one may have been missed at the moment at which this one is booked and called off.
        // So may a review be missed at that very moment.
        const bool another_missed = std::any_of(life.lines.begin(), life.lines.end(), [&](const Line& line) {
            return line.time == visit.left && line.event == "missed";
        });
        if (visit.entered < visit.left && !another_missed) CHECK_FALSE(referred_at(life, visit.left));
        CHECK(marker_at(life, visit.left) == "none");
        const Line* booked = visit.last("booked");
        CHECK(visit.left <= booked->start);
        const int notice = help().working_days(visit.left, booked->start);
        // What was booked within two working days is called off as soon as it is booked.
        CHECK((notice == 2 || visit.left == booked->time));
        told_ahead += notice == 2 ? 1U : 0U;
        ++rearranged;
    });
    CHECK(rearranged > 60);
    CHECK(told_ahead > 40);
}

TEST_CASE("whoever ends the claim before the interview is out of it, without failure action", "[HTW-25]") {
    std::size_t closed = 0;
    each_visit(help(), {"wpci"}, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* booked = visit.first("booked");
        if (!visit.ending.empty() || booked == nullptr || !in_help_to_work(visit.entered)) return;
        const Line* end = visit.first("claim_ended");
        if (end == nullptr) end = visit.first("moved_benefit");
        if (end == nullptr) return;
        CHECK(visit.count("cancelled") == 1);
        CHECK(visit.count("missed") == 0);
        CHECK_FALSE(referred_at(life, booked->start));
        CHECK(marker_at(life, end->time) == "none");
        ++closed;
    });
    CHECK(closed > 50);
}

TEST_CASE("whoever completed the Work Programme early gets the Offer and never a marker", "[HTW-26]") {
    std::size_t early = 0;
    std::size_t claimed_soon = 0;
    for (const auto& [name, life] : help().lives) {
        if (life.attribute("completion") != "early") continue;
        INFO(name);
        CHECK(marker_changes(life).empty());
        CHECK(clock_days(life, "wpci").empty());
        for (const Visit& visit : programme(life)) {
            const Stages allowed{"report", "completed", "away", "offer"};
            CHECK(std::find(allowed.begin(), allowed.end(), visit.stage) != allowed.end());
        }
        const auto completed = clock_days(life, "completed");
        if (completed.empty()) continue;
        ++early;
        for (const Line& line : life.lines)
            if (line.event == "reclaimed" && sim::day_of(line.time) > completed.front() &&
                sim::day_of(line.time) < completed.front() + sim::Days{84})
                ++claimed_soon;
    }
    CHECK(early > 60);
    CHECK(claimed_soon > 3);
}

}  // namespace caseload::rule_tests
