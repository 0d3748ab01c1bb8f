#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "output/answers/sizing.hpp"
#include "output/summary/sections.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

constexpr std::size_t most_causes = 5;

/// The time that all people together wait at a stage for one cause.
struct Waiting {
    int stage = 0;
    std::size_t cause = 0;
    double mean = 0;  ///< Minutes a person.
    double all = 0;   ///< Minutes.
};

/// The number of an office; -1 for all.
int office_number(const Cells& cells, const std::string& name) {
    for (int o = 0; o < cells.offices(); ++o) {
        if (cells.office_name(o) == name) return o;
    }
    return -1;
}

std::string waits(const Cells& cells, int office, const std::string& stage) {
    const auto& names = cells.measured.cause_names;
    std::vector<Waiting> waits;
    double total = 0;
    for (int s = 0; s < cells.stages(); ++s) {
        if (!stage.empty() && cells.stage_name(s) != stage) continue;
        for (std::size_t c = 0; c < cells.measured.wait_causes(); ++c) {
            const double mean = cells.mean(cells.measured.wait_cause, office, s, static_cast<int>(c));
            const double people = cells.mean(cells.measured.entered, office, s);
            if (!(mean > 0) || !(people > 0)) continue;
            waits.push_back({.stage = s, .cause = c, .mean = mean, .all = mean * people});
            total += mean * people;
        }
    }
    if (waits.empty()) return "  Nobody who was seen there had waited.\n";
    std::stable_sort(waits.begin(), waits.end(),
                     [](const Waiting& one, const Waiting& other) { return one.all > other.all; });
    TextTable table({{"stage", TextTable::Align::left},
                     {"cause of waiting", TextTable::Align::left},
                     {"mean wait for it"},
                     {"share of all waiting"}});
    for (std::size_t w = 0; w < std::min(waits.size(), most_causes); ++w)
        table.row({cells.stage_name(waits[w].stage), cause_in_words(names[waits[w].cause]),
                   time_text(waits[w].mean), percent(waits[w].all / total)});
    return table.text();
}

/// Why deadlines were missed.
std::string breaches(const Cells& cells, int office) {
    std::string text;
    for (std::size_t c = 0; c < cells.measured.cause_names.size(); ++c) {
        const auto* cell = cells.find(cells.measured.breach_cause, office, -1, static_cast<int>(c));
        if (!cells.something(cell)) continue;
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", grouped(cell->mean(), 1),
                            cause_in_words(cells.measured.cause_names[c]));
    }
    return text.empty()
               ? text
               : "  Deadlines missed in a run, by what the time until then was most for: " + text + "\n";
}

}  // namespace

std::string limits_text(const model::Results& results, const std::vector<model::WantedGoal>& goals) {
    const Cells cells(results);
    std::string text;
    std::vector<std::pair<std::string, std::string>> told;
    for (const model::WantedGoal& goal : goals) {
        const model::FigureName& name = goal.measure.name;
        const std::string stage = name.stage.empty() ? "" : name.pathway + "." + name.stage;
        const std::pair where{name.office, stage};
        if (std::find(told.begin(), told.end(), where) != told.end()) continue;
        told.push_back(where);
        const int office = office_number(cells, name.office);
        if (!name.office.empty()) text += fmt::format("  at {}:\n", name.office);
        text += waits(cells, office, stage);
        if (stage.empty()) text += breaches(cells, office);
    }
    return text;
}

}  // namespace caseload::output
