#include "model/results/impacts.hpp"

#include <algorithm>
#include <array>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "model/results/power.hpp"

namespace caseload::model {

namespace {

/// Two arms day by day: the difference of the shares, and the standard error a single trial of this size has.
struct Curve {
    std::vector<double> difference;
    std::vector<double> error;
};

struct Contrast {
    Curve benefit;
    Curve work;
};

/// A stretch cut to the days there are.
published::Days within(const Curve& curve, published::Days days) {
    const int length = static_cast<int>(curve.difference.size());
    return {std::min(days.first, length), std::min(days.end, length)};
}

double sum(const std::vector<double>& values, published::Days days) {
    double total = 0;
    for (int day = days.first; day < days.end; ++day) total += values[static_cast<std::size_t>(day)];
    return total;
}

double mean(const std::vector<double>& values, published::Days days) {
    return sum(values, days) / (days.end - days.first);
}

constexpr double points = 100;
constexpr published::Days whole{0, std::numeric_limits<int>::max()};

double days_in_all(const Curve& curve) { return sum(curve.difference, within(curve, whole)); }

/// The daily bounds of a single trial added up, which is how the published interval is best explained.
double summed_half_width(const Curve& curve) {
    static const double quantile =
        boost::math::quantile(boost::math::normal_distribution<double>(), (1 + published::confidence) / 2);
    return quantile * sum(curve.error, within(curve, whole));
}

template <int end> double days_by(const Curve& curve) {
    return sum(curve.difference, within(curve, {0, end}));
}

double week_5_mean(const Curve& curve) {
    return points * mean(curve.difference, within(curve, published::week_5));
}

/// Days of one week tell nearly the same, so that their mean's error is about the mean of their errors.
double week_5_error(const Curve& curve) {
    return points * mean(curve.error, within(curve, published::week_5));
}

double week_5_lowest(const Curve& curve) {
    double lowest = std::numeric_limits<double>::quiet_NaN();
    const published::Days days = within(curve, published::week_5);
    for (int day = days.first; day < days.end; ++day) {
        lowest = std::fmin(lowest, curve.difference[static_cast<std::size_t>(day)]);
    }
    return points * lowest;
}

double from_week_12(const Curve& curve) {
    return points * mean(curve.difference, within(curve, published::from_week_12));
}

/// The week with the highest mean, counted from 1 as the evaluation does, and that mean.
std::pair<int, double> peak(const Curve& curve) {
    std::pair<int, double> highest{0, std::numeric_limits<double>::quiet_NaN()};
    const int weeks = static_cast<int>(curve.difference.size()) / 7;
    for (int week = 0; week < weeks; ++week) {
        const double here = points * mean(curve.difference, {week * 7, week * 7 + 7});
        if (std::isnan(here) || here <= highest.second) continue;
        highest = {week + 1, here};
    }
    return highest;
}

double peak_height(const Curve& curve) { return peak(curve).second; }

double peak_week(const Curve& curve) {
    const auto [week, height] = peak(curve);
    return week > 0 ? week : std::numeric_limits<double>::quiet_NaN();
}

/// A figure that is read off one of the two curves.
struct Figure {
    const char* measure;
    const char* unit;
    const char* meaning;
    Curve Contrast::*curve;
    double (*of)(const Curve&);
};

constexpr auto by_subgroup = std::to_array<Figure>({
    {"benefit_days_difference", "days", "Days on benefit, treated less control", &Contrast::benefit,
     days_in_all},
    {"work_days_difference", "days", "Days in employment, treated less control", &Contrast::work,
     days_in_all},
    {"benefit_days_summed_half_width", "days", "Half-widths of a single trial's daily bounds, added up",
     &Contrast::benefit, summed_half_width},
    {"work_days_summed_half_width", "days", "Half-widths of a single trial's daily bounds, added up",
     &Contrast::work, summed_half_width},
});

constexpr auto for_all = std::to_array<Figure>({
    {"benefit_week_5", "points", "On benefit in week 5, treated less control", &Contrast::benefit,
     week_5_mean},
    {"benefit_week_5_lowest", "points", "Lowest day of week 5", &Contrast::benefit, week_5_lowest},
    {"benefit_week_5_error", "points", "Standard error of a single trial in week 5", &Contrast::benefit,
     week_5_error},
    {"benefit_from_week_12", "points", "On benefit from 12 weeks to 9 months, treated less control",
     &Contrast::benefit, from_week_12},
    {"benefit_days_by_84", "days", "Days on benefit until day 84, treated less control", &Contrast::benefit,
     days_by<published::running_totals[0]>},
    {"benefit_days_by_122", "days", "Days on benefit until day 122, treated less control", &Contrast::benefit,
     days_by<published::running_totals[1]>},
    {"benefit_days_by_182", "days", "Days on benefit until day 182, treated less control", &Contrast::benefit,
     days_by<published::running_totals[2]>},
    {"work_week_5", "points", "In employment in week 5, treated less control", &Contrast::work, week_5_mean},
    {"work_week_5_error", "points", "Standard error of a single trial in week 5", &Contrast::work,
     week_5_error},
    {"work_from_week_12", "points", "In employment from 12 weeks to 9 months, treated less control",
     &Contrast::work, from_week_12},
    {"work_days_by_84", "days", "Days in employment until day 84, treated less control", &Contrast::work,
     days_by<published::running_totals[0]>},
    {"work_days_by_122", "days", "Days in employment until day 122, treated less control", &Contrast::work,
     days_by<published::running_totals[1]>},
    {"work_days_by_182", "days", "Days in employment until day 182, treated less control", &Contrast::work,
     days_by<published::running_totals[2]>},
    {"work_peak", "points", "Highest weekly mean in employment, treated less control", &Contrast::work,
     peak_height},
    {"work_peak_week", "weeks", "Week of that peak; week 1 begins with the claim", &Contrast::work,
     peak_week},
});

int days_compared(const Model& model) {
    if (!model.trial.present() || !model.outcomes.present()) return 0;
    return std::max(std::min(model.trial.days, model.outcomes.follow_up), 0);
}

Curve read_curve(const sim::DeclaredMeasures& declared, std::span<const sim::Cell> cells,
                 sim::MeasureId measure, int subgroup, int days) {
    const auto arm = [&](int group, int day) {
        const auto at = declared.find({.measure = measure, .group = group, .period = day});
        return at ? cells[*at] : sim::Cell{};
    };
    Curve curve;
    for (int day = 0; day < days; ++day) {
        const sim::Cell treated = arm(subgroup * 2, day);
        const sim::Cell control = arm(subgroup * 2 + 1, day);
        const double p = sim::value(treated, sim::Statistic::share);
        const double q = sim::value(control, sim::Statistic::share);
        const double variance_p = p * (1 - p) / static_cast<double>(treated.n);
        const double variance_q = q * (1 - q) / static_cast<double>(control.n);
        curve.difference.push_back(p - q);
        curve.error.push_back(std::sqrt(variance_p + variance_q));
    }
    return curve;
}

DerivedName name_of(const Figure& figure, const std::string& group) {
    return {.measure = figure.measure, .unit = figure.unit, .meaning = figure.meaning, .group = group};
}

}  // namespace

std::vector<DerivedName> impact_names(const Model& model) {
    std::vector<DerivedName> names;
    const int days = days_compared(model);
    if (days == 0) return names;
    for (std::size_t s = 0; s < model.trial.subgroups.size(); ++s) {
        const std::string group = "subgroup=" + model.trial.subgroups[s].name;
        for (const Figure& figure : by_subgroup) names.push_back(name_of(figure, group));
        if (s > 0) continue;
        for (const Figure& figure : for_all) names.push_back(name_of(figure, group));
        const auto add_curve = [&](const char* measure, const char* meaning) {
            for (int day = 0; day < days; ++day) {
                names.push_back({.measure = measure,
                                 .unit = "points",
                                 .meaning = meaning,
                                 .group = group,
                                 .axis = sim::Axis::claim_day,
                                 .period = day});
            }
        };
        add_curve("benefit_difference", "On benefit by day since the claim, treated less control");
        add_curve("work_difference", "In employment by day since the claim, treated less control");
    }
    for (DerivedName& name : power_names(model)) names.push_back(std::move(name));
    return names;
}

std::vector<double> impacts(const Setup& setup, std::span<const sim::Cell> cells) {
    std::vector<double> values;
    const int days = days_compared(setup.model);
    if (days == 0) return values;
    const Measured& measured = setup.measured;
    for (std::size_t s = 0; s < setup.model.trial.subgroups.size(); ++s) {
        const int subgroup = static_cast<int>(s);
        const Contrast contrast{
            .benefit = read_curve(measured.declared, cells, measured.on_benefit, subgroup, days),
            .work = read_curve(measured.declared, cells, measured.in_work, subgroup, days)};
        for (const Figure& figure : by_subgroup) values.push_back(figure.of(contrast.*figure.curve));
        if (s > 0) continue;
        for (const Figure& figure : for_all) values.push_back(figure.of(contrast.*figure.curve));
        for (const double difference : contrast.benefit.difference) values.push_back(points * difference);
        for (const double difference : contrast.work.difference) values.push_back(points * difference);
    }
    for (const double power : powers(setup, cells)) values.push_back(power);
    return values;
}

}  // namespace caseload::model
