#include "output/tables/published.hpp"

#include <fmt/format.h>

#include <cmath>
#include <stdexcept>

#include "output/files/csv.hpp"
#include "output/tables/figures.hpp"

namespace caseload::output {

namespace {

/// The standard normal's two-sided 95% point, with which published intervals are made.
constexpr double normal_95 = 1.959963984540054;

Lookup look_up(const model::Results& results, const model::Target& target) {
    return find_figure(results, {.measure = target.measure,
                                 .office = target.office,
                                 .stage = target.stage,
                                 .group = target.group,
                                 .period = target.period});
}

}  // namespace

bool PublishedRow::bounded() const { return !std::isnan(target->lower) && !std::isnan(target->upper); }

bool PublishedRow::inside() const {
    return bounded() && simulated >= target->lower && simulated <= target->upper;
}

std::vector<PublishedRow> published_beside_simulated(const model::Results& results) {
    std::vector<PublishedRow> rows;
    for (const model::Target& target : results.setup->model.targets) {
        const Lookup lookup = look_up(results, target);
        if (lookup.found == nullptr)
            throw std::invalid_argument(fmt::format("target \"{}\": {}", target.name, lookup.problem));
        rows.push_back({.target = &target,
                        .simulated = lookup.found->mean(),
                        .interval = lookup.found->interval(),
                        .sd = lookup.found->sd(),
                        .implied_sd = (target.upper - target.lower) / (2 * normal_95)});
    }
    return rows;
}

Inside count_inside(const std::vector<PublishedRow>& rows) {
    Inside count;
    for (const PublishedRow& row : rows) {
        if (!row.bounded()) continue;
        ++(row.target->fitted ? count.of_fitted : count.of_predicted);
        if (row.inside()) ++(row.target->fitted ? count.fitted : count.predicted);
    }
    return count;
}

std::vector<std::string> problems_of_targets(const model::Results& results) {
    std::vector<std::string> problems;
    for (const model::Target& target : results.setup->model.targets) {
        const Lookup lookup = look_up(results, target);
        if (lookup.found == nullptr)
            problems.push_back(fmt::format("target \"{}\": {}", target.name, lookup.problem));
    }
    return problems;
}

void write_published(const std::filesystem::path& file, const std::vector<PublishedRow>& rows) {
    CsvFile table(file, "target,source,published,lower,upper,simulated,lower95,upper95,fitted");
    for (const PublishedRow& row : rows) {
        table.record({row.target->name, row.target->source, csv_number(row.target->published),
                      csv_number(row.target->lower), csv_number(row.target->upper), csv_number(row.simulated),
                      csv_number(row.interval.lower), csv_number(row.interval.upper),
                      row.target->fitted ? "yes" : "no"});
    }
    table.close();
}

}  // namespace caseload::output
