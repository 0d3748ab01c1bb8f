#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "model/claims/turns.hpp"
#include "model/day/arrivals.hpp"
#include "model/day/site_day.hpp"
#include "model/run/replication.hpp"
#include "model/stages/claim_changes.hpp"
#include "model/stages/course.hpp"
#include "tests/model/turning_models.hpp"

using namespace caseload;
using namespace caseload::model;

TEST_CASE("people move to another office at most once a spell, at the rate given", "[claims][statistics]") {
    Model model = claiming_model(366);
    model.outcomes.causes = {cause("other", 5000)};
    model.outcomes.follow_up = 366;
    model.outcomes.moves_a_year = 0.2;
    for (const char* name : {"York", "Leeds"}) {
        Office office = model.offices[0];
        office.name = name;
        ++office.register_id;
        model.offices.push_back(office);
    }
    model.offices[0].neighbours = {2};
    const std::uint32_t people = 4000;
    model.arrivals[0].daily = {{first_day, people}};
    const Setup setup(model);
    Replication replication(setup, 1, 1);
    replication.run_to(model.end, 1);
    std::size_t inside = 0;
    for (const Site& site : replication.sites()) inside += site.people.size();
    CHECK(replication.sites()[1].people.size() == 0);  // neighbours go first
    const double moved = static_cast<double>(replication.sites()[2].people.size());
    const double expected = 1 - std::exp(-0.2);
    CHECK(moved / people == Approx(expected).margin(4 * std::sqrt(expected * (1 - expected) / people)));
    const auto cells = replication.finish();
    const auto at = setup.measured.declared.find({.measure = setup.measured.transferred});
    REQUIRE(at);
    CHECK(static_cast<double>(cells[*at].n) == moved);
    // Whoever is on the way on the last night is in no office.
    CHECK(people - inside <= 10);
}

TEST_CASE("with one office nobody moves, and the day of a move is found again", "[claims]") {
    Model model = leaving_model(60, 0);
    model.outcomes.moves_a_year = 1;
    const Setup alone(model);
    Site site(alone, 0, {1, 1});
    const std::uint32_t person = make_person(site, 0, false, 0);
    open_claim(site, person, 0);
    CHECK(day_of_move(site, person) == never);
    model.offices.push_back(model.offices[0]);
    const Setup two(model);
    Site first(two, 0, {1, 1});
    Site second(two, 1, {1, 1});
    const std::uint32_t here = make_person(first, 0, false, 0);
    const std::uint32_t there = make_person(second, 0, false, 0);
    open_claim(first, here, 0);
    open_claim(second, there, 0);
    CHECK(day_of_move(first, here) == day_of_move(second, there));
    first.people[here].head().spell = 2;
    CHECK(day_of_move(first, here) != day_of_move(second, there));
}

TEST_CASE("what is due on the day of a move happens at the old office, and not a day late",
          "[claims][moves]") {
    Model model = leaving_model(400, 0);
    model.outcomes.causes = {cause("other", 5000)};
    model.outcomes.moves_a_year = 2;
    model.offices.push_back(model.offices[0]);
    const auto day_of = [&] {
        const Setup setup(model);
        Site site(setup, 0, {1, 1});
        const std::uint32_t person = make_person(site, 0, false, 0);
        open_claim(site, person, 0);
        return day_of_move(site, person);
    };
    const std::int32_t day = day_of();
    REQUIRE(day > 1);
    REQUIRE(day < 390);
    model.stages[0].kind = wait_for({day, Span::Unit::days});
    const Setup setup(model);
    Site site(setup, 0, {1, 1});
    std::vector<LogLine> lines;
    site.log = &lines;
    begin_run(site);
    const std::uint32_t person = make_person(site, 0, false, 0);
    open_claim(site, person, 0);
    enter(site, {person, 0}, 0);
    for (int d = 0; d <= day; ++d) run_day(site, first_day + sim::Days{d});
    std::vector<std::string> told;
    for (const LogLine& line : lines) {
        if (line.event == LogEvent::ended || line.event == LogEvent::requested)
            told.push_back(std::string(name_of(line.event)) + " " + sim::iso(line.time));
    }
    const sim::Day moved = first_day + sim::Days{day};
    CHECK(told == std::vector<std::string>{"ended " + sim::iso(moved) + "T00:00:00",
                                           "requested " + sim::iso(moved) + "T23:59:59"});
}
