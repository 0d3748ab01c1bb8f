#include <catch2/catch.hpp>

#include "sim/state.hpp"
#include "tests/scenarios/whole.hpp"

/// The same bits at any number of threads, with and without a log, and after saving and loading.
namespace caseload {

using whole::Scenario;

namespace {

/// Two offices: who is served in A is sent to B overnight, and from B some go back to A; B works with appointments.
const std::string two_offices = R"(title = "Two offices that exchange people overnight"
[period]
days = 60
[offices.A]
open = "always"
resources = { desk = 2 }
[offices.B]
open = { from = "09:00", until = "17:00" }
resources = { desk = 2 }
staff.adviser = { count = 3, sickness = 0.1, leave = 0.1 }
[[arrivals]]
office = "A"
enters = "visit.desk"
per_hour = 3
[[arrivals]]
name = "direct"
office = "B"
enters = "visit.advice"
per_day = 9
[pathways.visit.stages.desk]
does = "walk_in"
needs = { desk = 1 }
service = { exponential = { mean = "25 min" } }
patience = { exponential = { mean = "60 min" } }
office = "A"
overnight = true
to = { served = "sorting", left = "end" }
[pathways.visit.stages.sorting]
does = "choose"
branches = [{ chance = 0.4, to = "advice" }, { otherwise = true, to = "end" }]
[pathways.visit.stages.advice]
does = "appointment"
role = "adviser"
minutes = "30 min"
own_coach = "first"
misses = 0.2
office = "B"
overnight = true
to = { attended = "after", missed = "advice", cancelled = "advice", no_slot = "end" }
[pathways.visit.stages.after]
does = "choose"
branches = [{ chance = 0.3, to = "desk" }, { otherwise = true, to = "end" }]
)";

struct Shipped {
    const char* file;
    const char* end;  ///< Of the short horizon; empty: `days`.
};
constexpr Shipped all_shipped[] = {{"theory/mm1.toml", ""},
                                   {"theory/mmc.toml", ""},
                                   {"theory/mg1.toml", ""},
                                   {"theory/mm1-heavy.toml", ""},
                                   {"iap-trial", "2015-05-25"},
                                   {"iap-youth", "2018-05-14"},
                                   {"help-to-work", "2014-09-30"},
                                   {"post-work-programme", "2013-12-31"},
                                   {"iap-trial/trials/by-office.toml", "2015-05-25"},
                                   {"iap-trial/trials/roll-out-same-rooms.toml", "2015-05-25"},
                                   {"help-to-work/trials/longer-interview.toml", "2014-07-31"}};

Scenario short_run(const Shipped& shipped) {
    if (*shipped.end == '\0') {
        return Scenario(whole::shipped / shipped.file, {{"period.days", "12"}, {"period.warm_up", "2 days"}});
    }
    return Scenario(whole::shipped / shipped.file, {{"period.end", shipped.end}});
}

/// Saves at the beginning of `day`, goes on with a fresh replication, and gives what that one ends with.
whole::Once saved_and_continued(const Scenario& scenario, sim::Day day) {
    whole::Log log;
    std::vector<std::byte> bytes;
    {
        model::Replication first(*scenario.setup, 1, 0);
        first.run_to(day, 2, &log);
        sim::StateWriter writer("whole");
        first.fields(writer);
        bytes = std::move(writer).finish();
    }
    model::Replication second(*scenario.setup, 1, 0);
    sim::StateReader reader(bytes, "whole");
    second.fields(reader);
    reader.finish();
    second.run_to(scenario.model->end, 1, &log);
    whole::Once result;
    result.cells = second.finish();
    result.lines = std::move(log.lines);
    return result;
}

void check_same_bits(const Scenario& scenario) {
    const whole::Once reference = whole::once(scenario, 1);
    CHECK(!reference.lines.empty());
    CHECK(whole::once(scenario, 1, false).cells == reference.cells);
    for (const int threads : {2, 7}) {
        INFO(threads << " threads");
        const whole::Once again = whole::once(scenario, threads);
        CHECK(again.cells == reference.cells);
        CHECK(whole::first_difference(again.lines, reference.lines) == "");
    }
}

void check_saving(const Scenario& scenario, std::initializer_list<int> days) {
    const whole::Once reference = whole::once(scenario, 1);
    for (const int day : days) {
        INFO("saved after " << day << " days");
        const whole::Once again = saved_and_continued(scenario, scenario.model->start + sim::Days{day});
        CHECK(again.cells == reference.cells);
        CHECK(whole::first_difference(again.lines, reference.lines) == "");
    }
}

}  // namespace

TEST_CASE("Every shipped scenario gives the same bits at 1, 2 and 7 threads, with a log and without",
          "[determinism]") {
    for (const Shipped& shipped : all_shipped) {
        INFO(shipped.file);
        check_same_bits(short_run(shipped));
    }
}

TEST_CASE("Every shipped scenario can be saved in mid-run and goes on bit for bit", "[determinism]") {
    for (const Shipped& shipped : all_shipped) {
        INFO(shipped.file);
        const bool long_enough = *shipped.end != '\0';
        if (long_enough) {
            check_saving(short_run(shipped), {1, 12, 31, 50, 75});
        } else {
            check_saving(short_run(shipped), {1, 7});
        }
    }
}

TEST_CASE(
    "Two offices that exchange people overnight: the same bits at any number of threads, also when saved",
    "[determinism]") {
    const Scenario scenario = Scenario::written("two-offices", two_offices);
    check_same_bits(scenario);
    check_saving(scenario, {1, 5, 20, 21, 22, 59});
    const auto moved = whole::only(whole::once(scenario).lines,
                                   [](const whole::Line& line) { return line.event == "transferred"; });
    CHECK(moved.size() > 200);
}

TEST_CASE("Several replications are folded to the same bits at 1, 2 and 7 threads", "[determinism]") {
    const Scenario scenario = Scenario::written("two-offices", two_offices);
    const auto one = whole::run(scenario, 9, 1);
    for (const int threads : {2, 7}) {
        const auto other = whole::run(scenario, 9, threads);
        bool same = true;
        for (std::size_t i = 0; i < one.estimates.size(); ++i) same &= one.estimates[i] == other.estimates[i];
        CHECK(same);
        CHECK(one.events == other.events);
    }
}

TEST_CASE("Brigaded workshops are saved and continued with the rest", "[determinism]") {
    const Scenario scenario = short_run({"iap-youth", "2018-05-14"});
    const auto asked = whole::only(whole::once(scenario).lines,
                                   [](const whole::Line& line) { return line.event == "requested"; });
    CHECK(!asked.empty());
    REQUIRE(!asked.empty());
    // Right after the first request, before it is answered at the next opening.
    const auto day = sim::day_of(asked.front().time) - scenario.model->start;
    check_saving(scenario, {static_cast<int>(day.count()) + 1, static_cast<int>(day.count()) + 2});
}

}  // namespace caseload
