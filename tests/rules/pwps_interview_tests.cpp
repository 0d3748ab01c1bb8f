#include <set>

#include "tests/rules/help_lives.hpp"

/// Post Work Programme Support: who comes to a completer interview (WPCI), when, and what a missed one leads to.
namespace caseload::rule_tests {

namespace {

const Stages completer_interviews{"wpci", "wpci_again", "wpci_separate", "late_wpci"};

/// Two coaches an office, who cannot keep to every time.
const Story& crowded() {
    static const Story story = tell("small-help.toml", {{"period.start", "2013-07-01"},
                                                        {"period.end", "2014-04-27"},
                                                        {"office_defaults.staff.work_coach.count", "1"},
                                                        {"arrivals.0.per_week", "10"},
                                                        {"arrivals.1.per_week", "12"},
                                                        {"rules.claims.moves_a_year", "0"}});
    return story;
}

/// Failures for which there was good reason, as assumed.
constexpr double good_reason = 0.5;

bool before_help_to_work(Time moment) { return sim::day_of(moment) < help_to_work_begins; }

}  // namespace

TEST_CASE("those on benefit when the Work Programme ends go to a completer interview, others only by a claim",
          "[PWPS-1]") {
    std::map<std::string, std::size_t> ways;
    std::size_t early = 0;
    each_visit(earlier(), {"completed"}, [&](const Life& life, const Visit& visit, const Visit*) {
        // From 28 April 2014 on those who completed early are out (HTW-26).
        if (!before_help_to_work(visit.left)) return;
        const std::string stage = programme_at(life, visit.left);
        CHECK(stage == (claiming(life, visit.left) ? "wpci" : "away"));
        ++ways[stage];
        early += life.attribute("completion") == "early" ? 1 : 0;
    });
    CHECK(early > 15);
    CHECK(ways["wpci"] > 500);
    CHECK(ways["away"] > 100);
    each_visit(earlier(), completer_interviews, [&](const Life& life, const Visit& visit, const Visit*) {
        for (const Line* line : visit.lines)
            if (line->event == "attended") CHECK(claiming(life, line->time));
    });
}

TEST_CASE("the report comes 10 working days before completion", "[PWPS-2]") {
    std::size_t reports = 0;
    each_visit(earlier(), {"work_programme"}, [&](const Life& life, const Visit& visit, const Visit*) {
        if (visit.ending.empty()) return;
        CHECK(programme(life).front().stage == "report");
        CHECK(programme(life).front().entered == visit.entered);
        CHECK(earlier().working_days(visit.entered, visit.left) == 10);
        ++reports;
    });
    CHECK(reports > 500);
}

TEST_CASE("the completer interview is 10 to 15 working days after completion, later is a breach",
          "[PWPS-2]") {
    std::size_t in_time = 0;
    std::size_t late = 0;
    for (const Story* story : {&earlier(), &crowded()}) {
        each_visit(*story, {"wpci"}, [&](const Life& life, const Visit& visit, const Visit*) {
            for (const Visit& held : programme(life)) {
                if (held.entered < visit.entered) continue;
                // A new claim has an interview of its own.
                if (held.stage.rfind("iwsi", 0) == 0) break;
                const Line* attended = held.first("attended");
                if (attended == nullptr || (held.stage != "wpci" && held.stage != "wpci_again")) continue;
                const auto completed = clock_at(life, "completed", attended->start);
                REQUIRE(completed.has_value());
                const int days = story->working_days(Time{*completed}, attended->start);
                CHECK(days >= 10);
                CHECK(held.count("breach") == (days > 15 ? 1 : 0));
                ++(days > 15 ? late : in_time);
            }
        });
    }
    CHECK(in_time > 500);
    CHECK(late > 20);
}

TEST_CASE(
    "a new claim less than 26 weeks after the Work Programme is brought to an interview, a later one not",
    "[PWPS-3][PWPS-23][READING-9]") {
    std::size_t brought = 0;
    std::size_t at_12_to_26_weeks = 0;
    std::size_t too_late = 0;
    for (const auto& [name, life] : earlier().lives) {
        INFO(name);
        for (const Line& line : life.lines) {
            if (line.event != "reclaimed" || !before_help_to_work(line.time)) continue;
            const auto completed = clock_at(life, "completed", line.time);
            if (!completed || clock_at(life, "wpci", line.time)) continue;
            const auto gap = (sim::day_of(line.time) - *completed).count();
            std::string next;
            for (const Visit& visit : programme(life))
                if (visit.entered == line.time) next = visit.stage;
            INFO(sim::iso(line.time) << " after " << gap << " days to " << next);
            if (gap < 26 * 7) {
                CHECK((next == "iwsi" || next == "iwsi_assistant" || next == "late_interview"));
                CHECK((next == "late_interview") == (gap >= 12 * 7));
                ++(gap >= 12 * 7 ? at_12_to_26_weeks : brought);
            } else {
                CHECK(next == "return_interview");
                CHECK(marker_changes(life).empty());
                ++too_late;
            }
        }
    }
    CHECK(brought > 100);
    CHECK(at_12_to_26_weeks > 30);
    CHECK(too_late > 10);
}

TEST_CASE(
    "a first interview doubles as the completer interview only with a coach and where the office wants it",
    "[PWPS-4][PWPS-24]") {
    std::size_t doubled = 0;
    std::size_t separate = 0;
    std::size_t assistants = 0;
    each_visit(earlier(), {"iwsi", "late_interview"},
               [&](const Life& life, const Visit& visit, const Visit* next) {
                   const Line* attended = visit.first("attended");
                   if (attended == nullptr || !before_help_to_work(visit.left)) return;
                   CHECK(attended->resource.rfind("work_coach", 0) == 0);
                   const bool doubles = life.attribute("first_interview") == "doubled";
                   REQUIRE(next != nullptr);
                   CHECK(next->entered == visit.left);
                   const auto& choice = *next;
                   CHECK((choice.stage == "iwsi_held" || choice.stage == "late_interview_held"));
                   CHECK((choice.ending == "regime" || choice.ending == "pwps_choice") == doubles);
                   if (doubles) CHECK(marker_at(life, visit.left) != "none");
                   CHECK(ever_in(life, {"wpci_separate", "late_wpci"}) == !doubles);
                   ++(doubles ? doubled : separate);
               });
    each_visit(earlier(), {"iwsi_assistant"}, [&](const Life& life, const Visit& visit, const Visit* next) {
        const Line* attended = visit.first("attended");
        if (attended == nullptr) return;
        CHECK(life.attribute("first_interview") == "assistant");
        CHECK(attended->resource.rfind("assistant", 0) == 0);
        REQUIRE(next != nullptr);
        CHECK(next->stage == "wpci_separate");
        CHECK(next->entered == visit.left);
        ++assistants;
    });
    CHECK(doubled > 30);
    CHECK(separate > 30);
    CHECK(assistants > 30);
}

TEST_CASE("a separate completer interview is within 3 working days, or the report says that it was not",
          "[PWPS-4][PWPS-24]") {
    std::size_t in_time = 0;
    std::size_t late = 0;
    for (const Story* story : {&earlier(), &crowded()}) {
        each_visit(*story, {"wpci_separate", "late_wpci"},
                   [&](const Life&, const Visit& visit, const Visit*) {
                       const Line* attended = visit.first("attended");
                       if (attended == nullptr) return;
                       const int days = story->working_days(visit.entered, attended->start);
                       CHECK(visit.count("breach") == (days > 3 ? 1 : 0));
                       ++(days > 3 ? late : in_time);
                   });
    }
    CHECK(in_time > 100);
    CHECK(late > 3);
}

TEST_CASE("couples are two individuals: each comes, draws and is interviewed alone", "[PWPS-5][HTW-8]") {
    std::size_t interviews = 0;
    std::set<std::string> characters;
    std::set<std::pair<std::string, Time>> arrivals;
    std::map<std::pair<std::string, Day>, std::vector<const Line*>> diary;
    for (const auto& [name, life] : earlier().lives) {
        CHECK(std::count_if(life.lines.begin(), life.lines.end(), [](const Line& line) {
                  return line.event == "claim_started" || line.event == "arrived";
              }) == 1);
        characters.insert(life.lines.front().detail);
        CHECK(arrivals.insert({life.lines.front().office, life.lines.front().time}).second);
        for (const Line& line : life.lines)
            if (line.event == "attended" &&
                std::find(completer_interviews.begin(), completer_interviews.end(), line.stage) !=
                    completer_interviews.end())
                diary[{line.office + " " + line.resource, sim::day_of(line.time)}].push_back(&line);
    }
    for (auto& [whose, lines] : diary) {
        std::sort(lines.begin(), lines.end(), [](auto* a, auto* b) { return a->start < b->start; });
        for (std::size_t i = 1; i < lines.size(); ++i) {
            INFO(whose.first << " " << sim::iso(lines[i]->start));
            CHECK(lines[i]->start >= lines[i - 1]->end);
            ++interviews;
        }
    }
    CHECK(interviews > 20);
    CHECK(characters.size() > 300);
}

TEST_CASE("before 28 April 2014 the completer interview takes 40 minutes, face to face, with a work coach",
          "[PWPS-6]") {
    std::size_t interviews = 0;
    each_visit(earlier(), completer_interviews, [&](const Life&, const Visit& visit, const Visit*) {
        const Line* booked = visit.last("booked");
        const Line* attended = visit.first("attended");
        if (attended == nullptr || !before_help_to_work(attended->time)) return;
        CHECK(minutes(booked->start, booked->end) == 40);
        CHECK(booked->resource.rfind("work_coach", 0) == 0);
        CHECK(attended->resource.rfind("work_coach", 0) == 0);
        CHECK(attended->value("channel") == "in_person");
        ++interviews;
    });
    CHECK(interviews > 400);
}

TEST_CASE(
    "a missed interview before 28 April 2014: the regime at once, its marker, failure action, nothing "
    "rebooked",
    "[PWPS-11][PWPS-15]") {
    std::size_t missed = 0;
    std::size_t referred = 0;
    std::size_t to_the_end = 0;
    each_visit(earlier(), completer_interviews, [&](const Life& life, const Visit& visit, const Visit*) {
        if (visit.ending != "missed" || !before_help_to_work(visit.left)) return;
        ++missed;
        CHECK(marker_at(life, visit.left - sim::Seconds{1}) == "none");
        CHECK(marker_at(life, visit.left) == "JSA PWPS OCM");
        CHECK(clock_at(life, "wpci", visit.left) == sim::day_of(visit.left));
        CHECK(handed_on(life, visit.left));
        referred += referred_at(life, visit.left) ? 1 : 0;
        std::string then;
        for (std::size_t v = 0; v < programme(life).size(); ++v) {
            const Visit& later = programme(life)[v];
            if (v <= static_cast<std::size_t>(&visit - programme(life).data())) continue;
            if (then.empty() && later.stage.find("missed") == std::string::npos) then = later.stage;
            CHECK(std::find(completer_interviews.begin(), completer_interviews.end(), later.stage) ==
                  completer_interviews.end());
            if (later.stage == "end_of_pwps") ++to_the_end;
        }
        CHECK(then == "pwps_mir");
    });
    CHECK(missed > 50);
    CHECK(agrees(referred, missed, 1 - good_reason));
    CHECK(to_the_end > 15);
}

TEST_CASE("an interview called off in advance is rearranged and has no consequence",
          "[PWPS-11][READING-11]") {
    std::size_t rearranged = 0;
    each_visit(earlier(), {"wpci", "wpci_again", "wpci_separate"},
               [&](const Life& life, const Visit& visit, const Visit* next) {
                   if (visit.ending != "rearranged" || !before_help_to_work(visit.left)) return;
                   REQUIRE(next != nullptr);
                   CHECK(next->stage == "wpci_again");
                   CHECK(marker_at(life, visit.left) == "none");
                   CHECK_FALSE(referred_at(life, visit.left));
                   ++rearranged;
               });
    CHECK(rearranged > 20);
}

TEST_CASE("on a new claim the interview sets a marker as for others: of the Offer or of the regime",
          "[PWPS-25]") {
    std::map<std::string, std::size_t> markers;
    for (const auto& [name, life] : earlier().lives) {
        INFO(name);
        const auto held = clock_days(life, "wpci");
        if (!ever_in(life, {"iwsi", "iwsi_assistant", "late_interview"}) || held.empty()) continue;
        if (held.front() >= help_to_work_begins) continue;
        const auto changes = marker_changes(life);
        REQUIRE_FALSE(changes.empty());
        CHECK(changes.front().from == "none");
        CHECK(sim::day_of(changes.front().time) == held.front());
        const bool ready = life.attribute("readiness") == "ready";
        const bool missed = changes.front().stage.find("missed") != std::string::npos;
        CHECK(changes.front().to == (ready && !missed ? "JSA PWPS BAU" : "JSA PWPS OCM"));
        ++markers[changes.front().to];
    }
    CHECK(markers["JSA PWPS BAU"] > 40);
    CHECK(markers["JSA PWPS OCM"] > 40);
}

}  // namespace caseload::rule_tests
