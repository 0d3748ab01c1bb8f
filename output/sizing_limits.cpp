#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "output/amounts.hpp"
#include "output/sizing.hpp"
#include "output/summary_sections.hpp"
#include "output/text_table.hpp"

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

}  // namespace

std::string limits_text(const model::Results& results) {
    const Cells cells(results);
    const auto& names = cells.measured.cause_names;
    std::vector<Waiting> waits;
    double total = 0;
    for (int s = 0; s < cells.stages(); ++s) {
        for (std::size_t c = 0; c < names.size(); ++c) {
            const double mean = cells.mean(cells.measured.wait_cause, -1, s, static_cast<int>(c));
            const double people = cells.mean(cells.measured.entered, -1, s);
            if (!(mean > 0) || !(people > 0)) continue;
            waits.push_back({.stage = s, .cause = c, .mean = mean, .all = mean * people});
            total += mean * people;
        }
    }
    std::stable_sort(waits.begin(), waits.end(),
                     [](const Waiting& one, const Waiting& other) { return one.all > other.all; });
    if (waits.empty()) return "  Nobody waits: it is not a question of capacity.\n";
    TextTable table({{"stage", TextTable::Align::left},
                     {"cause of waiting", TextTable::Align::left},
                     {"mean wait for it"},
                     {"share of all waiting"}});
    for (std::size_t w = 0; w < std::min(waits.size(), most_causes); ++w)
        table.row({cells.stage_name(waits[w].stage), cause_in_words(names[waits[w].cause]),
                   time_text(waits[w].mean), percent(waits[w].all / total)});
    return table.text();
}

}  // namespace caseload::output
