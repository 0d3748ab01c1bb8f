#pragma once

#include <vector>

#include "model/results/results.hpp"

namespace caseload::model {

/// People at a stage who become more and more, because those who come are more than can be served.
struct Growth {
    int stage = 0;
    std::size_t cause = 0;   ///< What they wait for most: an index into Measured::cause_names.
    double a_day = 0;        ///< By how many people a day they become more, all offices together.
    sim::Interval interval;  ///< 95%, of the number a day; never narrower than it is.
    double left = 0;         ///< People at the stage at the end of the run, on average over replications.
};

/// Of runs whose measured period has fewer whole weeks nothing is said: halves of less than a month say little.
constexpr int fewest_weeks_of_growth = 8;
/// Growth matters from this share of those who come on: less than one in a hundred of them is left.
constexpr double growth_that_matters = 0.01;
/// An office that starts empty fills ever more slowly: growth that keeps less than this share of its pace from the first half
/// of the measured period to the second is taken for filling.
constexpr double pace_that_lasts = 0.5;
/// What people wait for is somebody or something, and no rule, where that makes at least this share of their wait.
constexpr double most_of_the_wait = 0.5;

/// The stages where a queue or a backlog grows through the measured period, the fastest first: from the middle of the
/// whole measured weeks to the last, the lower end of the interval of the growth lies above 0, it is more than
/// growth_that_matters of those who come, it has kept its pace, and most of the wait is for a role, a resource, a provider or
/// a group. With several replications the interval is Student's t of the difference between two weeks of the same
/// replication, its spread taken as at most the sum of the two weeks' spreads; with one it is that of the
/// changes from week to week, which add up to the growth.
std::vector<Growth> growing(const Results& results);

}  // namespace caseload::model
