#include <catch2/catch.hpp>

#include "model/plan/endings.hpp"
#include "model/plan/pathway_checks.hpp"
#include "tests/model/small_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

constexpr Span a_day{1, Span::Unit::days};
constexpr Span no_time{0, Span::Unit::days};

/// wait -> exit, entered by arrivals at one office.
struct Sound {
    Model model;
    std::uint16_t office = add_office(model, "Selby");
    std::uint16_t pathway = add_pathway(model, "claim");
    std::uint16_t wait = add_stage(model, "pause", wait_for(a_day));
    std::uint16_t out = add_stage(model, "out", Exit{});

    Sound() {
        route(model, wait, "done", out);
        arrive(model, wait);
    }
    std::vector<Finding> found() const { return findings(model, pathway); }
};

bool says(const std::vector<Finding>& found, const std::string& words) {
    for (const auto& one : found)
        if (one.message.find(words) != std::string::npos) return true;
    return false;
}

}  // namespace

TEST_CASE("every kind of stage has its fixed endings", "[pathway]") {
    CHECK(endings_of(Does::walk_in) ==
          std::vector<std::string_view>{"served", "left", "turned_away", "closed"});
    CHECK(endings_of(Does::wait) == std::vector<std::string_view>{"done"});
    CHECK(endings_of(Does::exit).empty());
    CHECK(endings_of(Does::choose).empty());
    CHECK(name_of(Does::group_session) == "group_session");
    CHECK(name_of(Does::exit) == "exit");
}

TEST_CASE("a sound pathway has no findings", "[pathway]") { CHECK(Sound().found().empty()); }

TEST_CASE("the graph has a vertex a stage and one for the end", "[pathway]") {
    const Sound sound;
    const auto way = graph_of(sound.model, sound.pathway);
    CHECK(boost::num_vertices(way.graph) == 3);
    CHECK(boost::num_edges(way.graph) == 2);
    CHECK(boost::edge(0, 1, way.graph).second);
    CHECK(boost::edge(1, way.end, way.graph).second);
    REQUIRE(way.entries.size() == 1);
    CHECK(way.entries.front().name == "new_claims");
}

TEST_CASE("an ending without a route is found, and told with its name", "[pathway]") {
    Sound sound;
    sound.model.stages[sound.wait].routes.front().missing = true;
    const auto found = sound.found();
    REQUIRE(!found.empty());
    CHECK(found.front().stage == sound.wait);
    CHECK(found.front().ending == "done");
    CHECK(found.front().message == "the ending \"done\" of stage \"claim.pause\" has no route");
}

TEST_CASE("an ending that cannot happen needs no route", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    model.offices.front().always_open = true;
    const auto desk = add_stage(model, "desk", WalkIn{});
    route(model, desk, "served", sound.out);
    route(model, sound.wait, "done", desk);
    CHECK(sound.found().empty());

    SECTION("people without patience leave") {
        std::get<WalkIn>(model.stages[desk].kind).impatient = true;
        CHECK(says(sound.found(), "\"left\""));
    }
    SECTION("a queue with little room turns people away") {
        std::get<WalkIn>(model.stages[desk].kind).queue = "counter";
        model.offices.front().queues.push_back({"counter", sim::Order::arrival, sim::Preempt::no, 3});
        CHECK(says(sound.found(), "\"turned_away\""));
    }
    SECTION("an office that shuts closes on people") {
        model.offices.front().always_open = false;
        CHECK(says(sound.found(), "\"closed\""));
    }
}

TEST_CASE("an appointment can be cancelled where its role falls sick", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    model.roles = {"work_coach"};
    model.offices.front().staff.push_back({});
    const auto meeting = add_stage(model, "meeting", Appointment{});
    const auto& stage = model.stages[meeting];
    CHECK(can_happen(model, stage, 0));
    CHECK_FALSE(can_happen(model, stage, 1));
    CHECK_FALSE(can_happen(model, stage, 3));
    model.offices.front().staff.front().sickness = sim::Chance::of(0.03);
    CHECK(can_happen(model, stage, 3));
    std::get<Appointment>(model.stages[meeting].kind).misses = Varying<sim::Chance>(sim::Chance::of(0.1));
    CHECK(can_happen(model, stage, 1));
}

TEST_CASE("a stage that nothing leads to is unreachable", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    const auto lost = add_stage(model, "lost", wait_for(a_day));
    route(model, lost, "done", sound.out);
    CHECK(says(sound.found(), "nobody can ever reach the stage \"claim.lost\""));

    SECTION("unless stock begins there") {
        Stock stock;
        stock.stage = lost;
        model.stock.push_back(stock);
        CHECK(sound.found().empty());
    }
    SECTION("unless a reaction moves people there") {
        Reaction reaction;
        reaction.then = Reaction::Then::go;
        reaction.to = lost;
        model.pathways.front().on[0].push_back(reaction);
        CHECK(sound.found().empty());
    }
    SECTION("unless another strand begins there") {
        add_pathway(model, "other");
        const auto first = add_stage(model, "first", Exit{});
        model.stages[first].on_entry.starts.push_back({sound.pathway, lost});
        CHECK(sound.found().empty());
    }
}

TEST_CASE("a pathway that nobody enters is told once, not stage by stage", "[pathway]") {
    Sound sound;
    sound.model.arrivals.clear();
    const auto found = sound.found();
    REQUIRE(found.size() == 1);
    CHECK(found.front().stage == nowhere);
    CHECK(found.front().message == "nobody ever enters the pathway \"claim\"");
}

TEST_CASE("a stage from which no exit can be reached has no way out", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    const auto trap = add_stage(model, "trap", wait_for(a_day));
    route(model, trap, "done", trap);
    route(model, sound.wait, "done", add_choose(model, "fork", {trap, sound.out}));
    const auto found = sound.found();
    REQUIRE(found.size() == 1);
    CHECK(found.front().stage == trap);
    CHECK(found.front().message == "there is no way out of the stage \"claim.trap\"");

    SECTION("unless the claim's end ends the strand") {
        Reaction reaction;
        reaction.then = Reaction::Then::end;
        model.pathways.front().on[0].push_back(reaction);
        CHECK(sound.found().empty());
    }
    SECTION("unless claims close, which suspends the strand") {
        model.outcomes.causes.push_back({});
        CHECK(sound.found().empty());
        Reaction stays;
        stays.then = Reaction::Then::stay;
        model.pathways.front().on[0].push_back(stays);
        CHECK(sound.found().size() == 1);
    }
    SECTION("unless another strand ends it") {
        model.stages[sound.out].on_entry.ends.push_back(sound.pathway);
        CHECK(sound.found().empty());
    }
}

TEST_CASE("a loop in which no time passes is told stage by stage", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    const auto pause = add_stage(model, "again", wait_for(no_time));
    const auto fork = add_choose(model, "fork", {sound.out, pause});
    route(model, pause, "done", fork);
    route(model, sound.wait, "done", fork);
    const auto found = sound.found();
    REQUIRE(found.size() == 1);
    CHECK(
        found.front().message ==
        "a claimant could go round for ever without time passing: claim.again -> claim.fork -> claim.again");

    SECTION("a day's wait in the loop is enough") {
        model.stages[pause].kind = wait_for(a_day);
        CHECK(sound.found().empty());
    }
    SECTION("a clock that nothing starts again has run out the second time") {
        model.clocks = {"claim"};
        auto wait = wait_for(a_day);
        wait.moments.front().from = {Anchor::Date::clock, 0};
        model.stages[pause].kind = wait;
        CHECK(sound.found().size() == 1);
        model.stages[fork].on_entry.start_clocks.push_back(0);
        CHECK(sound.found().empty());
    }
}

TEST_CASE("somebody turned away who joins the same queue at once goes round for ever", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    model.offices.front().queues.push_back({"desk", sim::Order::arrival, sim::Preempt::no, 0});
    model.offices.front().always_open = true;
    WalkIn walk_in;
    walk_in.queue = "desk";
    walk_in.service = Varying<sim::Distribution>(sim::Distribution::exponential(300));
    const auto desk = add_stage(model, "desk", walk_in);
    route(model, sound.wait, "done", desk);
    route(model, desk, "served", sound.out);
    route(model, desk, "turned_away", desk);
    CHECK(says(sound.found(), "claim.desk -> claim.desk"));
    route(model, desk, "turned_away", sound.wait);
    CHECK(sound.found().empty());
}

TEST_CASE("somebody for whom nothing is free and who asks again at once goes round for ever", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    const auto meeting = add_stage(model, "meeting", Appointment{});
    route(model, sound.wait, "done", meeting);
    route(model, meeting, "attended", sound.out);
    route(model, meeting, "no_slot", meeting);
    CHECK(says(sound.found(), "claim.meeting -> claim.meeting"));
    route(model, meeting, "no_slot", sound.wait);
    CHECK(sound.found().empty());
}

TEST_CASE("strands that begin each other at once are a timeless loop", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    const auto other = add_pathway(model, "other");
    const auto there = add_stage(model, "there", wait_for(a_day));
    route(model, there, "done");
    model.stages[sound.wait].on_entry.starts.push_back({other, there});
    CHECK(sound.found().empty());
    model.stages[there].on_entry.starts.push_back({sound.pathway, sound.wait});
    CHECK(says(sound.found(), "claim.pause -> other.there -> claim.pause"));
}

TEST_CASE("people cannot go from one site to another on the same day", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    const auto leeds = add_office(model, "Leeds");
    model.stages[sound.out].office = static_cast<std::int16_t>(leeds);
    const auto found = sound.found();
    REQUIRE(found.size() == 1);
    CHECK(found.front().stage == sound.wait);
    CHECK(found.front().ending == "done");
    CHECK(found.front().message ==
          "the stage \"claim.out\" is held in Leeds, but people of Selby come from \"claim.pause\" on the "
          "same day");

    SECTION("overnight they can") {
        model.stages[sound.out].overnight = true;
        CHECK(sound.found().empty());
    }
    SECTION("those who are there already stay there") {
        model.stages[sound.wait].office = static_cast<std::int16_t>(leeds);
        CHECK(says(sound.found(), "people of Selby arrive there"));
        model.arrivals.front().office = leeds;
        CHECK(sound.found().empty());
    }
    SECTION("those who arrive there need not move") {
        model.arrivals.front().office = leeds;
        CHECK(sound.found().empty());
    }
}

TEST_CASE("a life has at most five strands", "[pathway]") {
    Sound sound;
    auto& model = sound.model;
    for (const auto* name : {"two", "three", "four", "five", "six"}) {
        const auto pathway = add_pathway(model, name);
        const auto only = add_stage(model, "only", Exit{});
        model.stages[sound.out].on_entry.starts.push_back({pathway, only});
    }
    CHECK(findings(model, 4).empty());
    CHECK(says(findings(model, 5), "one too many"));
}
