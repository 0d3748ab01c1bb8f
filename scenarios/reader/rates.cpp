#include <algorithm>
#include <array>

#include "scenarios/reader/arrivals.hpp"
#include "scenarios/reader/offices/offices.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::size_t hours_a_day = 24;
constexpr std::size_t hours_a_week = 168;

constexpr std::array window_keys = {Key{"from", Kind::time_of_day, "First arrivals", "required"},
                                    Key{"until", Kind::time_of_day, "Last arrivals", "required"}};

std::array<double, 7> read_weekdays(const Field& weekdays) {
    std::array<double, 7> factors;
    factors.fill(1);
    static constexpr std::array names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    const std::vector<std::string> known(names.begin(), names.end());
    for (const auto& [name, field] : entries(weekdays)) {
        const auto day = std::find(known.begin(), known.end(), name);
        if (day == known.end()) field.error_at_key("no weekday", did_you_mean(name, known));
        const auto factor = as_number(field, 0, greatest_rate);
        if (day != known.end() && factor) factors[static_cast<std::size_t>(day - known.begin())] = *factor;
    }
    return factors;
}

void read_per_hour(const Field& per_hour, model::ArrivalSource& source) {
    if (!per_hour.is_array()) {
        source.per_hour.fill(as_number(per_hour, 0, greatest_rate).value_or(0));
        return;
    }
    const auto rates = items(per_hour);
    if (rates.size() != hours_a_day && rates.size() != hours_a_week) {
        per_hour.error("wanted a number, 24 by hour of the day or 168 by hour of the week, found " +
                       std::to_string(rates.size()));
        return;
    }
    std::vector<double> values;
    for (const Field& rate : rates) values.push_back(as_number(rate, 0, greatest_rate).value_or(0));
    for (std::size_t hour = 0; hour < hours_a_week; ++hour)
        source.per_hour[hour] = values[hour % values.size()];
}

using Window = std::pair<sim::Seconds, sim::Seconds>;

/// The hours of each weekday over which a day's arrivals are spread.
std::array<Window, 7> windows(const Field& hours, const model::Office& office) {
    std::array<Window, 7> result = office.hours;
    if (!hours) return result;
    const Section section(hours, {window_keys}, "hours of arrival");
    const auto given = read_times(section, Hours{0, sim::Seconds{0}, sim::Seconds{86'400}}, 0);
    for (Window& window : result)
        if (given && window.first < window.second) window = {given->from, given->until};
    return result;
}

/// Spreads so many people over the window of a day.
void spread(double people, std::size_t day, const Window& window, model::ArrivalSource& source) {
    const double length = static_cast<double>((window.second - window.first).count());
    for (std::size_t hour = 0; hour < hours_a_day && length > 0; ++hour) {
        const sim::Seconds begins{static_cast<std::int64_t>(hour) * 3'600};
        const sim::Seconds from = std::max(window.first, begins);
        const sim::Seconds until = std::min(window.second, begins + sim::Seconds{3'600});
        if (from < until)
            source.per_hour[day * hours_a_day + hour] +=
                people * static_cast<double>((until - from).count()) / length;
    }
}

}  // namespace

std::span<const Key> arrival_hours_keys() { return window_keys; }

void read_rates(const Section& section, const Names& names, const model::Office& office, double share,
                model::ArrivalSource& source) {
    if (section["per_hour"]) {
        read_per_hour(plain(section["per_hour"], names), source);
        if (section["hours"])
            section["hours"].error("hours belong to per_day and per_week", "write 24 rates in per_hour");
    } else {
        const auto days = windows(section["hours"], office);
        double open_seconds = 0;
        for (const Window& window : days)
            open_seconds += static_cast<double>((window.second - window.first).count());
        const auto per_day = as_number(plain(section["per_day"], names), 0, greatest_rate);
        const auto per_week = as_number(plain(section["per_week"], names), 0, greatest_rate);
        for (std::size_t day = 0; day < days.size() && open_seconds > 0; ++day) {
            const double part =
                static_cast<double>((days[day].second - days[day].first).count()) / open_seconds;
            spread(per_day ? *per_day : per_week.value_or(0) * part, day, days[day], source);
        }
    }
    const auto weekdays = read_weekdays(section["weekdays"]);
    for (std::size_t hour = 0; hour < hours_a_week; ++hour)
        source.per_hour[hour] *= weekdays[hour / hours_a_day] * share;
}

}  // namespace caseload::scenarios
