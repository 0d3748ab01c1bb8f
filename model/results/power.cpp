#include "model/results/power.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>
#include <string>

namespace caseload::model {

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr Finding unknown{nothing, nothing, nothing, nothing};

/// The multiplier of the smallest effect: Bloom 1995, Evaluation Review 19, 547-556.
Finding finding(double estimate, double error, double degrees) {
    if (!(degrees > 0) || std::isnan(estimate) || !(error >= 0)) return unknown;
    if (error == 0) return {estimate, error, estimate != 0 ? 1.0 : 0.0, 0};
    const boost::math::students_t_distribution<double> student(degrees);
    const double critical = boost::math::quantile(student, 1 - analysis::significance / 2);
    const double power = boost::math::quantile(student, analysis::wanted_power);
    return {estimate, error, std::abs(estimate) > critical * error ? 1.0 : 0.0, (critical + power) * error};
}

/// The sum of squared distances from the mean, exact up to the last division.
double squared_distances(const ArmSums& arm) {
    const auto people = static_cast<long double>(arm.people);
    const auto sum = static_cast<long double>(arm.sum);
    return static_cast<double>(static_cast<long double>(arm.squares) - sum * sum / people);
}

struct Moments {
    double mean = 0;
    double distances = 0;  ///< Squared, added up.
};

Moments moments(std::span<const double> values) {
    Moments found;
    for (const double value : values) found.mean += value;
    found.mean /= static_cast<double>(values.size());
    for (const double value : values) found.distances += (value - found.mean) * (value - found.mean);
    return found;
}

/// An impact that is told of.
struct Outcome {
    const char* name;
    const char* words;
    Measured::Id sum;
    Measured::Id squares;
    Measured::Id office;
};

constexpr std::array outcomes{Outcome{"trial_benefit", "days on benefit", Measured::trial_benefit,
                                      Measured::trial_benefit_squares, Measured::office_benefit},
                              Outcome{"trial_work", "days in employment", Measured::trial_work,
                                      Measured::trial_work_squares, Measured::office_work}};

bool told(const Model& model) { return model.trial.present() && model.outcomes.present(); }

std::size_t subgroups_told(const Trial& trial) {
    const std::size_t all = trial.subgroups.size();
    return trial.allocation == Allocation::cluster ? std::min<std::size_t>(all, 1) : all;
}

Finding of_people(const Measured& measured, std::span<const sim::Cell> cells, const Outcome& outcome,
                  int subgroup) {
    const sim::DeclaredMeasures& declared = measured.declared;
    const auto arm = [&](int side) {
        const auto sum = declared.find({.measure = outcome.sum, .group = subgroup * 2 + side});
        const auto squares = declared.find({.measure = outcome.squares, .group = subgroup * 2 + side});
        if (!sum || !squares) return ArmSums{};
        return ArmSums{cells[*sum].n, cells[*sum].sum, cells[*squares].sum};
    };
    return two_samples(arm(0), arm(1));
}

Finding of_offices(const Measured& measured, std::span<const sim::Cell> cells, const Outcome& outcome) {
    const sim::DeclaredMeasures& declared = measured.declared;
    const sim::MeasureId measure = outcome.office;
    std::array<std::vector<double>, 2> means;
    const auto groups = static_cast<int>(declared.measure(measure).groups.size());
    for (int group = 0; group < groups; ++group) {
        const auto at = declared.find({.measure = measure, .group = group});
        if (!at || cells[*at].n == 0) continue;
        means[static_cast<std::size_t>(group % 2)].push_back(sim::value(cells[*at], sim::Statistic::mean));
    }
    return of_office_means(means[0], means[1]);
}

}  // namespace

Finding two_samples(const ArmSums& treated, const ArmSums& control) {
    if (treated.people < 2 || control.people < 2) return unknown;
    const auto n = static_cast<double>(treated.people);
    const auto m = static_cast<double>(control.people);
    const double estimate = static_cast<double>(treated.sum) / n - static_cast<double>(control.sum) / m;
    const double a = squared_distances(treated) / (n - 1) / n;
    const double b = squared_distances(control) / (m - 1) / m;
    const double spread = a * a / (n - 1) + b * b / (m - 1);
    // Without any variance the degrees do not matter.
    const double degrees = spread > 0 ? (a + b) * (a + b) / spread : n + m - 2;
    return finding(estimate, std::sqrt(a + b), degrees);
}

Finding of_office_means(std::span<const double> treated, std::span<const double> control) {
    if (treated.empty() || control.empty() || treated.size() + control.size() < 3) return unknown;
    const Moments one = moments(treated);
    const Moments other = moments(control);
    const auto n = static_cast<double>(treated.size());
    const auto m = static_cast<double>(control.size());
    const double variance = (one.distances + other.distances) / (n + m - 2);
    return finding(one.mean - other.mean, std::sqrt(variance * (1 / n + 1 / m)), n + m - 2);
}

std::vector<DerivedName> power_names(const Model& model) {
    std::vector<DerivedName> names;
    if (!told(model)) return names;
    for (std::size_t s = 0; s < subgroups_told(model.trial); ++s) {
        const std::string group = "subgroup=" + model.trial.subgroups[s].name;
        for (const Outcome& outcome : outcomes) {
            const std::string name = outcome.name;
            const std::string words = outcome.words;
            const auto add = [&](const char* what, const char* unit, const std::string& meaning) {
                names.push_back({.measure = name + what, .unit = unit, .meaning = meaning, .group = group});
            };
            add("_estimate", "days",
                "One trial's estimate of the effect on " + words +
                    ", of people whose whole comparison lies within the run");
            add("_error", "days", "That estimate's standard error within one trial");
            add("_found", "share",
                "Power: share of trials that find an effect on " + words +
                    " (two-sided test at 5%); the interval is Wilson's");
            names.back().proportion = true;
            add("_detectable", "days", "Smallest effect that such a trial finds with a chance of 80%");
        }
    }
    return names;
}

std::vector<double> powers(const Setup& setup, std::span<const sim::Cell> cells) {
    std::vector<double> values;
    if (!told(setup.model)) return values;
    const Trial& trial = setup.model.trial;
    for (std::size_t s = 0; s < subgroups_told(trial); ++s) {
        for (const Outcome& outcome : outcomes) {
            const Finding found = trial.allocation == Allocation::cluster
                                      ? of_offices(setup.measured, cells, outcome)
                                      : of_people(setup.measured, cells, outcome, static_cast<int>(s));
            for (const double value : {found.estimate, found.error, found.found, found.detectable})
                values.push_back(value);
        }
    }
    return values;
}

}  // namespace caseload::model
