#include <catch2/catch.hpp>

#include "model/claims/turns.hpp"
#include "model/day/arrivals.hpp"
#include "model/stages/claim_changes.hpp"
#include "model/stages/course.hpp"
#include "tests/model/claim_models.hpp"

/// What is delivered decides what is achieved (TRIAL-17).
namespace caseload::model {

namespace {

constexpr std::uint16_t seen = 1;
constexpr std::uint16_t held = 2;

/// Effects on leaving for work, from the clocks "seen" and "held".
Model with_effects(const std::vector<Effect>& effects) {
    Model model = claiming_model(300);
    add_causes(model, 0.577, 105.84, 0.5);
    model.clocks.push_back("seen");
    model.clocks.push_back("held");
    model.outcomes.effects = effects;
    for (Effect& effect : model.outcomes.effects) effect.causes = {0};
    return model;
}

Effect from(std::uint16_t clock, Factor factor) {
    Effect effect;
    effect.clock = clock;
    effect.pieces = {{0, {factor}}};
    return effect;
}

/// A factor of 4, of which half of the logarithm comes with being seen and half with what is held.
Effect half_when_held() {
    Effect effect = from(seen, 4 * unchanged);
    effect.delivered = {held};
    effect.pieces = {{0, {2 * unchanged, 4 * unchanged}}};
    return effect;
}

/// The days on which people leave for work who were seen on day 5 and, if ever, came to what is held on a day after.
std::vector<std::int32_t> days_of_leaving(const Model& model, int held_on) {
    const Setup setup(model);
    Site site(setup, 0, {1, 9});
    std::vector<std::int32_t> days;
    for (std::uint32_t number = 0; number < 300; ++number) {
        const std::uint32_t person = make_person(site, 0, false, number);
        open_claim(site, person, 0);
        set_clock(site, person, seen, first_day + sim::Days{5});
        if (held_on > 0) set_clock(site, person, held, first_day + sim::Days{held_on});
        days.push_back(day_of_leaving(site, person, 0));
    }
    return days;
}

}  // namespace

TEST_CASE("an effect acts with the share that has been delivered, from the day it was",
          "[claims][TRIAL-17]") {
    const Model shared = with_effects({half_when_held()});
    const Model apart = with_effects({from(seen, 2 * unchanged), from(held, 2 * unchanged)});
    for (const int held_on : {5, 6, 30, 200})
        CHECK(days_of_leaving(shared, held_on) == days_of_leaving(apart, held_on));
    CHECK(days_of_leaving(shared, 30) != days_of_leaving(shared, 200));
}

TEST_CASE("what is never delivered has no effect", "[claims][TRIAL-17]") {
    CHECK(days_of_leaving(with_effects({half_when_held()}), 0) ==
          days_of_leaving(with_effects({from(seen, 2 * unchanged)}), 0));
}

TEST_CASE("what was delivered before the effect's own clock is of an earlier course", "[claims][TRIAL-17]") {
    CHECK(days_of_leaving(with_effects({half_when_held()}), 4) ==
          days_of_leaving(with_effects({from(seen, 2 * unchanged)}), 0));
}

}  // namespace caseload::model
