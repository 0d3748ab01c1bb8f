#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "sim/estimate.hpp"

/// The smallest capacity whose mean measures meet their goals, with the probability of having chosen right.
namespace caseload::sim {

/// What the mean of a measure over replications has to be.
struct Goal {
    bool at_least = true;  ///< Else: at most.
    double value = 0;
    /// The indifference zone, more than 0: a mean nearer to `value` may be judged either way.
    double zone = 0;
};

enum class Verdict : std::uint8_t { meets, fails, undecided };

/// Does a mean meet its goal? A fully sequential test that looks after every observation: Andradóttir and Kim 2010,
/// Naval Research Logistics 57(5), 403-421, their feasibility check with c = 1, which rests on the triangular region
/// of Kim and Nelson 2001 (ACM TOMACS 11(3), 251-273). Where the mean lies outside the zone, the probability of the
/// wrong verdict is at most `error`, for independent normal observations with a spread that is not known.
class FeasibilityTest {
public:
    /// `error` lies strictly between 0 and 1/2, `first_runs` is 2 or more; otherwise std::domain_error.
    FeasibilityTest(const Goal& goal, double error, int first_runs);

    /// An observation that is NaN is left out.
    void add(double observation);

    /// Once there is one it stays, whatever is added.
    Verdict verdict() const { return verdict_; }
    const Accumulator& observed() const { return observed_; }

private:
    Goal goal_;
    int first_runs_;
    double height_;  ///< Of the region, in units of the first observations' variance over the zone.
    double variance_ = 0;
    double sum_ = 0;  ///< Of the distances to the goal, positive on its good side.
    Accumulator observed_;
    Verdict verdict_ = Verdict::undecided;
};

struct SelectionPlan {
    double confidence = usual_confidence;  ///< The probability of choosing right, at least.
    int first_runs = 12;                   ///< Of a candidate, before the first look.
    int step = 4;                          ///< Further runs at a time.
    int most_runs = 500;                   ///< Of a candidate; one that is not decided by then is not taken.
};

/// A candidate that was tried.
struct Tried {
    std::size_t candidate = 0;
    int runs = 0;
    std::vector<std::vector<double>> values;  ///< By goal, then by run; NaN where nothing was observed.
    std::vector<Accumulator> observed;        ///< By goal.
    std::vector<Verdict> of_goal;
    Verdict verdict = Verdict::undecided;  ///< `meets` all goals, or `fails` one.
};

struct Selection {
    std::vector<Tried> tried;         ///< In the order they were tried, none twice.
    std::vector<std::size_t> chosen;  ///< Empty: no candidate meets all goals.
    std::size_t candidates = 0;
    int runs = 0;
    double error = 0;  ///< Of one test of one goal.

    /// Was every candidate decided? Otherwise the stated probability does not hold.
    bool all_decided() const;
    /// The runs that trying every candidate would take, each as often as the one that was hardest to decide.
    int runs_to_try_all() const;
};

/// Simulates runs `first` ... `first + count - 1` of a candidate: a row a run, in it a value a goal. Run r of every
/// candidate is to have the same luck (common random numbers).
using Simulate = std::function<std::vector<std::vector<double>>(std::size_t candidate, int first, int count)>;

/// The first of candidates 0 ... candidates - 1 that meets all goals, by bisection; assumes that a later one is no
/// worse. With the errors of its tests shared out by Bonferroni's inequality, which common random numbers do not
/// disturb, the probability that it is the right one is at least plan.confidence where no mean lies in its zone; where
/// one does, that candidate may be judged either way. Throws std::runtime_error when a goal's measure is never
/// observed in a candidate's first runs.
Selection smallest(std::size_t candidates, std::span<const Goal> goals, const SelectionPlan& plan,
                   const Simulate& simulate);

/// The frontier of two resources: of each amount of the first with which some amount of the second meets all goals,
/// the least amount of the second, where that is less than with fewer of the first. Candidate x * second + y has amount
/// x of the first and y of the second. Walks down the staircase, at most first + second - 1 candidates; else as above.
Selection frontier(std::size_t first, std::size_t second, std::span<const Goal> goals,
                   const SelectionPlan& plan, const Simulate& simulate);

/// Two candidates of which the larger one is worse.
struct Reversal {
    std::size_t smaller = 0;
    std::size_t larger = 0;
    std::size_t goal = 0;
    double difference = 0;  ///< Of the larger less the smaller.
};

/// What speaks against more capacity doing no harm: pairs of tried candidates, the second `larger` than the first,
/// of which it is worse in the runs that both had; by paired 95% intervals of all pairs together (Bonferroni).
std::vector<Reversal> reversals(std::span<const Tried> tried, std::span<const Goal> goals,
                                const std::function<bool(std::size_t, std::size_t)>& larger);

}  // namespace caseload::sim
