#include "model/claims/turns.hpp"

#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

#include "model/day/arrivals.hpp"
#include "model/day/end_of_run.hpp"
#include "model/day/site_day.hpp"
#include "model/stages/claim_changes.hpp"
#include "model/stages/course.hpp"
#include "tests/model/claim_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

constexpr double shape = 0.577;
constexpr double scale = 105.84;

double survival(double day) { return std::exp(-std::pow(day / scale, shape)); }

/// A model with the clock "seen", from which an effect on leaving for work counts.
Model with_effect(Factor factor, std::int32_t from_day) {
    Model model = claiming_model(300);
    add_causes(model, shape, scale, 0.5);
    Effect effect;
    effect.name = "seen";
    effect.clock = static_cast<std::uint16_t>(model.clocks.size());
    effect.causes = {0};
    effect.pieces = {{from_day, {factor}}};
    model.clocks.push_back("seen");
    model.outcomes.effects = {effect};
    return model;
}

std::uint32_t claimant(Site& site, std::uint32_t number) {
    const std::uint32_t person = make_person(site, 0, false, number);
    open_claim(site, person, 0);
    return person;
}

std::int32_t first_leaving(Site& site, std::uint32_t person) {
    return std::min(day_of_leaving(site, person, 0), day_of_leaving(site, person, 1));
}

sim::Cell on_day(const Site& site, sim::MeasureId measure, int day) {
    return cell(site, {.measure = measure, .period = day});
}

}  // namespace

TEST_CASE("claims last as the competing hazards together say", "[claims][statistics]") {
    Model model = claiming_model(10);
    add_causes(model, shape, scale, 0.406);
    const Setup setup(model);
    Site site(setup, 0, {1, 1});
    const std::uint32_t people = 100'000;
    const std::vector<int> days{1, 7, 28, 91, 182, 364, 700};
    std::vector<std::uint32_t> staying(days.size());
    std::uint32_t to_work = 0;
    for (std::uint32_t number = 0; number < people; ++number) {
        const std::uint32_t person = make_person(site, 0, false, number);
        Head& head = site.people[person].head();
        head.turned = setup.layout.number_of(model.start);
        head.spell = 1;
        const std::int32_t left = first_leaving(site, person);
        if (day_of_leaving(site, person, 0) == left) ++to_work;
        for (std::size_t d = 0; d < days.size(); ++d) staying[d] += left > days[d] ? 1 : 0;
    }
    for (std::size_t d = 0; d < days.size(); ++d) {
        const double expected = survival(days[d]);
        const double error = std::sqrt(expected * (1 - expected) / people);
        CHECK(staying[d] / static_cast<double>(people) == Approx(expected).margin(3 * error));
    }
    // Days on which both causes fall go to the first, hence a little more than the share of the hazard.
    CHECK(to_work / static_cast<double>(people) == Approx(0.406).margin(0.012));
}

TEST_CASE("the curve on benefit by day since the claim is the survival of claims",
          "[claims][TRIAL-13][statistics]") {
    Model model = claiming_model(320);
    add_causes(model, shape, scale, 0.5);
    const std::uint32_t people = 20'000;
    model.arrivals[0].daily = {{first_day, people}};
    const Setup setup(model);
    Site site(setup, 0, {1, 2});
    run_whole(site);
    finish_run(site);
    for (const int day : {0, 1, 14, 33, 84, 273}) {
        const sim::Cell benefit = on_day(site, setup.measured.on_benefit, day);
        const sim::Cell work = on_day(site, setup.measured.in_work, day);
        const double expected = survival(day);
        const double error = std::sqrt(expected * (1 - expected) / people);
        CHECK(benefit.n == people);
        CHECK(static_cast<double>(benefit.sum) / people == Approx(expected).margin(3 * error + 1e-9));
        CHECK(static_cast<double>(work.sum) / people == Approx((1 - expected) / 2).margin(3 * error + 0.006));
    }
    CHECK(on_day(site, setup.measured.on_benefit, 274).n == -1);
}

TEST_CASE("people are followed up to the end of the run and from the day they came", "[claims]") {
    Model model = claiming_model(100);
    add_causes(model, shape, scale, 0.5);
    model.measured_from = first_day + sim::Days{5};
    model.arrivals[0].daily = {
        {first_day, 7}, {first_day + sim::Days{10}, 50}, {first_day + sim::Days{80}, 30}};
    const Setup setup(model);
    Site site(setup, 0, {1, 3});
    run_whole(site);
    finish_run(site);
    CHECK(on_day(site, setup.measured.on_benefit, 0) == sim::Cell{80, 80});
    CHECK(on_day(site, setup.measured.on_benefit, 19).n == 80);
    CHECK(on_day(site, setup.measured.on_benefit, 20).n == 50);
    CHECK(on_day(site, setup.measured.on_benefit, 89).n == 50);
    CHECK(on_day(site, setup.measured.on_benefit, 90).n == 0);
}

TEST_CASE("people come back and lose jobs as the hazards say, spell after spell", "[claims][statistics]") {
    Model model = claiming_model(300);
    add_causes(model, 1, 100, 1);
    model.outcomes.causes.pop_back();
    Cause& work = model.outcomes.causes[0];
    work.hazard = {0, std::uint64_t{60} << 32};  // every spell lasts one day
    work.reclaim = weibull(1, 100, 1, 50);
    work.job_loss = weibull(1, 50, 1, 50);
    const double people = 20'000;
    model.arrivals[0].daily = {{first_day, 20'000}};
    const Setup setup(model);
    Site site(setup, 0, {1, 4});
    run_whole(site);
    finish_run(site);
    // Day by day: shares on benefit, in work, and neither.
    const double returns = 1 - std::exp(-1 / 100.0);
    const double loses = 1 - std::exp(-1 / 50.0);
    double benefit = 1;
    double in_work = 0;
    double reclaims = 0;
    for (int day = 0; day < 274; ++day) {
        const auto margin = [&](double share) { return 4 * std::sqrt(share * (1 - share) / people) + 1e-9; };
        const auto measured = [&](sim::MeasureId id) {
            return static_cast<double>(on_day(site, id, day).sum) / people;
        };
        CHECK(measured(setup.measured.on_benefit) == Approx(benefit).margin(margin(benefit)));
        CHECK(measured(setup.measured.in_work) == Approx(in_work).margin(margin(in_work)));
        const double back = (1 - benefit) * returns;
        in_work = in_work * (1 - returns) * (1 - loses) + benefit;
        benefit = back;
        reclaims += back;
    }
    const auto counted = static_cast<double>(cell(site, {.measure = setup.measured.reclaims}).n);
    CHECK(counted / people == Approx(reclaims * 299 / 274).epsilon(0.03));
}

TEST_CASE("a clock moves the date of leaving and never draws it again", "[claims][property]") {
    rc::prop("for any factor, delay and day of the clock", [] {
        const auto factor = *rc::gen::inRange<Factor>(0, 4 * unchanged);
        const auto delay = *rc::gen::inRange(0, 60);
        const auto set_on = *rc::gen::inRange(0, 60);
        const Model model = with_effect(factor, delay);
        const Setup setup(model);
        Site site(setup, 0, {1, 5});
        for (std::uint32_t number = 0; number < 20; ++number) {
            const std::uint32_t person = claimant(site, number);
            const std::int32_t work = day_of_leaving(site, person, 0);
            const std::int32_t other = day_of_leaving(site, person, 1);
            set_clock(site, person, 1, first_day + sim::Days{set_on});
            const std::int32_t moved = day_of_leaving(site, person, 0);
            RC_ASSERT(day_of_leaving(site, person, 1) == other);
            if (factor == unchanged || work <= set_on + delay) RC_ASSERT(moved == work);
            if (factor > unchanged) RC_ASSERT(moved <= work);
            if (factor < unchanged) RC_ASSERT(moved >= work);
            if (work > set_on + delay) RC_ASSERT(moved > set_on + delay);
            // In a second spell the effect on first spells is gone, and the luck is new.
            site.people[person].head().spell = 2;
            const std::int32_t second = day_of_leaving(site, person, 0);
            site.people[person].clock(1) = unset;
            RC_ASSERT(day_of_leaving(site, person, 0) == second);
        }
    });
}

TEST_CASE("a factor by attribute moves only those who have the level", "[claims]") {
    Model model = claiming_model(10);
    add_causes(model, shape, scale, 0.5);
    add_attribute(model, "sex", {"male", "female"}, {1, 1});
    const Setup plain_setup(model);
    Site plain(plain_setup, 0, {1, 6});
    Model changed_model = model;
    changed_model.outcomes.causes[0].factors = {{0, {unchanged, 2 * unchanged}}};
    const Setup changed_setup(changed_model);
    Site changed(changed_setup, 0, {1, 6});
    int sooner = 0;
    for (std::uint32_t number = 0; number < 200; ++number) {
        const std::uint32_t one = claimant(plain, number);
        const std::uint32_t other = claimant(changed, number);
        const std::uint8_t sex = plain.people[one].attribute(0);
        REQUIRE(changed.people[other].attribute(0) == sex);
        const std::int32_t before = day_of_leaving(plain, one, 0);
        const std::int32_t after = day_of_leaving(changed, other, 0);
        CHECK(day_of_leaving(plain, one, 1) == day_of_leaving(changed, other, 1));
        if (sex == 0) CHECK(before == after);
        CHECK(after <= before);
        sooner += after < before ? 1 : 0;
    }
    CHECK(sooner > 50);
}

TEST_CASE("a date that would lie in the past is put off to tomorrow", "[claims]") {
    const Model model = with_effect(1000 * unchanged, 0);
    const Setup setup(model);
    Site site(setup, 0, {1, 7});
    site.agenda.next(sim::Time{first_day + sim::Days{9}});
    const std::uint32_t person = claimant(site, 0);
    site.agenda.next(sim::Time{first_day + sim::Days{9}} + sim::Seconds{1});
    set_clock(site, person, 1, first_day + sim::Days{9});
    const std::int32_t spell_day = first_leaving(site, person);
    while (const auto event = site.agenda.next(sim::Time{model.end})) {
        if (event->generation != site.people[person].head().claim_generation) continue;
        CHECK(sim::day_of(event->when()) == first_day + sim::Days{9 + spell_day});
        CHECK(event->when() > sim::Time{first_day + sim::Days{9}});
        break;
    }
}

TEST_CASE("who is counted is decided when the first spell ends", "[claims][trial]") {
    Model model = claiming_model(120);
    add_causes(model, shape, scale, 0.5);
    add_attribute(model, "arm", {"iap", "bau", "out"}, {1, 1, 1});
    model.trial.arm = 0;
    model.trial.days = 100;
    model.trial.subgroups = {{"All", {}}, {"None", {}}};
    Test never_holds;
    never_holds.of = Test::Of::none_of;
    never_holds.parts.emplace_back();
    never_holds.parts[0].of = Test::Of::on_benefit;
    never_holds.parts[0].low = 1;
    // In the population: on benefit when asked, which holds as the first spell ends.
    model.trial.population.all = {never_holds.parts[0]};
    model.trial.subgroups[1].who.all = {never_holds, never_holds.parts[0]};
    model.arrivals[0].daily = {{first_day, 600}};
    const Setup setup(model);
    Site site(setup, 0, {1, 8});
    run_whole(site);
    finish_run(site);
    const auto count = [&](int group) {
        return cell(site, {.measure = setup.measured.on_benefit, .group = group, .period = 0});
    };
    CHECK(count(0).n + count(1).n == Approx(400).margin(35));
    CHECK(count(0).n == count(0).sum);
    CHECK(count(1).n > 150);
    CHECK(count(2).n == 0);
}

TEST_CASE("headcounts are taken once of everybody", "[claims]") {
    Model model = claiming_model(200);
    add_causes(model, shape, scale, 0.5);
    Headcount everybody;
    everybody.name = "people";
    Headcount still;
    still.name = "on benefit";
    Test on_benefit;
    on_benefit.of = Test::Of::on_benefit;
    on_benefit.low = 1;
    still.who.all = {on_benefit};
    model.headcounts = {everybody, still};
    model.arrivals[0].daily = {{first_day, 1000}};
    const Setup setup(model);
    Site site(setup, 0, {1, 9});
    run_whole(site);
    finish_run(site);
    CHECK(cell(site, {.measure = setup.measured.headcount, .group = 0}).n == 1000);
    const auto still_on = cell(site, {.measure = setup.measured.headcount, .group = 1}).n;
    CHECK(still_on == on_day(site, setup.measured.on_benefit, 199).sum);
    CHECK(site.people.size() == static_cast<std::size_t>(still_on));
}

TEST_CASE("the share on benefit before the claim follows its points", "[claims][TRIAL-11][statistics]") {
    Model model = claiming_model(3);
    add_causes(model, shape, scale, 0.5);
    model.outcomes.before = {{1, 0.14}, {29, 0.30}};
    model.outcomes.history = 90;
    const double people = 20'000;
    model.arrivals[0].daily = {{first_day, 20'000}};
    const Setup setup(model);
    Site site(setup, 0, {1, 10});
    run_whole(site);
    finish_run(site);
    for (const auto& [day, share] : {std::pair{1, 0.14}, {15, 0.22}, {29, 0.30}, {80, 0.30}}) {
        const sim::Cell before = on_day(site, setup.measured.before_claim, day);
        CHECK(before.n == 20'000);
        CHECK(static_cast<double>(before.sum) / people == Approx(share).margin(0.01));
    }
}
