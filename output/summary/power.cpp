#include "output/summary/power.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "output/summary/sections.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"
#include "sim/proportion.hpp"

namespace caseload::output {

namespace {

struct Row {
    std::string outcome;
    const sim::Accumulator* estimate = nullptr;
    const sim::Accumulator* error = nullptr;
    const sim::Accumulator* found = nullptr;
    const sim::Accumulator* detectable = nullptr;
};

/// The figures of power, gathered from among the derived ones: four of an outcome and a group stand side by side.
std::vector<Row> rows_of(const model::Results& results) {
    std::vector<Row> rows;
    for (std::size_t d = 0; d + 3 < results.derived_names.size(); ++d) {
        const model::DerivedName& name = results.derived_names[d];
        if (!name.measure.ends_with("_estimate") || results.derived[d].count() == 0) continue;
        // The first subgroup is everybody; the others are in the result files.
        if (name.group != results.derived_names.front().group) continue;
        rows.push_back(
            {.outcome = name.measure.starts_with("trial_benefit") ? "days on benefit" : "days in employment",
             .estimate = &results.derived[d],
             .error = &results.derived[d + 1],
             .found = &results.derived[d + 2],
             .detectable = &results.derived[d + 3]});
    }
    return rows;
}

}  // namespace

std::string power_text(const model::Results& results) {
    TextTable table({{"power", TextTable::Align::left},
                     {"estimate"},
                     {"sd"},
                     {"error in a trial"},
                     {"found"},
                     {"95%"},
                     {"80% find"}});
    const auto rows = rows_of(results);
    const model::Trial& trial = results.setup->model.trial;
    for (const Row& row : rows) {
        const sim::Interval interval = sim::wilson(*row.found);
        table.row({row.outcome, with_interval(*row.estimate),
                   row.estimate->count() > 1 ? grouped(row.estimate->sd(), 2) : std::string{},
                   grouped(row.error->mean(), 2), percent(row.found->mean()),
                   percent(interval.lower) + " to " + percent(interval.upper),
                   grouped(row.detectable->mean(), 1)});
    }
    if (table.empty()) return {};
    const std::string analysis = trial.allocation == model::Allocation::cluster
                                     ? "Analysed by the means of offices, Student's t with as many degrees "
                                       "of freedom as offices less two."
                                     : "Analysed person by person, two samples with variances of their own.";
    std::string text = "What one trial of this size finds (two-sided test at 5%)\n" + table.text();
    for (const std::string& line : wrapped(
             analysis +
                 " sd: the spread of the trials' estimates; error in a trial: what it would state itself; "
                 "found: share of trials in which the effect is significant, Wilson's interval; 80% find: "
                 "the smallest effect that four trials in five find.",
             line_width - 2))
        text += "  " + line + "\n";
    return text;
}

std::string power_section(const Cells& cells) { return power_text(cells.results); }

}  // namespace caseload::output
