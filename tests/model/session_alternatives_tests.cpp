#include <catch2/catch.hpp>

#include "model/stages/course.hpp"
#include "workshops.hpp"

/// Other ways than a timetabled session here: on demand, one to one, remotely, at a nearby office.
namespace caseload::model {
namespace {

using std::chrono::hours;

GroupSession on_demand() {
    GroupSession kind = workshop();
    kind.timetable.clear();
    kind.on_demand = true;
    kind.smallest = Varying<std::int64_t>(2);
    kind.notice = Varying<Span>(Span{1, Span::Unit::working_days});
    return kind;
}

GroupSession below(BelowMinimum policy) {
    GroupSession kind = workshop();
    kind.smallest = Varying<std::int64_t>(2);
    kind.below_minimum = {policy};
    return kind;
}

/// Selby asks Leeds.
Model two_offices() {
    GroupSession kind = below(BelowMinimum::brigade);
    kind.below_minimum.push_back(BelowMinimum::run_small);
    Model model = workshop_model(kind);
    add_workshop_office(model, "Leeds", 1, 1);
    model.offices[0].neighbours = {1};
    model.offices[1].neighbours = {0};
    return model;
}

}  // namespace

TEST_CASE("a session on demand is set up when enough wait for one", "[group_session][IAP-6]") {
    Town town(workshop_model(on_demand()));
    town.run_until(tuesday);
    town.come();
    town.run_until(thursday);
    CHECK(town.booked().empty());
    town.come();
    town.run_until(friday + sim::Days{1});
    CHECK(town.booked() == std::vector<sim::Time>{friday + hours{9}, friday + hours{9}});
    CHECK(town.ended("attended") == 2);
    CHECK(town.waited_for(group) == 2 * 24 * hour);
    CHECK(town.waited_for_all_causes() == town.cell(town.setup.measured.wait).sum);
}

TEST_CASE("fewer go ahead on demand rather than wait past the horizon", "[group_session][IAP-6]") {
    GroupSession kind = on_demand();
    kind.horizon = days(8);
    Town town(workshop_model(kind));
    town.run_until(tuesday);
    town.come();
    town.run_until(monday + sim::Days{14});
    CHECK(town.booked() == std::vector<sim::Time>{monday + sim::Days{9} + hours{9}});
    CHECK(town.ended("attended") == 1);
}

TEST_CASE("whoever waits in vain for a session on demand has no place", "[group_session][IAP-6]") {
    Town town(workshop_model(on_demand(), 0));
    town.run_until(tuesday);
    town.come();
    town.run_until(tuesday + sim::Days{22});
    CHECK(town.ended("no_place") == 0);
    town.run_until(tuesday + sim::Days{23});
    CHECK(town.ended("no_place") == 1);
    CHECK(town.sites[0].sessions.waiting_list[0].empty());
}

TEST_CASE("in place of a session below its minimum each is seen one to one", "[group_session][IAP-5]") {
    Town town(workshop_model(below(BelowMinimum::one_to_one)));
    town.run_until(tuesday);
    town.come();
    town.run_until(friday);
    CHECK(town.booked() == std::vector<sim::Time>{thursday + hours{14}, wednesday + hours{9}});
    CHECK(town.said("attended", "alone=yes") == 1);
    CHECK(town.ended("attended") == 1);
    CHECK(town.not_held(group) == 1);
}

TEST_CASE("a session held remotely gives its room back", "[group_session][IAP-5]") {
    Town town(workshop_model(below(BelowMinimum::remote)));
    town.run_until(tuesday);
    town.come();
    town.run_until(friday);
    CHECK(town.said("session_held", "size=1;remote=yes") == 1);
    CHECK(town.sites[0].sessions.free.size() >= 1);
    CHECK(town.ended("attended") == 1);
}

TEST_CASE("a session below its minimum is joined with a neighbour's", "[group_session][IAP-5]") {
    Town town(two_offices());
    town.run_until(tuesday);
    town.come();
    town.come_many(2, 1);
    town.run_until(thursday);
    CHECK(town.said("requested", "to=Leeds") == 1);
    town.run_until(friday);
    CHECK(town.said("granted") == 1);
    CHECK(town.said("session_held", "size=3;visitors=1", 1) == 1);
    CHECK(town.said("session_held") == 0);
    CHECK(town.not_held(group) == 1);
    CHECK(town.ended("attended") == 0);
    town.run_until(friday + sim::Days{1});
    CHECK(town.ended("attended") == 1);
    CHECK(town.ended("attended", 1) == 2);
    CHECK(town.sites[0].sessions.elsewhere.empty());
}

TEST_CASE("two small sessions that ask each other meet at one of them", "[group_session][IAP-5]") {
    Town town(two_offices());
    town.run_until(tuesday);
    town.come();
    town.come(0, 0, 1);
    town.run_until(friday + sim::Days{1});
    CHECK(town.said("session_held", "size=2;visitors=1", 1) == 1);
    CHECK(town.said("session_held") == 0);
    CHECK(town.said("refused", {}, 1) == 1);
    CHECK(town.ended("attended") == 1);
    CHECK(town.ended("attended", 1) == 1);
}

TEST_CASE("a refused brigade leaves the next policy", "[group_session][IAP-5]") {
    Town town(two_offices());
    town.run_until(tuesday);
    town.come();
    // Leeds is full for as far as anybody from Selby may wait.
    town.come_many(21, 1);
    town.run_until(friday);
    CHECK(town.said("refused") == 1);
    CHECK(town.said("session_held", "size=1;small=yes") == 1);
    CHECK(town.ended("attended") == 1);
}

TEST_CASE("whoever leaves meanwhile gives the neighbour's seat back", "[group_session][IAP-5]") {
    Town town(two_offices());
    town.run_until(tuesday);
    const std::uint32_t leaver = town.come();
    town.come_many(2, 1);
    SECTION("before the answer") {
        town.run_until(thursday);
        end_strand(town.sites[0], {leaver, 0});
        CHECK(town.sites[1].sessions.all[town.sites[1].sessions.coming[0].front()].visitors.size() == 1);
        town.run_until(friday + sim::Days{1});
        CHECK(town.sites[1].outbox.empty());
    }
    SECTION("after the session elsewhere") {
        town.run_until(friday);
        end_strand(town.sites[0], {leaver, 0});
        town.run_until(friday + sim::Days{1});
        CHECK(town.ended("attended") == 0);
    }
    CHECK(town.sites[0].sessions.elsewhere.empty());
    CHECK(town.ended("attended", 1) == 2);
}

TEST_CASE("a visitor who does not come has missed the session", "[group_session][IAP-5]") {
    Model model = two_offices();
    std::get<GroupSession>(model.stages[0].kind).misses = chance(1);
    Town town(std::move(model));
    town.run_until(tuesday);
    town.come();
    town.come_many(2, 1);
    town.run_until(friday + sim::Days{1});
    CHECK(town.ended("missed") == 1);
    CHECK(town.ended("missed", 1) == 2);
    CHECK(town.said("session_not_run", {}, 1) == 1);
}

}  // namespace caseload::model
