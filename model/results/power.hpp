#pragma once

#include <span>
#include <vector>

#include "model/results/results.hpp"

namespace caseload::model {

/// How a single trial is analysed.
namespace analysis {

constexpr double significance = 0.05;  ///< Two-sided.
constexpr double wanted_power = 0.8;   ///< Of the smallest effect that is told.

}  // namespace analysis

/// What one trial says of the difference of two means.
struct Finding {
    double estimate = 0;    ///< Treated less control. All NaN where it cannot be told.
    double error = 0;       ///< Its standard error, from within the trial.
    double found = 0;       ///< 1 where it differs from 0 at the level of significance, else 0.
    double detectable = 0;  ///< The smallest effect that a trial with this error finds with the wanted power.
};

/// People of one arm: how many, the sum of their amounts and of the squares.
struct ArmSums {
    std::int64_t people = 0;
    std::int64_t sum = 0;
    std::int64_t squares = 0;
};

/// Two samples of people with variances of their own (Welch 1947, Biometrika 34, 28-35), at least two in each arm.
Finding two_samples(const ArmSums& treated, const ArmSums& control);

/// Offices as the units, as many degrees of freedom as offices less 2, the same variance in both arms (Hayes and Moulton,
/// Cluster Randomised Trials, 2nd ed., 10.3): means of offices; at least one in each arm and three in all.
Finding of_office_means(std::span<const double> treated, std::span<const double> control);

/// What is said of power: by subgroup, and of days on benefit and in employment each, the estimate of one trial, its
/// standard error, whether it is found, the smallest effect found with a chance of 80%. Of whole offices only everybody.
std::vector<DerivedName> power_names(const Model& model);

/// The same of one replication, in the order of the names; NaN where it cannot be told.
std::vector<double> powers(const Setup& setup, std::span<const sim::Cell> cells);

}  // namespace caseload::model
