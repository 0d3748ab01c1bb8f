#include "model/plan/endings.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "model/day/arrivals.hpp"
#include "model/day/site_day.hpp"
#include "model/stages/course.hpp"
#include "tests/model/claim_models.hpp"

/// Which endings a decision can have, and how often they come about.
using namespace caseload;
using namespace caseload::model;

namespace {

enum Ending : std::size_t { sanctioned, not_sanctioned, reserved };

constexpr std::uint16_t referred = 1;

struct Shares {
    double sanctioned = 0, reserved = 0, good_reason = 0;
};

/// A stage that decides after a day.
Model deciding(const Shares& shares) {
    const auto chance = [](double p) { return Varying<sim::Chance>(sim::Chance::of(p)); };
    Model model = claiming_model(30);
    DecisionMaker kind;
    kind.delay = Varying<sim::Distribution>(sim::Distribution::constant(86'400.0));
    for (auto* span : {&kind.first_length, &kind.repeat_length, &kind.further_length, &kind.counts_within,
                       &kind.disregarded_within})
        *span = Varying<Span>(Span{28, Span::Unit::days});
    kind.appeals = kind.hardship = chance(0);
    kind.sanctioned = chance(shares.sanctioned);
    kind.reserved = chance(shares.reserved);
    kind.good_reason = chance(shares.good_reason);
    add_stage(model, "referred", kind);
    model.stages[referred].draw_name = sim::named("referred");
    for (const auto* ending : {"sanctioned", "not_sanctioned", "reserved"}) route(model, referred, ending);
    return model;
}

bool can(const Shares& shares, Ending ending) {
    const Model model = deciding(shares);
    return can_happen(model, model.stages[referred], ending);
}

}  // namespace

TEST_CASE("an ending of a decision needs a route exactly when it can happen", "[decisions][pathway]") {
    CHECK(can({.sanctioned = 1}, sanctioned));
    CHECK_FALSE(can({.sanctioned = 1}, not_sanctioned));
    CHECK(can({.sanctioned = 1, .good_reason = 0.1}, not_sanctioned));
    CHECK_FALSE(can({.sanctioned = 1, .reserved = 1}, sanctioned));
    CHECK_FALSE(can({.sanctioned = 1, .reserved = 0.5}, not_sanctioned));
    CHECK_FALSE(can({.sanctioned = 1, .reserved = 0.5, .good_reason = 1}, reserved));
    CHECK_FALSE(can({.sanctioned = 1, .good_reason = 1}, sanctioned));
    CHECK_FALSE(can({.sanctioned = 0.5}, reserved));
}

TEST_CASE("the share sanctioned is of the decisions that are not reserved", "[HTW-97][HTW-160]") {
    constexpr std::uint32_t people = 4000;
    const Model model = deciding({.sanctioned = 0.5, .reserved = 0.2});
    const Setup setup(model);
    Site site(setup, 0, {1, 1});
    begin_run(site);
    for (std::uint32_t number = 0; number < people; ++number)
        enter(site, {make_person(site, 0, false, number), 0}, referred);
    for (int day = 0; day < 5; ++day) run_day(site, first_day + sim::Days{day});
    const auto share = [&](Ending ending) {
        const int group = setup.measured.ending_group[referred][ending];
        const auto n = cell(site, {.measure = setup.measured.ended, .stage = referred, .group = group}).n;
        return static_cast<double>(n) / people;
    };
    const auto margin = [](double p) { return 4 * std::sqrt(p * (1 - p) / people); };
    CHECK(share(reserved) == Approx(0.2).margin(margin(0.2)));
    CHECK(share(sanctioned) == Approx(0.4).margin(margin(0.4)));
    CHECK(share(not_sanctioned) == Approx(0.4).margin(margin(0.4)));
}
