#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "model/day/arrivals.hpp"
#include "model/day/end_of_run.hpp"
#include "model/day/site_day.hpp"
#include "model/run/replication.hpp"
#include "model/stages/claim_changes.hpp"
#include "model/stages/course.hpp"
#include "tests/model/turning_models.hpp"

using namespace caseload;
using namespace caseload::model;

TEST_CASE("a stage may close the claim, and nobody is lost", "[claims][course]") {
    Model model = leaving_model(108, 50);
    const auto talk = add_closing_stage(model);
    SECTION("who does not come back is gone") {
        const Setup setup(model);
        Site site(setup, 0, {1, 1});
        const auto lines = run_logged(site);
        CHECK(said(lines, "claim_ended", "cause=work") == 50);
        CHECK(site.people.size() == 0);
        CHECK(site.levels.inside.level == 0);
        CHECK(site.levels.stages[talk].level == 0);
        CHECK(site.levels.stages[0].level == 0);
        finish_run(site);
        CHECK(cell(site, {.measure = setup.measured.on_benefit, .period = 4}).sum == 50);
        CHECK(cell(site, {.measure = setup.measured.in_work, .period = 8}).sum == 50);
    }
    SECTION("who comes back resumes where the claim was closed") {
        model.outcomes.causes[0].reclaim = on_day(10);
        Reaction resumes;
        resumes.when.all = {interrupted(talk)};
        resumes.then = Reaction::Then::resume;
        reactions(model, Happening::reclaim) = {resumes};
        const Setup setup(model);
        Site site(setup, 0, {1, 1});
        const auto lines = run_logged(site);
        CHECK(site.people.size() == 50);
        CHECK(said(lines, "reclaimed") == 7 * 50);
        CHECK(said(lines, "claim_ended") == 7 * 50);
    }
    SECTION("a strand that stays goes on by its route, off benefit") {
        Reaction stays;
        reactions(model, Happening::claim_closed) = {stays};
        const Setup setup(model);
        Site site(setup, 0, {1, 1});
        const auto lines = run_logged(site);
        CHECK(said(lines, "claim_ended") == 50);
        CHECK(site.levels.stages[0].level == 50);
        CHECK(site.people.size() == 50);
    }
}

TEST_CASE("the claim closes once, from within a reaction too", "[claims][course]") {
    Model model = leaving_model(60, 20);
    Reaction closes;
    closes.actions.close_claim = 0;
    reactions(model, Happening::claim_closed) = {closes};
    const Setup setup(model);
    Site site(setup, 0, {1, 1});
    CHECK(said(run_logged(site), "claim_ended") == 20);
    CHECK(cell(site, {.measure = setup.measured.claims_ended, .group = 0}).n == 20);
}

TEST_CASE("when the claim closes a strand counts as interrupted where it is, and suspending runs actions",
          "[claims][course]") {
    Model model = leaving_model(60, 20);
    model.markers = {"none", "seen"};
    model.clocks.push_back("closed");
    model.outcomes.causes[0].reclaim = on_day(10);
    Reaction elsewhere;
    elsewhere.when.all = {interrupted(7)};
    elsewhere.then = Reaction::Then::end;
    Reaction suspends;
    suspends.when.all = {interrupted(0)};
    suspends.then = Reaction::Then::suspend;
    suspends.actions.marker = 1;
    suspends.actions.start_clocks = {0};
    reactions(model, Happening::claim_closed) = {elsewhere, suspends};
    const Setup setup(model);
    Site site(setup, 0, {1, 1});
    begin_run(site);
    for (int day = 0; day < 25; ++day) run_day(site, first_day + sim::Days{day});
    REQUIRE(site.people.size() == 20);
    CHECK(site.levels.stages[0].level == 0);
    for (std::uint32_t id = 0; id < 20; ++id) {
        CHECK(site.people[id].strand(0).suspended == 1);
        CHECK(site.people[id].head().marker == 1);
        CHECK(site.people[id].clock(0) == setup.layout.number_of(first_day + sim::Days{20}));
    }
}

TEST_CASE("a clock that stops is logged, unless it does not run", "[claims][course]") {
    Model model = leaving_model(60, 20);
    model.clocks = {"closed", "other"};
    model.outcomes.causes[0].reclaim = on_day(10);
    Reaction starts;
    starts.actions.start_clocks = {0};
    reactions(model, Happening::claim_closed) = {starts};
    Reaction stops;
    stops.actions.stop_clocks = {0, 1};
    reactions(model, Happening::reclaim) = {stops};
    const Setup setup(model);
    Site site(setup, 0, {1, 1});
    const auto lines = run_logged(site);
    CHECK(said(lines, "reclaimed") >= 20);
    CHECK(said(lines, "clock", "stopped=closed") == said(lines, "reclaimed"));
    CHECK(said(lines, "clock", "name=closed") == said(lines, "claim_ended"));
    CHECK(said(lines, "clock", "other") == 0);
}

TEST_CASE("who passes to another benefit stays on benefit in the curves", "[claims][TRIAL-14]") {
    Model model = leaving_model(100, 50);
    model.outcomes.causes = {cause("other benefit", 20)};
    model.outcomes.causes[0].other_benefit = true;
    model.outcomes.causes[0].reclaim = on_day(10);
    const Setup setup(model);
    Site site(setup, 0, {1, 1});
    const auto lines = run_logged(site);
    finish_run(site);
    CHECK(said(lines, "claim_ended") == 0);
    CHECK(said(lines, "moved_benefit", "cause=other benefit") == 50 * 3);
    CHECK(said(lines, "reclaimed") == 50 * 3);
    for (const int day : {0, 19, 20, 25, 40, 99}) {
        CHECK(cell(site, {.measure = setup.measured.on_benefit, .period = day}) == sim::Cell{50, 50});
        CHECK(cell(site, {.measure = setup.measured.in_work, .period = day}).sum == 0);
    }
}

TEST_CASE("who comes in off benefit enters, is interrupted, not employed, and may claim", "[claims]") {
    Model model = leaving_model(60, 40);
    model.arrivals[0].claims = Claims::later;
    SECTION("nobody claims within the run: all are gone, and counted") {
        const Setup setup(model);
        Site site(setup, 0, {1, 1});
        run_whole(site);
        CHECK(site.people.size() == 0);
        finish_run(site);
        CHECK(cell(site, {.measure = setup.measured.on_benefit, .period = 30}) == sim::Cell{40, 0});
        CHECK(cell(site, {.measure = setup.measured.in_work, .period = 30}).sum == 0);
    }
    SECTION("all claim on day 10") {
        model.outcomes.causes[0].reclaim = on_day(10);
        Reaction resumes;
        resumes.when.all = {interrupted(0)};
        resumes.then = Reaction::Then::resume;
        reactions(model, Happening::reclaim) = {resumes};
        const Setup setup(model);
        Site site(setup, 0, {1, 1});
        const auto lines = run_logged(site);
        finish_run(site);
        CHECK(said(lines, "arrived") == 40);
        CHECK(said(lines, "claim_ended") == 40);
        for (const LogLine& line : lines) {
            if (line.event != LogEvent::entered) continue;
            const auto day = (sim::day_of(line.time) - first_day).count();
            CHECK((day == 0 || day == 10 || day == 40));
        }
        CHECK(cell(site, {.measure = setup.measured.on_benefit, .period = 9}).sum == 0);
        CHECK(cell(site, {.measure = setup.measured.in_work, .period = 9}).sum == 0);
        CHECK(cell(site, {.measure = setup.measured.on_benefit, .period = 10}).sum == 40);
        CHECK(cell(site, {.measure = setup.measured.in_work, .period = 31}).sum == 40);
    }
}

TEST_CASE("work after a clock is counted when its time is over", "[claims]") {
    // Work from day 20 for 30 days.
    const auto shares = [](int clock_day, int within, int sustained, int days) {
        Model model = leaving_model(days, 0);
        model.outcomes.causes[0].job_loss = on_day(30);
        model.outcomes.causes[0].reclaim = on_day(80);
        model.clocks = {"referred"};
        model.outcomes.work_after = {0, within, sustained};
        const Setup setup(model);
        Site site(setup, 0, {1, 1});
        begin_run(site);
        const std::uint32_t person = make_person(site, 0, false, 0);
        open_claim(site, person, 0);
        enter(site, {person, 0}, 0);
        for (int day = 0; day < days; ++day) {
            if (day == clock_day) set_clock(site, person, 0, first_day + sim::Days{day});
            run_day(site, first_day + sim::Days{day});
        }
        finish_run(site);
        const sim::Cell any = cell(site, {.measure = setup.measured.work_after, .group = 0});
        const sim::Cell long_enough = cell(site, {.measure = setup.measured.work_after, .group = 1});
        CHECK(any.n == long_enough.n);
        return std::vector<std::int64_t>{any.n, any.sum, long_enough.sum};
    };
    using Shares = std::vector<std::int64_t>;
    CHECK(shares(5, 90, 30, 200) == Shares{1, 1, 1});
    CHECK(shares(5, 90, 31, 200) == Shares{1, 1, 0});
    CHECK(shares(5, 16, 13, 200) == Shares{1, 1, 0});   // it begins on the last day of the time
    CHECK(shares(5, 15, 0, 200) == Shares{1, 0, 0});    // begins too late
    CHECK(shares(21, 60, 0, 200) == Shares{1, 0, 0});   // had begun before the clock's day
    CHECK(shares(5, 90, 30, 90) == Shares{0, 0, 0});    // not over by the end
    CHECK(shares(5, 40, 20, 46) == Shares{1, 1, 1});    // still employed at the end
    CHECK(shares(-1, 90, 30, 200) == Shares{0, 0, 0});  // no clock
}

TEST_CASE("a change of marker that is not allowed stops the run and says whose and where", "[course]") {
    Model model = leaving_model(60, 3);
    model.markers = {"none", "seen", "gone"};
    model.marker_changes = {{0, 1}};
    model.stages[0].on_entry.marker = 2;
    const Setup setup(model);
    Replication replication(setup, 4, 9);
    using Catch::Matchers::Contains;
    CHECK_THROWS_WITH(replication.run_to(model.end, 1),
                      Contains("claimant 6728/new_claims/2015-03-02/0") &&
                          Contains("the marker \"none\" must not become \"gone\"") && Contains("seed 4") &&
                          Contains("replication 9") && Contains("office Selby") &&
                          Contains("simulated time 2015-03-02T"));
    model.stages[0].on_entry.marker = 1;
    const Setup allowed(model);
    Replication other(allowed, 4, 9);
    other.run_to(model.end, 1);
    CHECK(other.sites()[0].levels.markers[1].level == 0);  // all have left benefit for good
}

TEST_CASE("every simulated day's bookable time is measured, the last one's too", "[capacity]") {
    Model model = leaving_model(3, 0);
    model.roles = {"coach"};
    StaffGroup coaches;
    coaches.count = 2;
    coaches.pattern.push_back({.from = std::chrono::hours{9}, .until = std::chrono::hours{17}});
    model.offices[0].staff = {coaches};
    const Setup setup(model);
    Site site(setup, 0, {1, 1});
    run_whole(site);
    finish_run(site);
    CHECK(cell(site, {.measure = setup.measured.busy, .group = 0}).n == 3 * 2 * 8 * 3600);
}
