#include <catch2/catch.hpp>

#include "model/plan/visits.hpp"
#include "tests/model/small_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

/// A wait whose length is drawn: what is left to chance counts its visits, to tell its draws apart.
Wait drawn_wait() {
    Wait wait = wait_for(Span{1, Span::Unit::days});
    wait.moments.front().drawn = true;
    return wait;
}

void leave_to_chance(Model& model, std::uint16_t fork) {
    std::get<Choose>(model.stages[fork].kind).branches.front().by_chance = true;
}

}  // namespace

TEST_CASE("only stages on a cycle count their visits", "[visits]") {
    Model model;
    add_office(model, "Selby");
    add_pathway(model, "claim");
    const auto first = add_stage(model, "first", drawn_wait());
    const auto again = add_stage(model, "again", drawn_wait());
    const auto last = add_stage(model, "last", Exit{});
    const auto fork = add_choose(model, "fork", {again, last});
    route(model, first, "done", fork);
    route(model, again, "done", fork);
    arrive(model, first);
    leave_to_chance(model, fork);
    CHECK(number_visits(model) == 2);
    CHECK(model.stages[first].visits_slot == -1);
    CHECK(model.stages[again].visits_slot == 0);
    CHECK(model.stages[last].visits_slot == -1);
    CHECK(model.stages[fork].visits_slot == 1);
}

TEST_CASE("a stage that its own ending leads back to is on a cycle", "[visits]") {
    Model model;
    add_pathway(model, "claim");
    const auto only = add_stage(model, "only", drawn_wait());
    route(model, only, "done", only);
    arrive(model, only);
    CHECK(number_visits(model) == 1);
    CHECK(model.stages[only].visits_slot == 0);
}

TEST_CASE("a stage on a cycle that leaves nothing to chance needs no count", "[visits]") {
    Model model;
    add_pathway(model, "claim");
    const auto only = add_stage(model, "only", wait_for(Span{1, Span::Unit::days}));
    route(model, only, "done", only);
    arrive(model, only);
    CHECK(number_visits(model) == 0);
    CHECK(model.stages[only].visits_slot == -1);
}

TEST_CASE("a strand that a loop of another begins again counts too", "[visits]") {
    Model model;
    add_pathway(model, "claim");
    const auto round = add_stage(model, "round", drawn_wait());
    route(model, round, "done", round);
    arrive(model, round);
    const auto begun = add_pathway(model, "begun");
    const auto first = add_stage(model, "first", drawn_wait());
    const auto last = add_stage(model, "last", drawn_wait());
    route(model, first, "done", last);
    model.stages[round].on_entry.starts.push_back({begun, first});
    CHECK(number_visits(model) == 3);
    CHECK(model.stages[last].visits_slot == 2);
}

TEST_CASE("a strand begun from one place only once does not count", "[visits]") {
    Model model;
    add_pathway(model, "claim");
    const auto first = add_stage(model, "first", Exit{});
    arrive(model, first);
    const auto begun = add_pathway(model, "begun");
    const auto other = add_stage(model, "other", drawn_wait());
    model.stages[first].on_entry.starts.push_back({begun, other});
    CHECK(number_visits(model) == 0);

    SECTION("from two places it does") {
        arrive(model, other);
        CHECK(number_visits(model) == 1);
        CHECK(model.stages[other].visits_slot == 0);
    }
}

TEST_CASE("what a reaction leads to may be entered at any claim", "[visits]") {
    Model model;
    add_pathway(model, "claim");
    const auto first = add_stage(model, "first", drawn_wait());
    const auto back = add_stage(model, "back", drawn_wait());
    route(model, first, "done");
    arrive(model, first);
    Reaction reaction;
    reaction.then = Reaction::Then::go;
    reaction.to = back;
    model.pathways.front().on[static_cast<std::size_t>(Happening::reclaim)].push_back(reaction);
    number_visits(model);
    CHECK(model.stages[first].visits_slot == -1);
    CHECK(model.stages[back].visits_slot == 0);
}

TEST_CASE("a stage whose visits a condition asks for counts them", "[visits]") {
    Model model;
    add_pathway(model, "claim");
    const auto first = add_stage(model, "first", Exit{});
    arrive(model, first);
    Headcount headcount;
    Test test;
    test.of = Test::Of::none_of;
    test.parts.push_back({});
    test.parts.back().of = Test::Of::visits;
    test.parts.back().subject = first;
    headcount.who.all.push_back(test);
    model.headcounts.push_back(headcount);
    CHECK(number_visits(model) == 1);
}

TEST_CASE("a stage that can be resumed is entered again", "[visits]") {
    Model model;
    add_pathway(model, "claim");
    const auto first = add_stage(model, "first", drawn_wait());
    const auto second = add_stage(model, "second", drawn_wait());
    const auto fork = add_choose(model, "fork", {second, nowhere});
    route(model, first, "done", fork);
    route(model, second, "done");
    arrive(model, first);
    Reaction reaction;
    reaction.then = Reaction::Then::resume;

    SECTION("any stage that takes time") {
        model.pathways.front().on[1].push_back(reaction);
        CHECK(number_visits(model) == 2);
        CHECK(model.stages[fork].visits_slot == -1);
    }
    SECTION("the one that was interrupted, where the reaction names it") {
        Test test;
        test.of = Test::Of::interrupted;
        test.subject = second;
        reaction.when.all.push_back(test);
        model.pathways.front().on[1].push_back(reaction);
        CHECK(number_visits(model) == 1);
        CHECK(model.stages[second].visits_slot == 0);
    }
}
