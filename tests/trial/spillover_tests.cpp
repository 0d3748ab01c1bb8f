#include "model/results/spillover.hpp"

#include <catch2/catch.hpp>

#include "model/run/comparison.hpp"
#include "tests/trial/trials.hpp"

/// The same people where nobody, some or everybody is treated.
namespace caseload {

using model::Contrast;
using trials::small;

namespace {

/// One coach an office sees people, which helps them; a long meeting for the treated, which helps more.
std::string crowded(const std::string& minutes) {
    return R"([office_defaults]
open = { from = "09:00", until = "17:00" }
staff.coach.count = 1
[pathways.life.stages.inside]
does = "wait"
for = "1 day"
to = { done = "meeting" }
[pathways.life.stages.meeting]
does = "appointment"
role = "coach"
minutes = { by = "arm", treated = ")" +
           minutes + R"(", other = "20 min" }
horizon = "100 days"
to = { attended = { to = "after", start_clocks = ["met"] }, no_slot = "after" }
[pathways.life.stages.after]
does = "wait"
for = "300 days"
effects = [{ on = ["work"], clock = "met", factors = [{ from_day = 0, factor = 3 }] },
           { on = ["work"], clock = "met", when = { arm = "treated" }, factors = [{ from_day = 0, factor = 1.5 }] }]
to = { done = "end" }
)";
}

std::array<model::Spillover, 2> told(const std::string& name, const std::string& trial,
                                     const std::string& rest, int replications) {
    const std::string base = "title = \"Crowded\"\nextends = \"trial-" + name + "-base.toml\"\n" + rest;
    small(name + "-base", trial, {}, "1.5");
    const auto in = [&](const char* world) {
        return whole::Scenario::written("trial-" + name + "-" + world, base,
                                        {{"trial.treat", world}, {"arrivals.0.per_day", "14"}});
    };
    const auto nobody = in("nobody");
    const auto allocated = in("allocated");
    const auto everybody = in("everybody");
    model::Worlds worlds({nobody.setup.get(), allocated.setup.get(), everybody.setup.get()});
    const std::array<const model::Setup*, 2> variants{allocated.setup.get(), everybody.setup.get()};
    model::compare(*nobody.setup, variants,
                   {.count = replications,
                    .threads = 2,
                    .enough = {},
                    .progress = {},
                    .shown = [&](int world, std::span<const sim::Cell> cells) { worlds.add(world, cells); },
                    .stop = {}});
    return worlds.found();
}

}  // namespace

TEST_CASE("where nobody competes a roll-out does to the treated what the trial did, person by person",
          "[trial][spillover]") {
    for (const char* kind : {"individual\"", "cluster\"", "quota\"\nplaces = 20"}) {
        const auto found = told("alone", std::string("[trial]\nallocation = \"") + kind + "\n", "", 6);
        for (const model::Spillover& outcome : found) {
            CAPTURE(kind, outcome.outcome);
            for (const Contrast none : {Contrast::spillover, Contrast::on_controls, Contrast::on_treated}) {
                CHECK(outcome[none].mean() == 0);
                CHECK(outcome[none].sd() == 0);
            }
        }
        CHECK(found[0][Contrast::roll_out].interval().upper < 0);
        CHECK(found[0][Contrast::direct].interval().upper < 0);
        CHECK(found[1][Contrast::roll_out].interval().lower > 0);
    }
}

TEST_CASE("where a long meeting keeps others waiting the trial tells too much", "[trial][spillover]") {
    const auto found = told("crowded", "[trial]\nallocation = \"individual\"\n", crowded("60 min"), 10)[0];
    // Fewer days on benefit is what the treatment is for; waiting takes some of it back.
    CHECK(found[Contrast::on_controls].interval().lower > 0);
    CHECK(found[Contrast::on_treated].interval().lower > 0);
    CHECK(found[Contrast::spillover].interval().lower > 0);
    CHECK(found[Contrast::spillover].mean() ==
          Approx(found[Contrast::on_controls].mean() + found[Contrast::on_treated].mean()));
    CHECK(found[Contrast::less_trial].mean() ==
          Approx(found[Contrast::roll_out].mean() - found[Contrast::trial].mean()));
    CHECK(found[Contrast::direct].mean() ==
          Approx(found[Contrast::trial].mean() - found[Contrast::unlike].mean()));
    CHECK(found[Contrast::spillover].half_width() < found[Contrast::less_trial].half_width());
}

TEST_CASE(
    "treating everybody leaves people in the arm they were due, and traits that hang on it follow what is "
    "given",
    "[trial][spillover]") {
    const std::string with_traits = R"(
[[population]]
attribute = "arm"
shares = { treated = 0.5, control = 0.5 }
[[population]]
attribute = "keen"
by = "arm"
shares = { treated = { yes = 0.7, no = 0.3 }, control = { yes = 0.2, no = 0.8 } }
[trial]
population = { keen = "yes" }
)";
    const auto allocated = small("due", with_traits);
    const auto everybody = small("due-all", with_traits, {{"trial.treat", "everybody"}});
    std::map<std::string, std::string> due, keen;
    for (const whole::Line& line : whole::once(allocated).lines) {
        if (line.event != "claim_started") continue;
        due[line.claimant] = whole::said(line.detail, "arm");
        keen[line.claimant] = whole::said(line.detail, "keen");
    }
    int changed = 0;
    for (const whole::Line& line : whole::once(everybody).lines) {
        if (line.event != "claim_started") continue;
        const bool stock = line.claimant.find("/inside/") != std::string::npos;
        CHECK(whole::said(line.detail, "arm as allocated") == due.at(line.claimant));
        CHECK(whole::said(line.detail, "keen as allocated") == keen.at(line.claimant));
        CHECK(whole::said(line.detail, "arm") == (stock ? due.at(line.claimant) : "treated"));
        changed += whole::said(line.detail, "keen") != keen.at(line.claimant) ? 1 : 0;
    }
    CHECK(changed > 100);
    // The same people are compared.
    for (const char* arm : {"treated", "control"}) {
        const whole::Wanted wanted{.measure = "trial_benefit",
                                   .group = std::string("arm=") + arm + ";subgroup=All"};
        const auto one = whole::once(allocated, 1, false).cells[whole::place(allocated, wanted)];
        const auto other = whole::once(everybody, 1, false).cells[whole::place(everybody, wanted)];
        CHECK(one.n == other.n);
        CHECK(one.n > 100);
    }
}

}  // namespace caseload
