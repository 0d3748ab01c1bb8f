#include "output/tables/measures.hpp"

#include <fmt/format.h>

#include "output/files/csv.hpp"
#include "output/tables/figures.hpp"

namespace caseload::output {

void write_measures(const std::filesystem::path& file, const model::Results& results) {
    CsvFile table(file,
                  "scenario,measure,unit,office,pathway,stage,group,replications,mean,sd,lower95,upper95");
    for_each_figure(results, [&](const Figure& figure) {
        if (figure.axis != sim::Axis::none) return;
        const sim::Accumulator& over = *figure.over_replications;
        const sim::Interval interval = figure.interval;
        table.record({results.setup->model.name, figure.measure, figure.unit, figure.office, figure.pathway,
                      figure.stage, figure.group, fmt::format("{}", over.count()), csv_number(over.mean()),
                      csv_number(over.sd()), csv_number(interval.lower), csv_number(interval.upper)});
    });
    table.close();
}

void write_series(const std::filesystem::path& file, const model::Results& results) {
    CsvFile table(
        file,
        "scenario,measure,unit,office,pathway,stage,group,axis,period,replications,mean,lower95,upper95");
    for_each_figure(results, [&](const Figure& figure) {
        if (figure.axis == sim::Axis::none) return;
        const sim::Accumulator& over = *figure.over_replications;
        const sim::Interval interval = figure.interval;
        table.record({results.setup->model.name, figure.measure, figure.unit, figure.office, figure.pathway,
                      figure.stage, figure.group, figure.axis == sim::Axis::week ? "week" : "claim_day",
                      figure.period, fmt::format("{}", over.count()), csv_number(over.mean()),
                      csv_number(interval.lower), csv_number(interval.upper)});
    });
    table.close();
}

}  // namespace caseload::output
