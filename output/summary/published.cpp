#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/summary/sections.hpp"
#include "output/summary/summary.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/published.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

int decimals_of(double number) {
    const std::string text = fmt::format("{}", number);
    const auto point = text.find('.');
    return point == std::string::npos ? 0 : static_cast<int>(text.size() - point - 1);
}

/// As many decimals as were published, for the figure and its bounds alike.
int decimals_of(const model::Target& target) {
    return std::max({decimals_of(target.published), decimals_of(target.lower), decimals_of(target.upper)});
}

std::string count_text(int inside, int of, const char* what) {
    return of == 0 ? std::string{} : fmt::format("{} of {} {}", inside, of, what);
}

}  // namespace

std::string impacts_section(const Cells& cells) {
    TextTable table({{"impact of the trial", TextTable::Align::left},
                     {"mean"},
                     {"sd"},
                     {"meaning", TextTable::Align::wrapped}});
    const auto& names = cells.results.derived_names;
    for (std::size_t d = 0; d < names.size(); ++d) {
        const sim::Accumulator& figure = cells.results.derived[d];
        // The first subgroup is everybody; the others and the curves are in the result files.
        if (names[d].period >= 0 || figure.count() == 0 || names[d].group != names.front().group) continue;
        if (names[d].measure.starts_with("trial_")) continue;  // told with the power
        table.row({names[d].measure, with_interval(figure) + " " + names[d].unit, grouped(figure.sd(), 2),
                   names[d].meaning});
    }
    if (table.empty()) return {};
    return fmt::format("Impacts ({}); sd: the spread of single simulated trials\n", names.front().group) +
           table.text();
}

std::string published_summary(const model::Results& results) {
    const auto rows = published_beside_simulated(results);
    if (rows.empty()) return {};
    TextTable table({{"target", TextTable::Align::left},
                     {"published"},
                     {"bounds"},
                     {"simulated"},
                     {"inside"},
                     {"sd"},
                     {"implied"},
                     {"", TextTable::Align::left}});
    for (const PublishedRow& row : rows) {
        const model::Target& target = *row.target;
        const int decimals = decimals_of(target);
        const double half_width = (row.interval.upper - row.interval.lower) / 2;
        const auto three_digits = [](double sd) {
            return std::isnan(sd) ? std::string{} : fmt::format("{:.3g}", sd);
        };
        table.row({target.name, grouped(target.published, decimals),
                   row.bounded() ? grouped(target.lower, decimals) + " to " + grouped(target.upper, decimals)
                                 : std::string{},
                   with_interval(row.simulated, half_width),
                   !row.bounded() ? ""
                   : row.inside() ? "yes"
                                  : "no",
                   three_digits(row.sd), row.bounded() ? three_digits(row.implied_sd) : std::string{},
                   target.fitted ? "*" : ""});
    }
    std::string text = "Published beside simulated\n" + table.text();
    const Inside inside = count_inside(rows);
    const std::string fitted = count_text(inside.fitted, inside.of_fitted, "fitted figures");
    const std::string predicted = count_text(inside.predicted, inside.of_predicted, "predicted figures");
    if (!fitted.empty() || !predicted.empty()) {
        text += fmt::format("  Simulated means inside published bounds: {}{}{}.\n", fitted,
                            fitted.empty() || predicted.empty() ? "" : ", ", predicted);
        text +=
            "  sd: the spread of single simulated trials; implied: what the published bounds imply for it; "
            "*: fitted.\n";
    }
    return text;
}

}  // namespace caseload::output
