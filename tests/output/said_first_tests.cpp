#include "output/summary/said_first.hpp"

#include <catch2/catch.hpp>
#include <vector>

#include "model/results/growth.hpp"
#include "small_run.hpp"

using namespace caseload;

namespace {

/// Ten whole weeks, Mondays from 2015-03-02 on.
model::Model ten_weeks() {
    model::Model model = small::model();
    model.measured_from = model.start;
    model.end = model.start + sim::Days{70};
    return model;
}

/// Folds a replication in which so many people are at Hull's desk in each week, 10 a day come, and each has waited 10 min
/// for a nurse or by rule.
void add_weeks(model::Results& results, const std::vector<int>& people, bool for_a_nurse) {
    const model::Measured& m = results.setup->measured;
    constexpr std::int64_t seconds = 7 * 86'400;
    constexpr std::int64_t come = 70;
    sim::Ledger hull(m.declared);
    for (std::size_t week = 0; week < people.size(); ++week) {
        const int period = static_cast<int>(week);
        hull.add(m.entered, {.stage = 0, .period = period}, {come, 0});
        hull.add(m.in_stage, {.stage = 0, .period = period}, {seconds, seconds * people[week]});
        hull.add(m.wait, {.stage = 0, .period = period}, {come, come * 600});
        for (std::size_t cause = 0; cause < m.wait_causes(); ++cause) {
            const bool waited = cause == (for_a_nurse ? m.role_cause(0) : 0);
            hull.add(m.wait_cause, {.stage = 0, .group = static_cast<int>(cause), .period = period},
                     {come, waited ? come * 600 : 0});
        }
    }
    results.estimates.add(sim::fold(m.declared, std::vector<sim::Ledger>{hull, sim::Ledger(m.declared)}));
    ++results.replications;
}

std::vector<model::Growth> grown(const std::vector<std::vector<int>>& replications, bool for_a_nurse = true) {
    const model::Model model = ten_weeks();
    const model::Setup setup(model);
    model::Results results(setup);
    for (const auto& weeks : replications) add_weeks(results, weeks, for_a_nurse);
    return model::growing(results);
}

}  // namespace

TEST_CASE("a queue that grows by seven a week grows by one a day", "[growth]") {
    const auto found = grown({{7, 14, 21, 28, 35, 42, 49, 56, 63, 70}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].a_day == Approx(1));
    CHECK(found[0].interval.lower == Approx(1));
    // 70 in the middle of the last week, three days and a half before the end.
    CHECK(found[0].left == Approx(73.5));
}

TEST_CASE("of two runs that differ the interval of the growth tells, and decides", "[growth]") {
    // The sixth weeks are alike; the last ones are 70 and 72: 71 ± 12.7, which is 22 to 29 and so 12.7 of 28 days.
    const auto found =
        grown({{0, 8, 16, 24, 32, 43, 50, 57, 64, 70}, {0, 8, 16, 24, 32, 43, 50, 57, 64, 72}});
    REQUIRE(found.size() == 1);
    CHECK(found[0].a_day == Approx(1));
    CHECK(found[0].interval.lower == Approx(1 - 12.7062 / 28));
    CHECK(grown({{0, 8, 16, 24, 32, 43, 50, 57, 64, 60}, {0, 8, 16, 24, 32, 43, 50, 57, 64, 82}}).empty());
}

TEST_CASE("what does not grow without end is not said to", "[growth]") {
    CHECK(grown({{50, 40, 60, 45, 55, 50, 42, 58, 47, 53}}).empty());
    // An office that fills: half as far from 64 each week.
    CHECK(grown({{0, 320, 480, 560, 600, 620, 630, 635, 637, 638}}).empty());
    // Less than one in a hundred of those who come is left.
    CHECK(grown({{10, 10, 11, 11, 12, 12, 12, 12, 13, 13}}).empty());
    // People become more, and a rule is what they wait for.
    CHECK(grown({{7, 14, 21, 28, 35, 42, 49, 56, 63, 70}}, false).empty());
    // Seven weeks say nothing.
    CHECK(grown({{7, 14, 21, 28, 35, 42, 49}}).empty());
}

TEST_CASE("what limits follows from what people wait for", "[growth]") {
    const model::Model model = ten_weeks();
    const model::Setup setup(model);
    model::Results for_nurses(setup);
    add_weeks(for_nurses, {5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, true);
    REQUIRE(output::what_limits(for_nurses).size() == 1);
    CHECK(output::what_limits(for_nurses)[0] ==
          "Waiting that more capacity would shorten adds up to most at visit.desk: 10.0 min each time for a "
          "free "
          "nurse, and 10.0 min at Hull, where it is longest. The whole wait there is 10.0 min.");
    model::Results by_rule(setup);
    add_weeks(by_rule, {5, 5, 5, 5, 5, 5, 5, 5, 5, 5}, false);
    REQUIRE(output::what_limits(by_rule).size() == 1);
    CHECK(output::what_limits(by_rule)[0].starts_with(
        "No wait that ended and no missed deadline was for want of"));
}
