#include <catch2/catch.hpp>

#include "model/stages/course.hpp"
#include "model/stages/departure.hpp"
#include "placement_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

using Lines = std::vector<std::string>;

enum Offices : std::uint16_t { selby, goole, leeds };

/// Entered in Selby on the first Monday; moves on a day.
Region moved(const Model& model, sim::Day on, std::uint16_t to, sim::Day until) {
    return Region(model, [&](Region& region) {
        region.come();
        region.run_until(on);
        move_office(region.sites[selby], 0, to);
        region.run_until(until);
    });
}

}  // namespace

TEST_CASE("A wait goes on to the same end in another office, and is entered once", "[moves]") {
    Model model = placement_model();
    model.stages[placement].kind = wait_for({30, Span::Unit::days});
    model.stages[placement].routes = {model.stages[completed].routes[0]};
    Region region = moved(model, first_monday + sim::Days{10}, goole, first_monday + sim::Days{40});
    CHECK(region.said("ended") == Lines{"2015-04-01T00:00:00 ending=done"});
    CHECK(region.said("entered").size() == 1);
    CHECK(region.said("transferred") == Lines{"2015-03-13T09:00:00 from=Selby;area=east"});
    CHECK(region.said("requested") == Lines{"2015-03-12T00:00:00 to=Goole"});
    CHECK(region.cell(region.setup.measured.entered, -1, placement).n == 1);
}

TEST_CASE("Who moves before the start did not start, and the old area has its place back",
          "[moves][HTW-119]") {
    const Region region =
        moved(placement_model(), sim::make_day(2015, 3, 10), leeds, sim::make_day(2015, 3, 20));
    CHECK(region.said("place_given_back") ==
          Lines{"2015-03-10T00:00:00 provider=community_work;area=east;year=2014"});
    CHECK(region.said("ended") == Lines{"2015-03-11T09:00:00 ending=not_started"});
    CHECK(region.left(sim::make_day(2015, 3, 20), 0) == 100);
    CHECK(region.left(sim::make_day(2015, 3, 20), 1) == 100);
}

TEST_CASE("Who moves while asking for a place asks for one in the new area", "[moves][HTW-119]") {
    const Region region = moved(placement_model(), first_monday, leeds, sim::make_day(2015, 3, 9));
    CHECK(region.said("granted") ==
          Lines{"2015-03-04T09:00:00 provider=community_work;area=west;year=2014;left=99"});
    CHECK(region.left(sim::make_day(2015, 3, 9), 0) == 100);
    CHECK(region.left(sim::make_day(2015, 3, 9), 1) == 99);
}

TEST_CASE("A placement within reach goes on after a move", "[moves][HTW-120]") {
    Model model = placement_model();
    placement_of(model).reach_other_area = share(1);
    const std::uint16_t to = GENERATE(std::uint16_t{goole}, std::uint16_t{leeds});
    const Region region = moved(model, sim::make_day(2015, 5, 4), to, sim::make_day(2015, 12, 1));
    CHECK(region.said("placement_started").size() == 1);
    CHECK(region.said("ended") == Lines{"2015-09-18T00:00:00 ending=completed"});
    CHECK(region.cell(region.setup.measured.placement_hours, 0).n == 26 * 30);
    CHECK(region.left(sim::make_day(2015, 3, 20), 0) == 99);
}

TEST_CASE("Beyond reach in the same area another placement is found for the rest",
          "[moves][HTW-121][READING-27]") {
    Model model = placement_model();
    placement_of(model).reach_same_area = share(0);
    const Region region = moved(model, sim::make_day(2015, 5, 4), goole, sim::make_day(2015, 12, 1));
    CHECK(region.said("placement_started") ==
          Lines{"2015-03-20T09:00:00 hours=30", "2015-05-19T09:00:00 hours=30"});
    CHECK(region.said("ended") == Lines{"2015-09-18T00:00:00 ending=completed"});
    CHECK(region.said("place_used").size() == 1);
}

TEST_CASE("Beyond reach in another area the placement is over, and the place stays used",
          "[moves][HTW-123][READING-28]") {
    const Region region =
        moved(placement_model(), sim::make_day(2015, 5, 4), leeds, sim::make_day(2015, 12, 1));
    CHECK(region.said("ended") == Lines{"2015-05-05T09:00:00 ending=out_of_reach"});
    CHECK(region.said("place_given_back").empty());
    CHECK(region.left(sim::make_day(2015, 3, 20), 0) == 99);
}

TEST_CASE("Reactions to a move see whether the area is the same", "[moves]") {
    Model model = placement_model();
    Reaction within;
    within.when.all = {test_of(Test::Of::same_area, 1)};
    within.then = Reaction::Then::go;
    within.to = withdrawn;
    Reaction far = within;
    far.when.all[0].low = 0;
    far.to = out_of_reach;
    model.pathways[0].on[static_cast<std::size_t>(Happening::moved)] = {within, far};
    placement_of(model).reach_other_area = share(1);
    Region near_by = moved(model, sim::make_day(2015, 5, 4), goole, sim::make_day(2015, 5, 6));
    CHECK(near_by.stage_of(0, goole) == withdrawn);
    CHECK(!near_by.sites[goole].in_hand.moved_within_area);
    Region far_away = moved(model, sim::make_day(2015, 5, 4), leeds, sim::make_day(2015, 5, 6));
    CHECK(far_away.stage_of(0, leeds) == out_of_reach);
}

TEST_CASE("What decision makers have before them moves along and is decided on its day", "[moves][HTW-94]") {
    Model model = placement_model();
    DecisionMaker decides;
    decides.delay = lasting(21);
    model.stages[placement].kind = decides;
    model.stages[placement].routes.resize(3);
    const auto endings = endings_of(Does::decision_maker);
    for (std::size_t e = 0; e < endings.size(); ++e) model.stages[placement].routes[e].ending = endings[e];
    Region region = moved(model, sim::make_day(2015, 3, 10), leeds, sim::make_day(2015, 3, 30));
    CHECK(region.said("ended") == Lines{"2015-03-23T09:00:00 ending=not_sanctioned"});
    CHECK(region.sites[selby].referrals.all.empty());
    CHECK(region.sites[leeds].referrals.all.empty());
    CHECK(region.said("decision").size() == 1);
}

TEST_CASE("A strand that is interrupted stays so after a move", "[moves]") {
    Region region(placement_model());
    region.come();
    region.run_until(sim::make_day(2015, 5, 4));
    suspend(region.sites[selby], {0, 0});
    move_office(region.sites[selby], 0, goole);
    region.run_until(sim::make_day(2015, 12, 1));
    CHECK(region.stage_of(0, goole) == placement);
    CHECK(region.sites[goole].strand({0, 0}).suspended == 1);
    CHECK(region.sites[goole].levels.stages[placement].level == 0);
    CHECK(region.said("ended").empty());
}

TEST_CASE("Moves day after day lose and double nobody", "[moves]") {
    Model model = placement_model();
    placement_of(model).reach_other_area = share(0.5);
    placement_of(model).reach_same_area = share(0.5);
    placement_of(model).fails_to_start = share(0.2);
    placement_of(model).absences.unreported = share(0.05);
    Region region(model);
    std::uint64_t state = 7;
    const auto random = [&](std::uint64_t n) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return (state >> 33) % n;
    };
    for (int d = 0; d < 200; ++d) {
        region.come(placement, random(3));
        for (std::uint16_t from = 0; from < 3; ++from) {
            Site& site = region.sites[from];
            const auto person = static_cast<std::uint32_t>(random(site.people.places() + 1));
            if (person >= site.people.places() || !site.people.alive(person)) continue;
            move_office(site, person, static_cast<std::uint16_t>((from + 1 + random(2)) % 3));
        }
        std::size_t in_transit = 0;
        for (const Site& site : region.sites) {
            for (const auto* box : {&site.outbox, &site.inbox}) {
                for (const Request& request : *box) in_transit += request.kind == Request::Kind::move ? 1 : 0;
            }
        }
        CHECK(region.alive() + in_transit == static_cast<std::size_t>(d) + 1);
        region.run_until(region.day + sim::Days{1});
    }
    region.run_until(region.day + sim::Days{300});
    CHECK(region.alive() == 200);
    std::int64_t inside = 0;
    std::int64_t in_stages = 0;
    std::int64_t marked = 0;
    for (Site& site : region.sites) {
        inside += site.levels.inside.level;
        for (const Level& level : site.levels.markers) marked += level.level;
        for (std::uint16_t s = 0; s < failure; ++s) in_stages += site.levels.stages[s].level;
    }
    CHECK(inside == 200);
    CHECK(marked == 200);
    CHECK(in_stages == 200);
    const Measured& measured = region.setup.measured;
    std::int64_t held = 0;
    const auto groups = static_cast<int>(measured.areas.size()) * measured.limit_years;
    for (int g = 0; g < groups; ++g) {
        held += region.cell(measured.places_granted, g).n - region.cell(measured.places_used, g).n -
                region.cell(measured.places_given_back, g).n;
    }
    CHECK(held == 0);
}
