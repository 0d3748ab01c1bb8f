#include <catch2/catch.hpp>

#include "output/summary/summary.hpp"
#include "output/tables/run_json.hpp"
#include "output/tables/warm_up.hpp"
#include "tests/scenarios/whole.hpp"

/// The warm-up of scenarios that are declared steady: found, left out and told.
namespace caseload {

using whole::Scenario;
using whole::Sets;

namespace {

/// M/M/1 that begins empty, nine tenths loaded. Services of three hours: it takes about 50 days to forget the beginning.
const std::string heavy = R"(title = "M/M/1, nine tenths loaded"
[period]
days = 640
[offices.Centre]
open = "always"
resources = { server = 1 }
[[arrivals]]
office = "Centre"
enters = "customer.service"
per_hour = 0.3
[pathways.customer.stages.service]
does = "walk_in"
needs = { server = 1 }
service = { exponential = { mean = "3 h" } }
to = { served = "end" }
)";

constexpr double people = 9;  // rho / (1 - rho)

Scenario loaded(const Sets& sets) { return Scenario::written("steady-heavy", heavy, sets); }

const Sets detect{{"period.warm_up", "\"detect\""}};

}  // namespace

TEST_CASE("What is found is left out: the mean is that of the theory, of the whole run it is too small",
          "[warm-up]") {
    constexpr int replications = 2000;
    Scenario found = loaded(detect);
    model::find_warm_up(*found.model, 1, replications, 2);
    found.setup = std::make_unique<model::Setup>(*found.model);
    const auto left_out = (found.model->measured_from - found.model->start).count();
    INFO(left_out << " days are left out");
    CHECK(left_out >= 50);
    CHECK(left_out <= 320);
    CHECK_FALSE(found.model->warm_up.run_longer);
    const auto after = whole::figure(found, whole::run(found, replications), {.measure = "inside"});
    const Scenario all = loaded({});
    const auto from_the_first = whole::figure(all, whole::run(all, replications), {.measure = "inside"});
    INFO("left out: " << after.mean() << " with standard error " << whole::standard_error(after)
                      << "; nothing left out: " << from_the_first.mean() << " with "
                      << whole::standard_error(from_the_first));
    CHECK(std::fabs(after.mean() - people) <= 2 * whole::standard_error(after));
    CHECK(from_the_first.mean() < people - 2 * whole::standard_error(from_the_first));
}

TEST_CASE("The warm-up is the same at any number of threads and other with other luck", "[warm-up]") {
    const auto found = [](std::uint64_t seed, int threads) {
        Scenario scenario = loaded({});
        scenario.model->warm_up.wanted = true;
        model::find_warm_up(*scenario.model, seed, model::fewest_to_settle, threads);
        return scenario.model->measured_from;
    };
    CHECK(found(1, 1) == found(1, 3));
    CHECK(found(1, 1) == loaded(detect).model->measured_from);
}

TEST_CASE("A run too short to be seen settled says so", "[warm-up]") {
    Sets sets = detect;
    sets.push_back({"period.days", "120"});
    const Scenario brief = loaded(sets);
    CHECK(brief.model->warm_up.run_longer);
    const std::string told = output::warm_up_told(*brief.model);
    INFO(told);
    CHECK(told.find("Too short to be seen settled") != std::string::npos);
    CHECK(told.find("run longer") != std::string::npos);

    sets.back() = {"period.days", "30"};
    const Scenario tiny = loaded(sets);
    CHECK(tiny.model->warm_up.run_longer);
    CHECK(tiny.model->measured_from == tiny.model->start);
}

TEST_CASE("What settles at once loses next to nothing", "[warm-up]") {
    const Scenario half = Scenario(whole::shipped / "theory/mm1.toml");
    CHECK((half.model->measured_from - half.model->start).count() <= 27);
    CHECK_FALSE(half.model->warm_up.run_longer);
}

TEST_CASE("Scenarios that are compared are measured from the latest of their days", "[warm-up]") {
    Scenario heavy_one = loaded(detect);
    Sets lighter = detect;
    lighter.push_back({"arrivals.0.per_hour", "0.1"});
    Scenario light = loaded(lighter);
    REQUIRE(light.model->measured_from < heavy_one.model->measured_from);
    Scenario stated = loaded({{"period.warm_up", "7 days"}});
    model::align_warm_ups(
        std::vector<model::Model*>{light.model.get(), heavy_one.model.get(), stated.model.get()});
    CHECK(light.model->measured_from == heavy_one.model->measured_from);
    CHECK(stated.model->measured_from == stated.model->start + sim::Days{7});
}

TEST_CASE("A run always tells its warm-up", "[warm-up]") {
    const auto told = [](const Sets& sets) { return output::warm_up_told(*loaded(sets).model); };
    CHECK(told({}) == "No warm-up; offices begin empty.");
    CHECK(told({{"period.warm_up", "64 days"}}) ==
          "Warm-up as stated: measured from 2015-03-10; the first 64 of 640 days (10.0%) are not measured; "
          "offices begin empty.");
    CHECK(told(detect).find("Warm-up found: measured from 2015-") == 0);
    CHECK(told(detect).find("People inside settle last") != std::string::npos);
    CHECK(told(detect).find("MSER-5 on daily averages over 10 replications") != std::string::npos);
    const Scenario trial(whole::shipped / "iap-trial");
    CHECK(output::warm_up_told(*trial.model) == "No warm-up; offices begin with stock.");
}

}  // namespace caseload
