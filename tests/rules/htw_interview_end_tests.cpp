#include "tests/rules/interviews_lives.hpp"

namespace caseload::rule_tests {

using namespace interviews;

TEST_CASE("an assistant's first interview is always followed by a completer interview with a coach",
          "[HTW-14]") {
    std::size_t first = 0;
    each_visit(help(), {"iwsi_assistant"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        const Line* attended = visit.first("attended");
        if (attended == nullptr) return;
        CHECK(attended->resource.rfind("assistant", 0) == 0);
        CHECK(marker_at(life, attended->start) == "none");
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

TEST_CASE("the interview ends by setting a marker, the Post markers only follow what they are named after",
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
    "a missed interview without notice is a failure and is booked again, until one is held nothing is set",
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
    std::size_t before_completion = 0;
    each_visit(help(), {"wpci"}, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* booked = visit.first("booked");
        if (!visit.ending.empty() || booked == nullptr || !in_help_to_work(visit.entered)) return;
        const Line* end = visit.first("claim_ended");
        if (end == nullptr) end = visit.first("moved_benefit");
        if (end == nullptr) return;
        CHECK(visit.count("cancelled") == 1);
        CHECK(visit.count("missed") == 0);
        // Whoever is back in time may be booked for the same moment again.
        if (!claiming(life, booked->start)) CHECK_FALSE(referred_at(life, booked->start));
        CHECK(marker_at(life, end->time) == "none");
        before_completion += clock_at(life, "completed", end->time) ? 0 : 1;
        ++closed;
    });
    CHECK(closed > 50);
    CHECK(before_completion > 20);
}

TEST_CASE("whoever completed the Work Programme early gets the Offer and never a marker of Help to Work",
          "[HTW-26][READING-18][PWPS-1]") {
    std::size_t early = 0;
    std::size_t claimed_soon = 0;
    std::size_t before_help_to_work = 0;
    for (const auto& [name, life] : help().lives) {
        if (life.attribute("completion") != "early") continue;
        INFO(name);
        for (const MarkerChange& change : marker_changes(life))
            CHECK(of_post_work_programme_support.count(change.to) == 1);
        const auto completed = clock_days(life, "completed");
        if (completed.empty()) continue;
        // Post Work Programme Support takes them (PWPS-1, 3).
        if (completed.front() < help_to_work_begins) {
            before_help_to_work += clock_days(life, "wpci").empty() ? 0 : 1;
            continue;
        }
        CHECK(marker_changes(life).empty());
        CHECK(clock_days(life, "wpci").empty());
        for (const Visit& visit : programme(life)) {
            // What was booked from a report under Post Work Programme Support is called off when they complete.
            if (visit.stage == "wpci") {
                CHECK_FALSE(in_help_to_work(visit.entered));
                CHECK(visit.count("attended") == 0);
                continue;
            }
            const Stages allowed{"report",           "away",           "offer",
                                 "return_interview", "return_delayed", "return_decision"};
            CHECK(std::find(allowed.begin(), allowed.end(), visit.stage) != allowed.end());
        }
        ++early;
        for (const Line& line : life.lines)
            if (line.event == "reclaimed" && sim::day_of(line.time) > completed.front() &&
                sim::day_of(line.time) < completed.front() + sim::Days{84})
                ++claimed_soon;
    }
    CHECK(early > 60);
    CHECK(claimed_soon > 3);
    CHECK(before_help_to_work > 4);
}

TEST_CASE(
    "an early completer of before Help to Work who misses the interview after it begins is out, without "
    "failure action",
    "[HTW-26]") {
    const Story many = tell("small-help.toml", {{"rules.htw.early_share", "0.9"},
                                                {"rules.jsa.missed_interview_share", "0.5"},
                                                {"period.end", "2014-07-01"}});
    std::size_t missed = 0;
    each_visit(many, {"wpci_missed"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        if (life.attribute("completion") != "early" || !in_help_to_work(visit.entered)) return;
        REQUIRE(next != nullptr);
        CHECK(next->stage == "offer");
        CHECK_FALSE(referred_at(life, visit.entered));
        ++missed;
    });
    CHECK(missed > 5);
}

}  // namespace caseload::rule_tests
