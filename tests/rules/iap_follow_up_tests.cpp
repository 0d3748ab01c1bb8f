#include <set>

#include "tests/rules/lives.hpp"

/// The follow-up interviews: when, how and with whom.
namespace caseload::rule_tests {

namespace {

const Stages calls = {"follow_up_1", "follow_up_2"};
const Stages in_person = {"follow_up_1_in_person", "follow_up_2_in_person"};
const Stages all_calls = {"follow_up_1", "follow_up_2", "workshop_1_failed", "workshop_2_failed"};

/// When the workshop before this follow-up was completed.
Time workshop_before(const Life& life, const Visit& follow_up) {
    const std::string workshop = follow_up.stage.starts_with("follow_up_1") ? "workshop_1" : "workshop_2";
    Time completed{};
    for (const Visit& visit : life.iap())
        if (visit.stage == workshop && visit.ending == "attended" && visit.left <= follow_up.entered)
            completed = visit.left;
    return completed;
}

bool held(const Visit& visit) { return visit.ending == "reached" || visit.ending == "attended"; }

std::size_t breaches(const Visit& visit, const std::string& deadline) {
    return static_cast<std::size_t>(
        std::count_if(visit.lines.begin(), visit.lines.end(), [&](const Line* line) {
            return line->event == "breach" && line->value("deadline") == deadline &&
                   !line->value("cause").empty();
        }));
}

}  // namespace

TEST_CASE(
    "a follow-up comes two to three working days after its workshop and later is a breach with its cause",
    "[IAP-9]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::map<int, int> after;
        std::size_t late = 0;
        const auto look = [&](const Life& life, const Visit& visit, const Visit*) {
            if (!held(visit)) return;
            const int days = story->working_days(workshop_before(life, visit), visit.left);
            ++after[days];
            CHECK(days >= 2);
            CHECK(breaches(visit, visit.stage.substr(0, 11)) == (days > 3 ? 1U : 0U));
            if (days > 3) ++late;
        };
        each_visit(*story, calls, look);
        each_visit(*story, in_person, look);
        CHECK(after[2] > 20);
        CHECK(after[3] > 5);
        CHECK(late > 5);
    }
}

TEST_CASE("a call is unsuccessful after three attempts within 20 minutes", "[IAP-10]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t unsuccessful = 0;
        std::set<std::size_t> attempts_made;
        each_visit(*story, all_calls, [&](const Life&, const Visit& visit, const Visit*) {
            if (visit.ending != "unsuccessful" && visit.ending != "reached") return;
            const std::size_t made = visit.count("attempt");
            if (made == 0) return;  // held in person
            attempts_made.insert(made);
            CHECK(made <= 3);
            const Time began = visit.first("attempt")->start;
            CHECK(visit.last("attempt")->start - began < std::chrono::minutes{20});
            if (visit.ending == "unsuccessful" && visit.last("attempt")->value("contact") == "no") {
                CHECK(made == 3);
                CHECK(visit.left - began == std::chrono::minutes{20});
                ++unsuccessful;
            }
        });
        CHECK(unsuccessful > 10);
        CHECK(attempts_made == std::set<std::size_t>{1, 2, 3});
    }
}

TEST_CASE("a failed security check makes a call unsuccessful too", "[IAP-10]") {
    std::size_t failed = 0;
    std::size_t through = 0;
    each_visit(trial(), all_calls, [&](const Life&, const Visit& visit, const Visit* next) {
        const Line* last = visit.last("attempt");
        if (last == nullptr || last->value("contact") != "yes" || visit.ending.empty()) return;
        ++through;
        if (visit.ending != "unsuccessful") return;
        ++failed;
        REQUIRE(next != nullptr);
        CHECK((next->stage.ends_with("_in_person") || next->stage.ends_with("_rearranged")));
    });
    CHECK(failed > 0);
    CHECK(agrees(failed, through, 0.02));
}

TEST_CASE("most follow-ups are by telephone, some face to face", "[IAP-10]") {
    std::size_t seen = 0;
    std::size_t all = 0;
    each_visit(trial(), calls, [&](const Life&, const Visit& visit, const Visit*) {
        for (const Line* line : visit.lines) {
            if (line->event != "attended" && line->event != "missed") continue;
            ++all;
            if (line->value("channel") == "in_person") ++seen;
        }
    });
    CHECK(all > 500);
    CHECK(agrees(seen, all, 0.2));
}

TEST_CASE("after an unsuccessful call the interview is in person, with a working day's notice", "[IAP-11]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t unsuccessful = 0;
        std::map<int, int> notice;
        each_visit(*story, calls, [&](const Life&, const Visit& visit, const Visit* next) {
            if (visit.ending != "unsuccessful") return;
            ++unsuccessful;
            REQUIRE(next != nullptr);
            CHECK(next->stage == visit.stage + "_in_person");
            CHECK(next->entered == visit.left);
        });
        each_visit(*story, in_person, [&](const Life&, const Visit& visit, const Visit* next) {
            const Line* booked = visit.first("booked");
            REQUIRE(booked != nullptr);
            ++notice[story->working_days(visit.entered, booked->start)];
            if (const Line* came = visit.first("attended")) CHECK(came->value("channel") == "in_person");
            // Missing it is a failure to attend an interview.
            if (visit.ending == "missed") CHECK(next->stage == visit.stage.substr(0, 11) + "_reason");
        });
        CHECK(unsuccessful > 20);
        CHECK(notice.begin()->first == 1);
        CHECK(notice[1] > 10);
    }
}

TEST_CASE("a follow-up re-arranged on the second day can be in time with a day's notice, and never with two",
          "[IAP-9][IAP-11]") {
    const auto in_time = [](const Story& story) {
        std::size_t held_in_time = 0;
        each_visit(story, in_person, [&](const Life& life, const Visit& visit, const Visit*) {
            if (held(visit) && story.working_days(workshop_before(life, visit), visit.left) <= 3)
                ++held_in_time;
        });
        return held_in_time;
    };
    CHECK(in_time(trial()) > 5);
    CHECK(in_time(tell("small-trial.toml", {{"rules.iap.rearranged_notice", "\"2 working days\""}})) == 0);
}

TEST_CASE("a follow-up held face to face sees proof of activities, and missing it is considered as a failure",
          "[IAP-11][IAP-21]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t seen = 0;
        std::size_t failed = 0;
        each_visit(*story, calls, [&](const Life&, const Visit& visit, const Visit* next) {
            if (visit.ending != "attended" && visit.ending != "missed") return;
            CHECK(visit.count("attempt") == 0);
            REQUIRE(next != nullptr);
            const bool came = visit.ending == "attended";
            const std::string which = visit.stage.substr(visit.stage.size() - 1);
            CHECK(next->stage == (came ? "activities_" + which + "_seen" : visit.stage + "_reason"));
            ++(came ? seen : failed);
        });
        CHECK(seen > 30);
        CHECK(failed > 5);
    }
}

TEST_CASE("the coach's time is spent on a follow-up whether the claimant is reached or not",
          "[IAP-11][IAP-18]") {
    for (const std::string stage : {"follow_up_1", "follow_up_2"}) {
        double spent = 0;
        double missed = 0;
        double entered = 0;
        // Twenty minutes from whichever attempt got through, or twenty for nothing.
        each_visit(trial(), {stage}, [&](const Life&, const Visit& visit, const Visit*) {
            entered += 1;
            missed += static_cast<double>(visit.count("missed"));
            const Line* begun = visit.first("attempt");
            if (const Line* held = visit.first("attended"))
                spent += static_cast<double>(std::chrono::duration_cast<std::chrono::seconds>(
                                                 held->end - (begun ? begun->start : held->start))
                                                 .count()) /
                         60;
            else if (visit.count("missed") > 0)
                spent += 20;
        });
        CHECK(missed > 20);
        // And five minutes for the commitment each time.
        CHECK(trial().total("staff_time", "iap." + stage) == Approx(spent + 5 * entered));
    }
}

TEST_CASE("a follow-up takes 20 minutes and all accept and are booked on to what comes next", "[IAP-12]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t booked_on = 0;
        for (const auto& [name, life] : story->lives) {
            INFO(name);
            const auto& visits = life.iap();
            for (std::size_t v = 0; v < visits.size(); ++v) {
                if (!visits[v].stage.starts_with("follow_up_")) continue;
                if (const Line* booked = visits[v].first("booked"))
                    CHECK(minutes(booked->start, booked->end) == 20);
                if (!held(visits[v])) continue;
                std::size_t next = v + 1;
                while (next < visits.size() && visits[next].stage.starts_with("activities_")) ++next;
                REQUIRE(next < visits.size());
                const bool first = visits[v].stage.starts_with("follow_up_1");
                const std::string last = story == &youth() ? "exit_interview" : "finished";
                CHECK(visits[next].stage == (first ? "workshop_2" : last));
                CHECK(visits[next].entered == visits[v].left);
                if (!first || visits[next].count("booked") == 0) continue;
                CHECK(visits[next].first("booked")->time == visits[v].left);
                ++booked_on;
            }
        }
        CHECK(booked_on > 50);
    }
}

TEST_CASE("the package is meant to be complete within 21 days of the claim and missing it ends nothing",
          "[IAP-15]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t in_time = 0;
        std::size_t late = 0;
        for (const std::string stage : {"follow_up_2", "follow_up_2_in_person"}) {
            each_visit(*story, {stage}, [&](const Life& life, const Visit& visit, const Visit* next) {
                if (!held(visit)) return;
                const auto days = (sim::day_of(visit.left) - life.claimed(visit.left)).count();
                CHECK(breaches(visit, "package_by_day_21") == (days >= 21 ? 1U : 0U));
                ++(days >= 21 ? late : in_time);
                REQUIRE(next != nullptr);
                CHECK(next->stage.starts_with("activities_2"));
            });
        }
        CHECK(in_time > 5);
        CHECK(late > 5);
    }
}

TEST_CASE("workshops by day 21, the end of the first three weeks, are counted beside the package",
          "[IAP-15][IAP-25]") {
    for (const Story* story : {&trial(), &youth()}) {
        for (const std::string workshop : {"workshop_1", "workshop_2"}) {
            std::size_t in_time = 0;
            std::size_t late = 0;
            each_visit(*story, {workshop}, [&](const Life& life, const Visit& visit, const Visit*) {
                if (visit.ending != "attended") return;
                const auto days = (sim::day_of(visit.left) - life.claimed(visit.left)).count();
                CHECK(breaches(visit, workshop + "_by_day_21") == (days >= 21 ? 1U : 0U));
                ++(days >= 21 ? late : in_time);
            });
            CHECK(in_time > 5);
            CHECK(late > 5);
        }
    }
}

TEST_CASE(
    "a follow-up is with the own coach, else another trained one, and never booked with an untrained one",
    "[IAP-17]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t own = 0;
        std::size_t other = 0;
        for (const auto& [name, life] : story->lives) {
            INFO(name);
            std::string coach;
            for (const Line& line : life.lines) {
                if (line.event != "booked") continue;
                // The first meeting with a trained coach is with the one who becomes the own coach.
                if (line.stage == "programme_coach" && coach.empty()) coach = line.resource;
                if (!line.stage.starts_with("follow_up_")) continue;
                CHECK(trained(*story, line, "iap"));
                ++(line.resource == coach ? own : other);
            }
        }
        CHECK(own > 100);
        CHECK(other > 5);
        CHECK(own > 2 * other);
    }
}

TEST_CASE("with too few trained coaches a follow-up is late rather than with an untrained one", "[IAP-17]") {
    const Story story =
        tell("small-trial.toml", {{"office_defaults.staff.work_coach.skills.iap", "2"},
                                  {"office_defaults.staff.work_coach.skills.facilitation", "4"}});
    std::size_t late = 0;
    each_visit(story, calls, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* booked = visit.first("booked");
        if (booked == nullptr) return;
        CHECK(trained(story, *booked, "iap"));
        if (story.working_days(workshop_before(life, visit), booked->start) > 3) ++late;
    });
    CHECK(late > 20);
}

}  // namespace caseload::rule_tests
