#include <catch2/catch.hpp>
#include <map>

#include "sim/experiment/selection.hpp"
#include "sim/replicate.hpp"
#include "tests/scenarios/whole.hpp"

/// The sizing of a queue whose answer is known.
namespace caseload::theory {

namespace {

/// Erlang's C for an offered load of ten: .285 with 13 servers, .174 with 14. So 14 is the answer to "at most 0.2".
constexpr int fewest = 8, most = 20, right = 14;
const sim::Goal goal{.at_least = false, .value = 0.2, .zone = 0.025};

whole::Scenario servers(std::size_t candidate) {
    return whole::Scenario(whole::shipped / "theory/mmc.toml",
                           {{"period.days", "12"},
                            {"period.warm_up", "2 days"},
                            {"offices.Centre.resources.server", std::to_string(fewest + candidate)}});
}

}  // namespace

TEST_CASE("size picks the right number of servers in at least 95 of 100 repetitions", "[long][selection]") {
    std::vector<whole::Scenario> scenarios;
    for (std::size_t c = 0; c <= most - fewest; ++c) scenarios.push_back(servers(c));
    int found_right = 0;
    double runs = 0, as_hardest = 0, each_tested = 0;
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const sim::Simulate simulate = [&](std::size_t candidate, int first, int count) {
            const whole::Scenario& scenario = scenarios[candidate];
            const std::size_t waited =
                whole::place(scenario, {.measure = "waited", .stage = "caller.service"});
            std::vector<std::vector<double>> rows;
            sim::replicate(
                count, 2,
                [&](int r) {
                    model::Replication replication(*scenario.setup, seed, first + r);
                    replication.run_to(scenario.model->end, 1);
                    return sim::value(replication.finish()[waited], sim::Statistic::share);
                },
                [&](int, double share) { rows.push_back({share}); });
            return rows;
        };
        const sim::SelectionPlan plan;
        const sim::Selection found = sim::smallest(scenarios.size(), {&goal, 1}, plan, simulate);
        found_right += found.chosen == std::vector<std::size_t>{right - fewest} ? 1 : 0;
        runs += found.runs;
        as_hardest += found.runs_to_try_all();
        // The same tests at every value: those not tried on the way, too.
        for (std::size_t c = 0; c < scenarios.size(); ++c) {
            sim::FeasibilityTest test(goal, found.error, plan.first_runs);
            int taken = 0;
            while (test.verdict() == sim::Verdict::undecided && taken < plan.most_runs) {
                const int count = taken == 0 ? plan.first_runs : plan.step;
                for (const auto& row : simulate(c, taken, count)) test.add(row[0]);
                taken += count;
            }
            each_tested += taken;
        }
    }
    WARN(found_right << " of 100 right, " << runs / 100 << " runs a search: " << 100 * runs / as_hardest
                     << "% of trying each value as often as the hardest, " << 100 * runs / each_tested
                     << "% of the same tests at every value");
    CHECK(found_right >= 95);
    CHECK(runs < 0.5 * as_hardest);
    CHECK(runs < 0.5 * each_tested);
}

}  // namespace caseload::theory
