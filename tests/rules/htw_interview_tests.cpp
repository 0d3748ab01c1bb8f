#include "tests/rules/interviews_lives.hpp"

namespace caseload::rule_tests {

using namespace interviews;

TEST_CASE("the day on which the interview is held decides between the two regimes, in one run",
          "[HTW-2][READING-8]") {
    std::map<bool, std::size_t> held;
    std::size_t completed_before_and_held_after = 0;
    for (const Story* story : {&help(), &earlier()}) {
        each_visit(*story, {"regime"}, [&](const Life& life, const Visit& visit, const Visit* next) {
            const bool after = in_help_to_work(visit.entered);
            REQUIRE(next != nullptr);
            const bool early = life.attribute("completion") == "early";
            CHECK(next->stage == (!after ? "pwps_choice" : early ? "offer" : "element"));
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

TEST_CASE("on benefit when the Work Programme ends: an interview, off benefit: none but by a claim",
          "[HTW-6]") {
    std::map<std::string, std::size_t> ways;
    each_visit(help(), {"completed"}, [&](const Life& life, const Visit& visit, const Visit*) {
        if (!in_help_to_work(visit.left)) return;
        const bool early = life.attribute("completion") == "early";
        const std::string stage = programme_at(life, visit.left);
        CHECK(stage == (early ? "offer" : claiming(life, visit.left) ? "wpci" : "away"));
        ++ways[stage];
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
            CHECK(entered_at(life, line.time) == (!joins      ? "return_interview"
                                                  : assistant ? "iwsi_assistant"
                                                              : "iwsi"));
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
          "[HTW-7][HTW-16][READING-16]") {
    std::size_t reports = 0;
    std::size_t in_time = 0;
    std::size_t late = 0;
    each_visit(help(), {"work_programme"}, [&](const Life& life, const Visit& visit, const Visit*) {
        if (visit.ending.empty() || !in_help_to_work(visit.left)) return;
        CHECK(programme(life).front().stage == "report");
        CHECK(programme(life).front().entered == visit.entered);
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
                const auto completed = clock_at(life, "completed", attended->start);
                REQUIRE(completed.has_value());
                const int days = story->working_days(Time{*completed}, attended->start);
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

TEST_CASE("the completer interview is booked on the day of the report, a month before it is held",
          "[HTW-7][PWPS-2]") {
    std::map<bool, std::size_t> booked;
    for (const Story* story : {&help(), &earlier()}) {
        // Booked for the days on which it is in time, counted from the report and not from completion.
        for (const std::string chapter : {"pwps.", "htw."}) {
            const auto days = [&](const char* name) { return number_of(*story, chapter + name); };
            CHECK(days("wpci_booked_from") == days("report_before") + days("wpci_earliest"));
            CHECK(days("wpci_booked_by") == days("report_before") + days("wpci_within"));
        }
        each_visit(*story, {"report"}, [&](const Life&, const Visit& visit, const Visit* next) {
            if (next == nullptr || next->stage != "wpci") return;
            CHECK(next->entered == visit.entered);
            const Line* first = next->first("booked");
            if (first == nullptr) return;
            CHECK(first->time == visit.entered);
            CHECK(story->working_days(visit.entered, first->start) >= 20);
            ++booked[in_help_to_work(visit.entered)];
        });
    }
    CHECK(booked[true] > 1000);
    CHECK(booked[false] > 300);
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

TEST_CASE("those who claim credits only are called to an interview like others", "[HTW-9][READING-17]") {
    std::map<std::string, std::size_t> called;
    std::map<std::string, std::size_t> attended;
    each_visit(help(), {"completed"}, [&](const Life& life, const Visit& visit, const Visit*) {
        if (life.attribute("completion") == "early" || !claiming(life, visit.left)) return;
        CHECK(programme_at(life, visit.left) == "wpci");
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

}  // namespace caseload::rule_tests
