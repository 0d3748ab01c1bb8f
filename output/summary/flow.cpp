#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "output/summary/sections.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

/// An office stands apart when its wait is longer than all offices' by more than this share.
constexpr double stands_apart = 0.25;

void list(std::string& text, const std::string& item) { text += (text.empty() ? "" : ", ") + item; }

std::string endings(const Cells& cells, int stage) {
    const auto& routes = cells.model.stages[static_cast<std::size_t>(stage)].routes;
    std::vector<std::uint16_t> groups = cells.measured.ending_group[static_cast<std::size_t>(stage)];
    std::vector<std::uint16_t> seen;
    const auto ended = [&](std::uint16_t group) {
        const double mean = cells.mean(cells.measured.ended, -1, stage, group);
        return std::isnan(mean) ? 0.0 : mean;
    };
    for (const std::uint16_t group : groups) {
        if (std::find(seen.begin(), seen.end(), group) != seen.end()) continue;
        seen.push_back(group);
    }
    std::string text;
    for (const std::uint16_t group : seen) {
        if (ended(group) == 0) continue;
        const std::string& name = cells.measured.ending_names[group];
        const auto* share = cells.find(cells.measured.ended_share, -1, stage, group);
        // All who ended took it: that has no spread. Its interval is in measures.csv.
        const bool all = share != nullptr && share->mean() == 1;
        if (routes.size() == 1 || share == nullptr || share->count() == 0)
            list(text, name);
        else
            list(text, name + " " + (all ? "100%" : share_with_interval(*share)));
    }
    return text;
}

/// "1.20 office closed + 0.35 no work_coach": the causes of a wait, in its unit.
std::string causes_of_wait(const Cells& cells, int office, int stage, double wait) {
    const auto& names = cells.measured.cause_names;
    std::vector<std::pair<double, std::size_t>> causes;
    for (std::size_t c = 0; c < cells.measured.wait_causes(); ++c) {
        const double mean = cells.mean(cells.measured.wait_cause, office, stage, static_cast<int>(c));
        // What would be shown as 0 is left out.
        const bool shown = number_in_unit_of(wait, mean).find_first_of("123456789") != std::string::npos;
        if (mean > 0 && shown) causes.emplace_back(mean, c);
    }
    std::stable_sort(causes.begin(), causes.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    std::string text;
    for (const auto& [mean, c] : causes) {
        text += fmt::format("{}{} {}", text.empty() ? "= " : " + ", number_in_unit_of(wait, mean),
                            cause_in_words(names[c]));
    }
    return text;
}

std::string breaches(const Cells& cells) {
    std::string text;
    for (std::size_t c = 0; c < cells.measured.cause_names.size(); ++c) {
        const auto* cell = cells.find(cells.measured.breach_cause, -1, -1, static_cast<int>(c));
        if (cells.something(cell))
            list(text, fmt::format("{} {}", grouped(cell->mean(), 1),
                                   cause_in_words(cells.measured.cause_names[c])));
    }
    return text;
}

/// As with its interval elsewhere; where none or all are counted, which has no spread, its one bound: "100.0% (at least 99.2%)".
std::string share_of_people(const Cells& cells, const sim::CellName& name) {
    const auto cell = cells.measured.declared.find(name);
    if (!model::none_or_all(cells.results, *cell)) return share_with_interval(cells.results.estimates[*cell]);
    const sim::Interval interval = model::interval_of(cells.results, *cell);
    const bool none = interval.lower == 0;
    return fmt::format("{} ({} {})", none ? "0%" : "100%", none ? "at most" : "at least",
                       percent(none ? interval.upper : interval.lower));
}

/// "14.0 days (every)": what the scenario prescribes before the start, of those whom it holds back.
std::string prescribed_time(const Cells& cells, int stage) {
    const auto& groups = cells.measured.declared.measure(cells.measured.interval).groups;
    std::string text;
    for (std::size_t by = 0; by < groups.size(); ++by) {
        const double minutes = cells.mean(cells.measured.interval, -1, stage, static_cast<int>(by));
        if (minutes > 0) list(text, fmt::format("{} ({})", time_text(minutes), value_of(groups[by])));
    }
    return text;
}

/// "38,105 for 18.0 days": who still waits as the run ends, and for how long so far.
std::string still_waiting(const Cells& cells, int stage) {
    const auto* people = cells.find(cells.measured.still_waiting, -1, stage);
    if (!cells.something(people)) return {};
    return fmt::format("{} for {}", grouped(people->mean(), people->mean() < 1 ? 2 : 1),
                       time_text(cells.mean(cells.measured.still_waiting_for, -1, stage)));
}

/// The same of every stage.
std::vector<std::string> of_stages(const Cells& cells, std::string (*text)(const Cells&, int)) {
    std::vector<std::string> texts;
    for (int stage = 0; stage < cells.stages(); ++stage) texts.push_back(text(cells, stage));
    return texts;
}

}  // namespace

std::string stages_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table({{"stage", TextTable::Align::left},
                     {"entered"},
                     {"not kept"},
                     {"time in it"},
                     {"ended", TextTable::Align::wrapped}});
    const auto share = [&](sim::MeasureId measure, int stage) {
        const auto* cell = cells.find(measure, -1, stage);
        return cells.something(cell) ? share_with_interval(*cell) : std::string{};
    };
    for (int s = 0; s < cells.stages(); ++s) {
        const auto* entered = cells.find(m.entered, -1, s);
        if (!cells.something(entered)) continue;
        const double minutes = cells.mean(m.time_in_stage, -1, s);
        table.row({cells.stage_name(s), with_interval(*entered), share(m.missed, s),
                   minutes > 0 ? time_text(minutes) : std::string{}, endings(cells, s)});
    }
    return table.empty() ? std::string{} : "Stages\n" + table.text();
}

std::string waits_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    const std::vector<std::string> prescribed = of_stages(cells, prescribed_time);
    const std::vector<std::string> waiting = of_stages(cells, still_waiting);
    std::vector<TextTable::Column> columns{{"stage", TextTable::Align::left}};
    const auto add_column = [&](const std::vector<std::string>& texts, const char* heading) {
        const bool any = std::ranges::any_of(texts, [](const std::string& text) { return !text.empty(); });
        if (any) columns.push_back({heading});
        return any;
    };
    const bool with_prescribed = add_column(prescribed, "prescribed");
    columns.insert(columns.end(), {{"mean wait"}, {"had to wait"}});
    const bool with_waiting = add_column(waiting, "wait at the end");
    columns.push_back({"causes of the wait", TextTable::Align::wrapped});
    TextTable table(columns);
    const auto row = [&](const std::string& name, int office, int stage, const std::string& had_to_wait) {
        const auto* wait = cells.find(m.wait, office, stage);
        const auto place = static_cast<std::size_t>(stage);
        const bool waits = cells.something(wait);
        std::vector<std::string> texts{name};
        const auto of_all = [&](const std::string& text) { return office < 0 ? text : std::string{}; };
        if (with_prescribed) texts.push_back(of_all(prescribed[place]));
        texts.push_back(waits ? time_with_interval(*wait) : std::string{});
        texts.push_back(had_to_wait);
        if (with_waiting) texts.push_back(of_all(waiting[place]));
        texts.push_back(waits ? causes_of_wait(cells, office, stage, wait->mean()) : std::string{});
        table.row(std::move(texts));
    };
    for (int s = 0; s < cells.stages(); ++s) {
        const auto place = static_cast<std::size_t>(s);
        const auto* wait = cells.find(m.wait, -1, s);
        if (!cells.something(wait) && prescribed[place].empty() && waiting[place].empty()) continue;
        const auto* waited = cells.find(m.waited, -1, s);
        row(cells.stage_name(s), -1, s,
            cells.something(waited) ? share_with_interval(*waited) : std::string{});
        if (!cells.something(wait)) continue;
        // The office where it is longest, when it is not like the others.
        int longest = -1;
        for (int o = 0; o < cells.offices(); ++o) {
            if (longest < 0 || cells.mean(m.wait, o, s) > cells.mean(m.wait, longest, s)) longest = o;
        }
        const double there = cells.mean(m.wait, longest, s);
        if (cells.offices() < 2 || !(there > wait->mean() * (1 + stands_apart))) continue;
        row("  longest: " + cells.office_name(longest), longest, s, "");
    }
    return table.empty() ? std::string{} : "Waits and their causes\n" + table.text();
}

std::string late_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table({{"stage", TextTable::Align::left}, {"begun late"}, {"by"}, {"nine in ten by"}});
    for (int s = 0; s < cells.stages(); ++s) {
        const auto* late = cells.find(m.late, -1, s);
        if (!cells.something(late)) continue;
        table.row({cells.stage_name(s), share_with_interval(*late), time_text(cells.mean(m.late_by, -1, s)),
                   time_text(cells.mean(m.late_by_90, -1, s))});
    }
    return table.empty() ? std::string{} : "Begun late, after an overrun\n" + table.text();
}

std::string deadlines_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table(
        {{"deadline", TextTable::Align::left}, {"within limit"}, {"lowest"}, {"", TextTable::Align::left}});
    for (std::size_t d = 0; d < m.deadline_names.size(); ++d) {
        const int group = static_cast<int>(d);
        const auto* within = cells.find(m.within, -1, -1, group);
        if (within == nullptr || within->count() == 0) continue;
        int lowest = -1;
        for (int o = 0; o < cells.offices(); ++o) {
            const double share = cells.mean(m.within, o, -1, group);
            if (!std::isnan(share) && (lowest < 0 || share < cells.mean(m.within, lowest, -1, group)))
                lowest = o;
        }
        const bool offices_differ = cells.offices() > 1 && lowest >= 0;
        table.row({m.deadline_names[d], share_of_people(cells, {.measure = m.within, .group = group}),
                   offices_differ ? percent(cells.mean(m.within, lowest, -1, group)) : std::string{},
                   offices_differ ? cells.office_name(lowest) : std::string{}});
    }
    if (table.empty()) return {};
    std::string text = "Deadlines\n" + table.text();
    const std::string why = breaches(cells);
    if (!why.empty()) {
        for (const std::string& line :
             wrapped("missed, by what the time until then was most for: " + why, line_width - 2))
            text += "  " + line + "\n";
    }
    return text;
}

}  // namespace caseload::output
