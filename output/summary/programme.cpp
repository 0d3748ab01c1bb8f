#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "model/results/split.hpp"
#include "output/summary/sections.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"

/// What a programme with elements, markers, placements and daily attendance comes to.
namespace caseload::output {

namespace {

constexpr int hours_a_day = 24;
constexpr int days_a_week = 7;

const std::string& group_name(const Cells& cells, sim::MeasureId measure, int group) {
    return cells.measured.declared.measure(measure).groups[static_cast<std::size_t>(group)];
}

int group_count(const Cells& cells, sim::MeasureId measure) {
    return static_cast<int>(cells.measured.declared.measure(measure).groups.size());
}

std::string count_text(const Cells& cells, sim::MeasureId measure, int group) {
    const auto* cell = cells.find(measure, -1, -1, group);
    return cells.something(cell) ? with_interval(*cell) : std::string{};
}

/// A meeting's share of the attendances of a stage in one hour of the day, all weekdays together.
double attendances_in_hour(const Cells& cells, int stage, int hour) {
    double sum = 0;
    for (int day = 0; day < days_a_week; ++day) {
        const double mean = cells.mean(cells.measured.attendances, -1, stage, day * hours_a_day + hour);
        if (!std::isnan(mean)) sum += mean;
    }
    return sum;
}

}  // namespace

std::string elements_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    const auto split = model::split_between_elements(cells.results);
    TextTable table({{"element", TextTable::Align::left},
                     {"aimed at"},
                     {"live markers"},
                     {"share of decisions"},
                     {"furthest below its share, but unsuitable"},
                     {"or without a place"}});
    for (int e = 0; e < static_cast<int>(m.elements.size()); ++e) {
        const auto* share = cells.find(m.steered, -1, -1, e);
        if (share == nullptr || share->count() == 0) continue;
        const auto aim =
            std::ranges::find(split, static_cast<std::size_t>(e), &model::SteeredElement::element);
        const bool aimed = aim != split.end();
        table.row({m.elements[static_cast<std::size_t>(e)], aimed ? percent(aim->aimed_at) : std::string{},
                   aimed ? percent(aim->live) : std::string{}, share_with_interval(*share),
                   count_text(cells, m.held_back, 2 * e), count_text(cells, m.held_back, 2 * e + 1)});
    }
    return table.empty()
               ? std::string{}
               : "Elements, steered towards shares of live markers (averaged over time)\n" + table.text();
}

std::string markers_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table({{"marker", TextTable::Align::left}, {"people, averaged over time"}});
    bool any = false;
    for (int g = 0; g < group_count(cells, m.marker_stock); ++g) {
        const std::string people = count_text(cells, m.marker_stock, g);
        if (people.empty()) continue;
        any = any || g > 0;
        table.row({value_of(group_name(cells, m.marker_stock, g)), people});
    }
    return any ? "Markers (by week in series.csv)\n" + table.text() : std::string{};
}

std::string places_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    const model::Model& model = cells.model;
    TextTable table({{"provider, area and year of the limit", TextTable::Align::left},
                     {"limit"},
                     {"held"},
                     {"given back"},
                     {"used"},
                     {"turned away"}});
    for (std::size_t p = 0; p < model.providers.size(); ++p) {
        for (std::size_t area = 0; area < m.areas.size(); ++area) {
            for (int year = 0; year < m.limit_years; ++year) {
                const int group = m.place_group(p, area, year);
                const std::string held = count_text(cells, m.places_granted, group);
                const std::string away = count_text(cells, m.turned_away, group);
                if (held.empty() && away.empty()) continue;
                const sim::Day first = model::first_day_of_limit(model.providers[p], year);
                const auto limit = model.providers[p].places.at(0, first);
                table.row(
                    {fmt::format("{}, {}, from {}", model.providers[p].name, m.areas[area], sim::iso(first)),
                     grouped(static_cast<double>(limit), 0), held,
                     count_text(cells, m.places_given_back, group), count_text(cells, m.places_used, group),
                     away});
            }
        }
    }
    return table.empty() ? std::string{} : "Places\n" + table.text();
}

std::string attendance_section(const Cells& cells) {
    TextTable table({{"daily attendance by hour", TextTable::Align::left},
                     {"share", TextTable::Align::right},
                     {"", TextTable::Align::left}});
    for (int s = 0; s < cells.stages(); ++s) {
        if (cells.model.stages[static_cast<std::size_t>(s)].does() != model::Does::daily_reviews) continue;
        double all = 0;
        double most = 0;
        for (int hour = 0; hour < hours_a_day; ++hour) {
            const double in_hour = attendances_in_hour(cells, s, hour);
            all += in_hour;
            most = std::max(most, in_hour);
        }
        if (all == 0) continue;
        table.row({cells.stage_name(s), grouped(all, 0) + " in all", ""});
        for (int hour = 0; hour < hours_a_day; ++hour) {
            const double in_hour = attendances_in_hour(cells, s, hour);
            if (in_hour == 0) continue;
            constexpr double longest_bar = 40;
            const auto bar = static_cast<std::size_t>(std::lround(longest_bar * in_hour / most));
            table.row({fmt::format("  {:02}:00", hour), percent(in_hour / all), std::string(bar, '#')});
        }
    }
    return table.empty() ? std::string{} : "Diary load of daily reviews\n" + table.text();
}

std::string placements_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table({{"", TextTable::Align::left}, {"a replication"}});
    const auto add = [&](const std::string& name, sim::MeasureId measure) {
        for (int g = 0; g < std::max(group_count(cells, measure), 1); ++g) {
            const std::string value = count_text(cells, measure, g);
            if (value.empty()) continue;
            const bool grouped_measure = group_count(cells, measure) > 0;
            table.row({grouped_measure ? fmt::format("{} ({})", name, group_name(cells, measure, g)) : name,
                       value});
        }
    };
    add("absences", m.absences);
    add("hours with providers", m.placement_hours);
    add("appeals", m.appeals);
    add("hardship payments asked for", m.hardship);
    const auto* worked = cells.find(m.work_after, -1, -1, 0);
    const auto* sustained = cells.find(m.work_after, -1, -1, 1);
    if (cells.something(worked)) table.row({"any work within the time", share_with_interval(*worked)});
    if (cells.something(sustained)) table.row({"sustained work within it", share_with_interval(*sustained)});
    return table.empty() ? std::string{} : "Placements, sanctions and work\n" + table.text();
}

}  // namespace caseload::output
