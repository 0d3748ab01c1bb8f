#include "sim/experiment/selection.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace caseload::sim {

namespace {

/// Bisection of n candidates and "none" takes at most so many.
std::size_t most_tests(std::size_t candidates) {
    std::size_t tests = 0;
    for (std::size_t reach = 1; reach <= candidates; reach *= 2) ++tests;
    return tests;
}

/// Tries candidates one after another and keeps what came out.
class Trials {
public:
    Trials(std::size_t candidates, std::size_t tests, std::span<const Goal> goals, const SelectionPlan& plan,
           const Simulate& simulate)
        : goals_(goals), plan_(plan), simulate_(simulate) {
        selection_.candidates = candidates;
        const std::size_t all = std::max<std::size_t>(1, tests * goals.size());
        selection_.error = (1 - plan.confidence) / static_cast<double>(all);
    }

    bool meets(std::size_t candidate) {
        Tried tried;
        tried.candidate = candidate;
        tried.values.resize(goals_.size());
        std::vector<FeasibilityTest> tests;
        for (const Goal& goal : goals_) tests.emplace_back(goal, selection_.error, plan_.first_runs);
        while (tried.verdict == Verdict::undecided && tried.runs < plan_.most_runs) {
            const int wanted = tried.runs == 0 ? plan_.first_runs : plan_.step;
            const int count = std::min(wanted, std::max(plan_.most_runs - tried.runs, 1));
            add_runs(tried, tests, count);
            tried.verdict = together(tests);
        }
        for (const FeasibilityTest& test : tests) {
            tried.observed.push_back(test.observed());
            tried.of_goal.push_back(test.verdict());
        }
        selection_.runs += tried.runs;
        selection_.tried.push_back(std::move(tried));
        return selection_.tried.back().verdict == Verdict::meets;
    }

    Selection done(std::vector<std::size_t> chosen) {
        selection_.chosen = std::move(chosen);
        return std::move(selection_);
    }

private:
    void add_runs(Tried& tried, std::vector<FeasibilityTest>& tests, int count) const {
        for (const auto& row : simulate_(tried.candidate, tried.runs, count)) {
            for (std::size_t g = 0; g < tests.size(); ++g) {
                tests[g].add(row[g]);
                tried.values[g].push_back(row[g]);
            }
            ++tried.runs;
        }
        for (std::size_t g = 0; g < tests.size(); ++g) {
            if (tests[g].observed().count() == 0)
                throw std::runtime_error("what target " + std::to_string(g + 1) +
                                         " is about was never observed");
        }
    }

    static Verdict together(const std::vector<FeasibilityTest>& tests) {
        Verdict verdict = Verdict::meets;
        for (const FeasibilityTest& test : tests) {
            if (test.verdict() == Verdict::fails) return Verdict::fails;
            if (test.verdict() == Verdict::undecided) verdict = Verdict::undecided;
        }
        return verdict;
    }

    std::span<const Goal> goals_;
    const SelectionPlan& plan_;
    const Simulate& simulate_;
    Selection selection_;
};

}  // namespace

FeasibilityTest::FeasibilityTest(const Goal& goal, double error, int first_runs)
    : goal_(goal), first_runs_(first_runs) {
    if (!(error > 0 && error < 0.5) || first_runs < 2 || !(goal.zone > 0))
        throw std::domain_error("a test of a goal wants an error in (0, 1/2), two first runs and a zone");
    // eta (n0 - 1) of the paper: g(eta) = (1 + 2 eta)^(-(n0 - 1) / 2) / 2 = error.
    const double degrees = first_runs - 1;
    height_ = degrees * (std::pow(2 * error, -2 / degrees) - 1) / 2;
}

void FeasibilityTest::add(double observation) {
    if (std::isnan(observation)) return;
    observed_.add(observation);
    sum_ += goal_.at_least ? observation - goal_.value : goal_.value - observation;
    if (observed_.count() < first_runs_ || verdict_ != Verdict::undecided) return;
    if (observed_.count() == first_runs_) variance_ = observed_.sd() * observed_.sd();
    const auto runs = static_cast<double>(observed_.count());
    const double edge = std::max(0.0, height_ * variance_ / goal_.zone - goal_.zone * runs / 2);
    if (sum_ >= edge)
        verdict_ = Verdict::meets;
    else if (sum_ <= -edge)
        verdict_ = Verdict::fails;
}

bool Selection::all_decided() const {
    return std::none_of(tried.begin(), tried.end(),
                        [](const Tried& one) { return one.verdict == Verdict::undecided; });
}

int Selection::runs_to_try_all() const {
    int hardest = 0;
    for (const Tried& one : tried) hardest = std::max(hardest, one.runs);
    return hardest * static_cast<int>(candidates);
}

Selection smallest(std::size_t candidates, std::span<const Goal> goals, const SelectionPlan& plan,
                   const Simulate& simulate) {
    Trials trials(candidates, most_tests(candidates), goals, plan, simulate);
    std::size_t low = 0;
    std::size_t high = candidates;  // What meets, or none.
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (trials.meets(middle))
            high = middle;
        else
            low = middle + 1;
    }
    return trials.done(high < candidates ? std::vector{high} : std::vector<std::size_t>{});
}

Selection frontier(std::size_t first, std::size_t second, std::span<const Goal> goals,
                   const SelectionPlan& plan, const Simulate& simulate) {
    Trials trials(first * second, first + second - 1, goals, plan, simulate);
    std::vector<std::size_t> chosen;
    std::size_t enough = second;  // Amounts of the second from here on meet with this much of the first.
    for (std::size_t x = 0; x < first && enough > 0; ++x) {
        bool lower = false;
        while (enough > 0 && trials.meets(x * second + enough - 1)) {
            --enough;
            lower = true;
        }
        if (lower) chosen.push_back(x * second + enough);
    }
    return trials.done(std::move(chosen));
}

std::vector<Reversal> reversals(std::span<const Tried> tried, std::span<const Goal> goals,
                                const std::function<bool(std::size_t, std::size_t)>& larger) {
    struct Pair {
        Reversal reversal;
        Accumulator differences;
    };
    std::vector<Pair> pairs;
    for (const Tried& one : tried) {
        for (const Tried& other : tried) {
            if (!larger(one.candidate, other.candidate)) continue;
            for (std::size_t g = 0; g < goals.size(); ++g) {
                Pair& pair = pairs.emplace_back();
                pair.reversal = {.smaller = one.candidate, .larger = other.candidate, .goal = g};
                const std::size_t both = std::min(one.values[g].size(), other.values[g].size());
                for (std::size_t r = 0; r < both; ++r)
                    pair.differences.add(other.values[g][r] - one.values[g][r]);
            }
        }
    }
    std::vector<Reversal> found;
    for (Pair& pair : pairs) {
        if (pair.differences.count() < 2) continue;
        const double share = (1 - usual_confidence) / static_cast<double>(pairs.size());
        const Interval interval = pair.differences.interval(1 - share);
        const bool worse = goals[pair.reversal.goal].at_least ? interval.upper < 0 : interval.lower > 0;
        if (!worse) continue;
        pair.reversal.difference = pair.differences.mean();
        found.push_back(pair.reversal);
    }
    return found;
}

}  // namespace caseload::sim
