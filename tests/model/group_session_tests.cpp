#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "model/stages/course.hpp"
#include "model/stages/session_course.hpp"
#include "workshops.hpp"

namespace caseload::model {
namespace {

using std::chrono::hours;

const sim::Time on_thursday = thursday + hours{14};
const sim::Time on_next_monday = next_monday + hours{10};

}  // namespace

TEST_CASE("seats are given in the earliest session until it is full", "[group_session][IAP-4][IAP-13]") {
    Town town(workshop_model(workshop()));
    town.run_until(tuesday);
    town.come_many(4);
    CHECK(town.booked() == std::vector<sim::Time>{on_thursday, on_thursday, on_thursday, on_next_monday});
    town.run_until(next_monday + sim::Days{1});
    CHECK(town.said("session_held", "size=3") == 1);
    CHECK(town.said("session_held", "size=1") == 1);
    CHECK(town.ended("attended") == 4);
    CHECK(town.cell(town.setup.measured.session_size).sum == 4);
    CHECK(town.cell(town.setup.measured.missed).n == 4);
    CHECK(town.cell(town.setup.measured.missed).sum == 0);
}

TEST_CASE("an earliest in working days leaves the whole of that day open", "[group_session][IAP-13]") {
    GroupSession kind = workshop();
    kind.earliest = Varying<Span>(Span{2, Span::Unit::working_days});
    Town town(workshop_model(kind));
    town.run_until(tuesday);
    town.come();
    town.run_until(wednesday);
    town.come();
    CHECK(town.booked() == std::vector<sim::Time>{on_thursday, on_next_monday});
}

TEST_CASE("no session up to the horizon is no place", "[group_session]") {
    GroupSession kind = workshop();
    kind.horizon = days(1);
    Town town(workshop_model(kind));
    town.run_until(tuesday);
    town.come();
    CHECK(town.ended("no_place") == 1);
}

TEST_CASE("a session with one's cohort is preferred within the patience, never otherwise",
          "[group_session][IAP-8]") {
    const int patience = GENERATE(0, 7);
    GroupSession kind = workshop();
    kind.same_cohort_preferred = true;
    kind.cohort_patience = days(patience);
    Town town(workshop_model(kind));
    town.run_until(tuesday);
    const std::uint32_t leaver = town.come(0, 1);
    town.come(0, 1);
    town.come(0, 1);
    town.come(0, 2);
    end_strand(town.sites[0], {leaver, 0});
    town.come(0, 2);
    CHECK(town.booked()[3] == on_next_monday);
    CHECK(town.booked()[4] == (patience == 0 ? on_thursday : on_next_monday));
}

TEST_CASE("whoever attends belongs to the session's cohort", "[group_session][IAP-8]") {
    Model model = workshop_model(workshop(), 2, 2);
    model.stages[0].routes[0].to = add_workshop(model, "second", workshop());
    Town town(std::move(model));
    town.run_until(tuesday);
    const std::uint32_t person = town.come();
    town.run_until(friday);
    CHECK(town.sites[0].people[person].head().cohort != 0);
}

TEST_CASE("below the minimum a session waits for the next one, then runs small",
          "[group_session][IAP-4][IAP-5]") {
    GroupSession kind = workshop();
    kind.smallest = Varying<std::int64_t>(2);
    kind.cancel_floor = Varying<std::int64_t>(2);
    kind.below_minimum = {BelowMinimum::wait, BelowMinimum::run_small};
    Town town(workshop_model(kind));
    town.run_until(tuesday);
    town.come();
    town.run_until(wednesday + sim::Days{1});
    CHECK(town.booked() == std::vector<sim::Time>{on_thursday, on_next_monday});
    CHECK(town.not_held(group) == 1);
    CHECK(town.cell(town.setup.measured.wait).n == 0);  // not yet over
    town.run_until(next_monday + sim::Days{1});
    CHECK(town.waited_for(group) == (on_next_monday - on_thursday).count());
    CHECK(town.said("session_held", "size=1;small=yes") == 1);
    CHECK(town.ended("attended") == 1);
    CHECK(town.cell(town.setup.measured.wait).sum == (on_next_monday - sim::Time{tuesday}).count());
    CHECK(town.cell(town.setup.measured.wait).n == 1);
    CHECK(town.waited_for_all_causes() == town.cell(town.setup.measured.wait).sum);
}

TEST_CASE("a session below the recommended size is held where that is the policy, and else not",
          "[group_session][IAP-4]") {
    GroupSession kind = workshop();
    kind.smallest = Varying<std::int64_t>(3);
    for (const bool run_small : {false, true}) {
        CAPTURE(run_small);
        if (run_small) kind.below_minimum = {BelowMinimum::run_small};
        Town town(workshop_model(kind));
        town.run_until(tuesday);
        town.come_many(2);
        town.run_until(friday);
        CHECK(town.said("session_held", "size=2") == (run_small ? 1 : 0));
        CHECK(town.ended("did_not_run") == (run_small ? 0 : 2));
    }
}

TEST_CASE("an office's own smallest and largest replace the stage's", "[group_session][IAP-4]") {
    Model model = workshop_model(workshop());
    model.offices[0].sessions.push_back({0, {{2, hours{11}}}, -1, 1});
    Town town(std::move(model));
    town.run_until(tuesday);
    town.come_many(2);
    CHECK(town.booked() ==
          std::vector<sim::Time>{wednesday + hours{11}, wednesday + sim::Days{7} + hours{11}});
}

TEST_CASE("with fewer present than the cancel floor nobody fails", "[group_session][IAP-5]") {
    GroupSession kind = workshop();
    kind.cancel_floor = Varying<std::int64_t>(3);
    Town town(workshop_model(kind));
    town.run_until(tuesday);
    town.come_many(2);
    town.run_until(friday);
    CHECK(town.said("session_not_run", "size=2") == 1);
    CHECK(town.ended("did_not_run") == 2);
    CHECK(town.ended("missed") == 0);
    CHECK(town.not_held(group) == 1);
    CHECK(town.cell(town.setup.measured.sessions_held).n == 0);
}

TEST_CASE("whoever does not come or take part has missed the session", "[group_session][IAP-13]") {
    const bool comes = GENERATE(false, true);
    GroupSession kind = workshop();
    (comes ? kind.does_not_take_part : kind.misses) = chance(1);
    Town town(workshop_model(kind));
    town.run_until(tuesday);
    town.come_many(2);
    town.run_until(friday);
    CHECK(town.ended("missed") == 2);
    CHECK(town.said("missed", "present=yes") == (comes ? 2u : 0u));
    CHECK(town.said("session_held") == (comes ? 1u : 0u));
    CHECK(town.cell(town.setup.measured.missed).sum == (comes ? 0 : 2));
}

TEST_CASE("a session for which nobody has booked gives its time back without a word", "[group_session]") {
    Town town(workshop_model(workshop()));
    town.run_until(wednesday);
    CHECK(town.sites[0].diary.diary.booked_periods(0, thursday) == 18);
    town.run_until(thursday);
    CHECK(town.sites[0].diary.diary.booked_periods(0, thursday) == 0);
    CHECK(town.said("session_not_run") == 0);
    CHECK(town.cell(town.setup.measured.sessions_not_held, 0, group).n == 0);
}

TEST_CASE(
    "two workshops at one time in an office with one room take turns, and one is not held for want of it",
    "[group_session][IAP-7]") {
    const std::uint16_t rooms = GENERATE(as<std::uint16_t>{}, 1, 2);
    Model model = workshop_model(workshop(), 2, rooms);
    add_workshop(model, "workshop_2", workshop());
    Town town(std::move(model));
    const std::uint16_t room = town.setup.measured.resource_cause(0);
    town.run_until(tuesday);
    town.come(0);
    town.come(1);
    const sim::Time first = std::min(town.booked()[0], town.booked()[1]);
    const sim::Time second = std::max(town.booked()[0], town.booked()[1]);
    CHECK(first == on_thursday);
    // Five working days wait for the room: Thursday, and on to the next one. The next Monday is again the turn of whoever had Thursday; the Thursday after it is the other's.
    CHECK(second == (rooms == 1 ? on_thursday + sim::Days{7} : on_thursday));
    town.run_until(next_monday + sim::Days{1});
    CHECK(town.not_held(room, 0) >= (rooms == 1 ? 1 : 0));
    CHECK(town.not_held(room, 1) >= (rooms == 1 ? 1 : 0));
    CHECK(town.not_held(room, 0) + town.not_held(room, 1) == (rooms == 1 ? 3 : 0));
    town.run_until(sim::day_of(on_thursday) + sim::Days{8});
    CHECK(town.waited_for(room, 0) + town.waited_for(room, 1) == (rooms == 1 ? 5 * 24 * hour : 0));
}

TEST_CASE("without a trained facilitator sessions are not held for want of staff", "[group_session][IAP-7]") {
    Town town(workshop_model(workshop(), 0));
    town.run_until(friday);
    CHECK(town.not_held(town.setup.measured.role_cause(0)) == 2);
    town.come();
    CHECK(town.ended("no_place") == 1);
}

TEST_CASE("a facilitator booked all day elsewhere is why the next session is waited for",
          "[group_session][IAP-7]") {
    Town town(workshop_model(workshop()));
    town.run_until(tuesday);
    town.come_many(3);
    for (const sim::Day day : {tuesday, wednesday}) town.sites[0].diary.diary.book(0, day, 9 * 12, 8 * 12);
    town.come();
    town.run_until(next_monday + sim::Days{1});
    CHECK(town.waited_for(town.setup.measured.role_cause(0)) == 2 * 24 * hour);
    CHECK(town.waited_for_all_causes() == town.cell(town.setup.measured.wait).sum);
}

TEST_CASE("a colleague with the skill takes over from an absent facilitator, or the session is off",
          "[group_session][IAP-7]") {
    const std::uint16_t trained = GENERATE(as<std::uint16_t>{}, 1, 2);
    Town town(workshop_model(workshop(), trained));
    town.run_until(tuesday);
    town.come_many(2);
    town.run_until(thursday);
    Site& site = town.sites[0];
    site.diary.members[0].sick = true;
    session_loses(site, site.sessions.coming[0].front(), 0);
    CHECK(site.diary.diary.booked_periods(0, thursday) == 0);
    CHECK(town.ended("did_not_run") == (trained == 1 ? 2u : 0u));
    CHECK(town.not_held(town.setup.measured.role_cause(0)) == (trained == 1 ? 1 : 0));
    if (trained == 2) CHECK(site.diary.diary.booked_periods(1, thursday) == 18);
}

TEST_CASE("whoever is booked elsewhere at the time of a session waits on their own account",
          "[group_session]") {
    Model model = workshop_model(workshop());
    add_pathway(model, "other");
    GroupSession clash = workshop();
    clash.resources.clear();
    clash.skill = -1;
    add_workshop(model, "clash", clash);
    model.offices[0].staff[0].count = 2;
    model.offices[0].staff[0].skills = {{std::uint16_t{0}, std::uint16_t{2}}};
    Town town(std::move(model));
    town.run_until(tuesday);
    const std::uint32_t person = town.come(1);
    enter(town.sites[0], {person, 0}, 0);
    CHECK(town.booked() == std::vector<sim::Time>{on_thursday, on_next_monday});
    town.run_until(next_monday + sim::Days{1});
    CHECK(town.waited_for(claimant) == 24 * hour);
}

TEST_CASE("a seat given up is free for the next", "[group_session]") {
    Town town(workshop_model(workshop()));
    town.run_until(tuesday);
    const std::uint32_t leaver = town.come();
    town.come_many(2);
    end_strand(town.sites[0], {leaver, 0});
    town.come();
    CHECK(town.booked().back() == on_thursday);
    town.run_until(friday);
    CHECK(town.ended("attended") == 3);
}

TEST_CASE("the causes sum to the wait and no session holds more than its seats",
          "[group_session][property]") {
    rc::prop("whoever comes when", [](const std::vector<std::uint8_t>& comers) {
        GroupSession kind = workshop();
        kind.smallest = Varying<std::int64_t>(2);
        kind.below_minimum = {BelowMinimum::wait, BelowMinimum::remote};
        kind.misses = chance(0.2);
        kind.does_not_take_part = chance(0.1);
        Town town(workshop_model(kind));
        for (const std::uint8_t gap : comers) {
            town.run_until(
                std::min(town.day + sim::Days{gap % 3 + (town.people == 0 ? 1 : 0)}, monday + sim::Days{30}));
            town.come();
        }
        town.run_until(monday + sim::Days{59});
        RC_ASSERT(town.waited_for_all_causes() == town.cell(town.setup.measured.wait).sum);
        RC_ASSERT(town.said("ended") == comers.size());
        const sim::Cell size = town.cell(town.setup.measured.session_size);
        RC_ASSERT(size.sum <= 3 * size.n);
        RC_ASSERT(town.sites[0].people.size() == 0u);
    });
}

}  // namespace caseload::model
