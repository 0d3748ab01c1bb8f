#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "output/summary/sections.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

constexpr int most_offices = 20;
constexpr std::size_t columns_a_table = 5;

std::string why_not_held(const Cells& cells, int stage) {
    std::string text;
    for (std::size_t c = 0; c < cells.measured.wait_causes(); ++c) {
        const auto* cell = cells.find(cells.measured.sessions_not_held, -1, stage, static_cast<int>(c));
        if (!cells.something(cell)) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", grouped(cell->mean(), 1),
                            cause_in_words(cells.measured.cause_names[c]));
    }
    return text;
}

/// Work after closing or after duty, a row a role or resource; empty where there was none.
std::string overtime_table(const Cells& cells) {
    TextTable table({{"overtime", TextTable::Align::left}, {"hours a replication"}});
    for (std::size_t u = 0; u < cells.measured.unit_names.size(); ++u) {
        const auto* cell = cells.find(cells.measured.overtime, -1, -1, static_cast<int>(u));
        if (cells.something(cell)) table.row({value_of(cells.measured.unit_names[u]), with_interval(*cell)});
    }
    return table.empty() ? std::string{} : table.text();
}

/// Rows of offices, columns of units `first` to `last` - 1.
std::string utilisation_table(const Cells& cells, const std::vector<int>& units, std::size_t first,
                              std::size_t last) {
    std::vector<TextTable::Column> columns{{"", TextTable::Align::left}};
    for (std::size_t u = first; u < last; ++u)
        columns.push_back({value_of(cells.measured.unit_names[static_cast<std::size_t>(units[u])])});
    TextTable table(columns);
    const auto add = [&](const std::string& name, int office) {
        std::vector<std::string> row{name};
        for (std::size_t u = first; u < last; ++u) {
            const auto* cell = cells.find(cells.measured.busy, office, -1, units[u]);
            row.push_back(cell != nullptr && cell->count() > 0 ? share_with_interval(*cell) : "-");
        }
        table.row(std::move(row));
    };
    if (cells.offices() == 1) {
        add(cells.office_name(0), 0);
        return table.text();
    }
    add("all offices", -1);
    for (int o = 0; o < std::min(cells.offices(), most_offices); ++o) add(cells.office_name(o), o);
    std::string text = table.text();
    if (cells.offices() > most_offices)
        text += fmt::format("  and {} more offices: see measures.csv\n", cells.offices() - most_offices);
    return text;
}

}  // namespace

std::string sessions_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table({{"stage", TextTable::Align::left},
                     {"held"},
                     {"mean size"},
                     {"not held, by why", TextTable::Align::wrapped}});
    for (int s = 0; s < cells.stages(); ++s) {
        const auto* held = cells.find(m.sessions_held, -1, s);
        const std::string not_held = why_not_held(cells, s);
        if (!cells.something(held) && not_held.empty()) continue;
        const auto* size = cells.find(m.session_size, -1, s);
        table.row({cells.stage_name(s), held == nullptr ? "0" : with_interval(*held),
                   size != nullptr && size->count() > 0 ? with_interval(*size) : std::string{},
                   not_held.empty() ? "none" : not_held});
    }
    return table.empty() ? std::string{} : "Group sessions\n" + table.text();
}

std::string utilisation_section(const Cells& cells) {
    std::vector<int> units;
    for (std::size_t u = 0; u < cells.measured.unit_names.size(); ++u) {
        const auto* cell = cells.find(cells.measured.busy, -1, -1, static_cast<int>(u));
        if (cell != nullptr && cell->count() > 0) units.push_back(static_cast<int>(u));
    }
    if (units.empty()) return {};
    std::string text = "Utilisation (share of bookable or on-duty time that was used)\n";
    for (std::size_t first = 0; first < units.size(); first += columns_a_table)
        text += utilisation_table(cells, units, first, std::min(first + columns_a_table, units.size()));
    return text + overtime_table(cells);
}

std::string queues_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table({{"queue", TextTable::Align::left},
                     {"people waiting, averaged over time"},
                     {"most at"},
                     {"", TextTable::Align::left}});
    for (std::size_t q = 0; q < m.queue_names.size(); ++q) {
        const int group = static_cast<int>(q);
        const auto* length = cells.find(m.queue_length, -1, -1, group);
        if (length == nullptr || length->count() == 0) continue;
        std::string most;
        std::string where;
        if (cells.offices() > 1) {
            int longest = 0;
            for (int o = 1; o < cells.offices(); ++o) {
                if (cells.mean(m.queue_length, o, -1, group) > cells.mean(m.queue_length, longest, -1, group))
                    longest = o;
            }
            most = grouped(cells.mean(m.queue_length, longest, -1, group), 2);
            where = cells.office_name(longest);
        }
        table.row({m.queue_names[q], with_interval(*length), most, where});
    }
    return table.empty() ? std::string{} : "Queues\n" + table.text();
}

std::string money_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table({{"", TextTable::Align::left}, {"a replication"}, {"", TextTable::Align::left}});
    for (std::size_t r = 0; r < cells.model.roles.size(); ++r) {
        const auto* minutes = cells.find(m.staff_minutes, -1, -1, static_cast<int>(r));
        if (!cells.something(minutes)) continue;
        // Hours throughout, so that roles can be compared; with decimals where whole hours would hide them.
        const double hours = minutes->mean() / 60;
        const int decimals = hours < 1 ? 2 : hours < 10 ? 1 : 0;
        table.row({"time of " + cells.model.roles[r],
                   minutes->count() > 1
                       ? grouped(hours, decimals) + " ± " + grouped(minutes->half_width() / 60, decimals)
                       : grouped(hours, decimals),
                   "hours"});
    }
    for (std::size_t p = 0; p < m.payers.size(); ++p) {
        const auto* pounds = cells.find(m.cost, -1, -1, static_cast<int>(p));
        if (cells.something(pounds)) table.row({"paid by " + m.payers[p], with_interval(*pounds), "pounds"});
    }
    return table.empty() ? std::string{} : "Staff time and money\n" + table.text();
}

}  // namespace caseload::output
