#include <set>

#include "tests/rules/lives.hpp"

/// What goes on beside the package and after it, and what staff need before it starts.
namespace caseload::rule_tests {

TEST_CASE("fortnightly meetings with the programme's coach go on during the package and after it",
          "[IAP-16]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t kept = 0;
        std::size_t on_the_day = 0;
        std::size_t after_package = 0;
        each_visit(*story, {"programme_coach"}, [&](const Life& life, const Visit& visit, const Visit*) {
            // They end with the claim, never of themselves.
            CHECK(visit.ending != "elapsed");
            Time finished = Time::max();
            for (const Visit& other : life.iap())
                if (other.stage == "finished") finished = other.entered;
            for (const Line* line : visit.lines) {
                if (line->event == "attended" && line->time > finished) ++after_package;
                if (line->event != "booked") continue;
                CHECK(trained(*story, *line, "iap"));
                // One that is called off on its day is held as soon as can be.
                const bool called_off =
                    std::any_of(visit.lines.begin(), visit.lines.end(), [&](const Line* other) {
                        return other->event == "cancelled" && other->time == line->time;
                    });
                if (called_off) continue;
                const Day wanted = story->calendar().next_working(sim::day_of(line->time) + sim::Days{14});
                CHECK(sim::day_of(line->start) >= wanted);
                ++kept;
                if (sim::day_of(line->start) == wanted) ++on_the_day;
            }
        });
        CHECK(kept > 500);
        CHECK(on_the_day > kept * 8 / 10);
        CHECK(after_package > 100);
    }
}

TEST_CASE("who is not on the programme has fortnightly reviews with any coach", "[IAP-16]") {
    std::size_t untrained = 0;
    each_visit(trial(), {"regular"}, [&](const Life& life, const Visit& visit, const Visit*) {
        for (const Visit& other : life.iap())
            CHECK((other.stage != "leaflet" || other.entered > visit.entered));
        for (const Line* line : visit.lines)
            if (line->event == "booked" && !trained(trial(), *line, "iap")) ++untrained;
    });
    CHECK(untrained > 100);
}

TEST_CASE("an exit interview of 20 minutes within five working days of follow-up 2 ends the programme",
          "[IAP-22]") {
    std::size_t booked = 0;
    std::size_t in_time = 0;
    std::size_t finished = 0;
    for (const auto& [name, life] : youth().lives) {
        INFO(name);
        const auto& visits = life.iap();
        Time follow_up{};
        for (std::size_t v = 0; v < visits.size(); ++v) {
            const Visit& visit = visits[v];
            if (visit.stage.starts_with("follow_up_2") && visit.ending != "unsuccessful")
                follow_up = visit.left;
            if (visit.stage == "exit_interview") {
                const Line* line = visit.first("booked");
                if (line == nullptr) continue;
                CHECK(minutes(line->start, line->end) == 20);
                if (visit.entered != follow_up) continue;
                // Booked at follow-up 2.
                CHECK(line->time == follow_up);
                ++booked;
                if (youth().working_days(follow_up, line->start) <= 5) ++in_time;
            }
            if (visit.stage == "finished") {
                REQUIRE(v > 0);
                CHECK(visits[v - 1].stage == "exit_interview");
                CHECK(visits[v - 1].ending == "attended");
                ++finished;
            }
        }
    }
    CHECK(booked > 50);
    CHECK(in_time > booked * 9 / 10);
    const auto within =
        stage_of<model::Appointment>(youth(), "iap.exit_interview").booking.within.choices.front();
    CHECK((within.amount == 5 && within.unit == model::Span::Unit::working_days));
    CHECK(finished > 50);
}

TEST_CASE("the trial's package ends with follow-up 2", "[IAP-22]") {
    std::size_t finished = 0;
    for (const auto& [name, life] : trial().lives) {
        INFO(name);
        for (std::size_t v = 1; v < life.iap().size(); ++v) {
            const Visit& visit = life.iap()[v];
            CHECK(visit.stage != "exit_interview");
            if (visit.stage != "finished") continue;
            CHECK(life.iap()[v - 1].stage.starts_with("activities_2"));
            ++finished;
        }
    }
    CHECK(finished > 100);
}

TEST_CASE("facilitators train two days, and all who allocate two hours, off the diary", "[IAP-23]") {
    // The scenario's dates: facilitators from 5 March, data awareness on 9 March 2015 from nine o'clock. Many claims at
    // once keep everybody's diary full.
    const Settings crowded = {
        {"arrivals.0.per_week", "500"}, {"arrivals.0.until", "2015-03-13"}, {"period.end", "2015-04-30"}};
    const Day fifth = sim::make_day(2015, 3, 5);
    const Day ninth = sim::make_day(2015, 3, 9);
    std::set<Day> days_of_facilitators;
    std::set<Day> days_of_others;
    Time earliest_facilitator = Time::max();
    Time earliest_trained = Time::max();
    Time earliest_untrained = Time::max();
    // More than one replication: facilitators may be on leave.
    for (int replication = 0; replication < 4; ++replication) {
        const Story story = tell("small-trial.toml", crowded, replication);
        for (const auto& [name, life] : story.lives) {
            for (const Line& line : life.lines) {
                if (line.event != "booked" || !line.resource.starts_with("work_coach ")) continue;
                const Day day = sim::day_of(line.start);
                const bool facilitates = trained(story, line, "facilitation");
                (facilitates ? days_of_facilitators : days_of_others).insert(day);
                if (day != ninth) continue;
                if (facilitates) earliest_facilitator = std::min(earliest_facilitator, line.start);
                Time& earliest = trained(story, line, "iap") ? earliest_trained : earliest_untrained;
                earliest = std::min(earliest, line.start);
            }
        }
    }
    for (const int after : {0, 1}) {
        CHECK(days_of_facilitators.count(fifth + sim::Days{after}) == 0);
        CHECK(days_of_others.count(fifth + sim::Days{after}) == 1);
    }
    // The weekend is not training.
    CHECK(days_of_facilitators.count(ninth) == 1);
    CHECK(earliest_facilitator >= Time{ninth} + std::chrono::hours{11});
    CHECK(earliest_trained == Time{ninth} + std::chrono::hours{11});
    CHECK(earliest_untrained < Time{ninth} + std::chrono::hours{11});
}

}  // namespace caseload::rule_tests
