#include <catch2/catch.hpp>
#include <cmath>

#include "model/results/power.hpp"
#include "tests/trial/trials.hpp"

/// Days by intention to treat, and what a trial finds.
namespace caseload {

using trials::small;

namespace {

constexpr int compared = 60;

/// A life as the log tells it: days on benefit and in employment within the comparison.
struct Life {
    std::string arm, office;
    std::int64_t first = 0;
    std::int64_t turned = 0;
    bool on_benefit = true;
    std::int64_t benefit = 0, work = 0;

    void book(std::int64_t until) {
        const std::int64_t from = turned - first;
        const std::int64_t to = std::min<std::int64_t>(until - first, compared);
        if (to > from) (on_benefit ? benefit : work) += to - from;
        turned = until;
    }
};

/// Everybody who comes in, day by day from the log.
std::map<std::string, Life> lives(const whole::Scenario& scenario) {
    std::map<std::string, Life> found;
    const auto day = [](const whole::Line& line) {
        return static_cast<std::int64_t>(sim::day_of(line.time).time_since_epoch().count());
    };
    for (const whole::Line& line : whole::once(scenario).lines) {
        if (line.claimant.find("/inside/") != std::string::npos) continue;
        if (line.event == "claim_started") {
            found[line.claimant] = {.arm = whole::said(line.detail, "arm"),
                                    .office = line.office,
                                    .first = day(line),
                                    .turned = day(line)};
        } else if (line.event == "claim_ended" || line.event == "reclaimed") {
            Life& life = found.at(line.claimant);
            life.book(day(line));
            life.on_benefit = line.event == "reclaimed";
        }
    }
    for (auto& [claimant, life] : found) life.book(scenario.model->end.time_since_epoch().count());
    return found;
}

}  // namespace

TEST_CASE("days by arm and office are those that the log tells of everybody, one by one",
          "[trial][impacts]") {
    for (const char* kind : {"individual", "cluster"}) {
        const auto scenario = small(std::string("lives-") + kind,
                                    std::string("[trial]\nallocation = \"") + kind + "\"\n", {}, "1.8");
        const auto cells = whole::once(scenario, 1, false).cells;
        const auto cell = [&](const std::string& measure, const std::string& group) {
            return cells[whole::place(scenario, {.measure = measure, .group = group})];
        };
        std::map<std::string, model::TrialSum> slow;
        for (const auto& [claimant, life] : lives(scenario)) {
            for (const std::string& group :
                 {"arm=" + life.arm + ";subgroup=All", "arm=" + life.arm + ";office=" + life.office}) {
                model::TrialSum& sum = slow[group];
                sum.people += 1;
                sum.benefit += life.benefit;
                sum.benefit_squares += life.benefit * life.benefit;
                sum.work += life.work;
                sum.work_squares += life.work * life.work;
            }
        }
        for (const auto& [group, sum] : slow) {
            CAPTURE(kind, group);
            if (group.find("office") != std::string::npos) {
                if (std::string(kind) != "cluster") continue;
                CHECK(cell("office_benefit", group) == sim::Cell{sum.people, sum.benefit});
                CHECK(cell("office_work", group) == sim::Cell{sum.people, sum.work});
                continue;
            }
            CHECK(sum.people > 200);
            CHECK(cell("trial_benefit", group) == sim::Cell{sum.people, sum.benefit});
            CHECK(cell("trial_benefit_squares", group) == sim::Cell{sum.people, sum.benefit_squares});
            CHECK(cell("trial_work", group).n == sum.people);
            CHECK(cell("trial_work", group).sum == sum.work);
            CHECK(cell("trial_work_squares", group) == sim::Cell{sum.people, sum.work_squares});
        }
        // Followed to the end, the curves add up to the same.
        const auto results = whole::run(scenario, 2);
        if (std::string(kind) == "individual")
            CHECK(whole::impact(results, "trial_benefit_estimate").mean() ==
                  Approx(whole::impact(results, "benefit_days_difference").mean()).epsilon(1e-9));
    }
}

TEST_CASE("whoever comes too late to be followed to the end is in the curves but not in the sums",
          "[trial][impacts]") {
    const auto scenario =
        small("late", "[trial]\nallocation = \"individual\"\n", {{"arrivals.0.until", "2015-04-20"}});
    const auto cells = whole::once(scenario, 1, false).cells;
    std::int64_t people = 0;
    for (const char* arm : {"treated", "control"})
        people += cells[whole::place(scenario, {.measure = "trial_benefit",
                                                .group = std::string("arm=") + arm + ";subgroup=All"})]
                      .n;
    std::int64_t in_time = 0;
    for (const auto& one : trials::beginnings(scenario))
        in_time += !one.stock() && sim::day_of(one.time) + sim::Days{compared} <= scenario.model->end ? 1 : 0;
    CHECK(people == in_time);
}

TEST_CASE("two samples and office means are tested as in the textbook", "[trial][power]") {
    // Treated 1, 2, 3, 6; control 4, 6, 8: Welch's standard error and t by hand.
    const auto two = model::two_samples({4, 12, 50}, {3, 18, 116});
    CHECK(two.estimate == Approx(-3));
    CHECK(two.error == Approx(std::sqrt(14.0 / 3 / 4 + 4.0 / 3)));
    CHECK(two.found == 0);
    CHECK(std::isnan(model::two_samples({1, 3, 9}, {3, 18, 116}).estimate));
    // Offices 1, 3 against 8, 9, 10: pooled variance 4 / 3 with three degrees; t = 7 / 1.054 = 6.64 > 3.18.
    const std::vector<double> treated{1, 3};
    const std::vector<double> control{8, 9, 10};
    const auto offices = model::of_office_means(treated, control);
    CHECK(offices.estimate == Approx(-7));
    CHECK(offices.error == Approx(std::sqrt(4.0 / 3 * (0.5 + 1.0 / 3))));
    CHECK(offices.found == 1);
    CHECK(offices.detectable == Approx((3.182446 + 0.978472) * offices.error).epsilon(1e-5));
    CHECK(std::isnan(model::of_office_means(treated, {}).error));
}

}  // namespace caseload
