#include "model/results/growth.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace caseload::model {

namespace {

constexpr double days_a_week = 7;

/// People at a stage in each whole week that was measured; empty where a week is missing.
std::vector<const sim::Accumulator*> weeks_of(const Results& results, int stage) {
    const Setup& setup = *results.setup;
    std::vector<const sim::Accumulator*> weeks;
    const sim::Days week{7};
    int period = setup.first_week < setup.model.measured_from ? 1 : 0;
    for (sim::Day monday = setup.first_week + week * period; monday + week <= setup.model.end;
         monday += week, ++period) {
        const auto cell = setup.measured.declared.find(
            {.measure = setup.measured.in_stage, .stage = stage, .period = period});
        if (!cell || results.estimates[*cell].count() == 0) return {};
        weeks.push_back(&results.estimates[*cell]);
    }
    return weeks;
}

double mean_of(const Results& results, const sim::CellName& name) {
    const auto cell = results.setup->measured.declared.find(name);
    return cell && results.estimates[*cell].count() > 0 ? results.estimates[*cell].mean() : 0;
}

/// Half of the interval of the growth from one week to the last, in people.
double half_of_growth(const std::vector<const sim::Accumulator*>& weeks, std::size_t from) {
    if (weeks.back()->count() > 1) return weeks[from]->half_width() + weeks.back()->half_width();
    sim::Accumulator changes;
    for (std::size_t week = from + 1; week < weeks.size(); ++week)
        changes.add(weeks[week]->mean() - weeks[week - 1]->mean());
    return changes.half_width() * static_cast<double>(changes.count());
}

/// What most of the wait is for, where more staff, rooms, places or people would shorten it; else nothing.
std::optional<std::size_t> lacking(const Results& results, int stage) {
    const Measured& measured = results.setup->measured;
    std::optional<std::size_t> most;
    double longest = 0;
    double all = 0;
    double of_something = 0;
    for (std::size_t cause = 0; cause < measured.wait_causes(); ++cause) {
        const double minutes = mean_of(
            results, {.measure = measured.wait_cause, .stage = stage, .group = static_cast<int>(cause)});
        all += minutes;
        if (!measured.avoidable(cause)) continue;
        of_something += minutes;
        if (minutes > longest) {
            longest = minutes;
            most = cause;
        }
    }
    return of_something >= most_of_the_wait * all ? most : std::nullopt;
}

}  // namespace

std::vector<Growth> growing(const Results& results) {
    const Setup& setup = *results.setup;
    const double days = static_cast<double>((setup.model.end - setup.model.measured_from).count());
    std::vector<Growth> found;
    for (int stage = 0; stage < static_cast<int>(setup.model.stages.size()); ++stage) {
        const auto weeks = weeks_of(results, stage);
        if (weeks.size() < fewest_weeks_of_growth) continue;
        const std::size_t middle = weeks.size() / 2;
        const double later_days = days_a_week * static_cast<double>(weeks.size() - 1 - middle);
        const double earlier =
            (weeks[middle]->mean() - weeks.front()->mean()) / (days_a_week * static_cast<double>(middle));
        const double later = (weeks.back()->mean() - weeks[middle]->mean()) / later_days;
        const double half = half_of_growth(weeks, middle) / later_days;
        const double come = mean_of(results, {.measure = setup.measured.entered, .stage = stage}) / days;
        if (!(later - half > 0) || later < growth_that_matters * come || later < pace_that_lasts * earlier)
            continue;
        const auto cause = lacking(results, stage);
        if (!cause) continue;
        // From the middle of the last whole week to the end it goes on as it went.
        const sim::Day last = setup.first_week +
                              sim::Days{7} * static_cast<int>(weeks.size() - 1 +
                                                              (setup.first_week < setup.model.measured_from));
        const double to_the_end = static_cast<double>((setup.model.end - last).count()) - days_a_week / 2;
        found.push_back({.stage = stage,
                         .cause = *cause,
                         .a_day = later,
                         .interval = {later - half, later + half},
                         .left = weeks.back()->mean() + later * to_the_end});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Growth& a, const Growth& b) { return a.a_day > b.a_day; });
    return found;
}

}  // namespace caseload::model
