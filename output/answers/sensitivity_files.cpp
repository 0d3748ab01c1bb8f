#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "output/answers/sensitivity.hpp"
#include "output/files/csv.hpp"
#include "output/files/file.hpp"
#include "output/files/version.hpp"
#include "output/tables/run_json.hpp"

namespace caseload::output {

void write_sweep(const std::filesystem::path& file, const model::Sweep& sweep) {
    // As many columns as keys, so records are put together here.
    std::string text = "point";
    for (const model::SweptKey& key : sweep.keys) text += "," + csv_field(key.key);
    text += ",measure,unit,replications,mean,sd,lower95,upper95\n";
    for (std::size_t p = 0; p < sweep.points.size(); ++p) {
        for (const model::SweptMeasure& measure : sweep.measures) {
            text += fmt::format("{}", p);
            for (const double value : sweep.points[p]) text += "," + csv_number(value);
            const sim::Accumulator& at = measure.at[p];
            const sim::Interval interval = at.interval();
            text += "," + csv_record({measure.measure, measure.unit, fmt::format("{}", at.count()),
                                      csv_number(at.mean()), csv_number(at.sd()), csv_number(interval.lower),
                                      csv_number(interval.upper)});
        }
    }
    write_file(file, text);
}

void write_sensitivity(const std::filesystem::path& file, const model::Sweep& sweep) {
    CsvFile csv(file, "measure,unit,key,low,high,method,size,change,sd,r_squared");
    for (std::size_t m = 0; m < sweep.measures.size(); ++m) {
        const model::Ranking found = model::ranking(sweep, m);
        for (const model::Importance& one : found.keys) {
            const model::SweptKey& key = sweep.keys[one.key];
            csv.record({sweep.measures[m].measure, sweep.measures[m].unit, key.key, csv_number(key.low),
                        csv_number(key.high),
                        sweep.trajectories() ? "elementary effects" : "standardised regression coefficient",
                        csv_number(one.size), csv_number(one.change), csv_number(one.sd),
                        csv_number(found.r_squared)});
        }
    }
    csv.close();
}

std::string sweep_json(const model::Sweep& sweep, const model::Model& model, const std::string& command) {
    using Json = nlohmann::ordered_json;
    Json varied = Json::array();
    for (const model::SweptKey& key : sweep.keys)
        varied.push_back({{"key", key.key}, {"unit", key.unit}, {"low", key.low}, {"high", key.high}});
    Json measures = Json::array();
    for (const model::SweptMeasure& measure : sweep.measures) measures.push_back(measure.measure);
    const Json run = {
        {"program", "caseload"},
        {"version", version},
        {"command", command},
        {"scenario", model.name},
        {"title", model.title},
        {"scenario_hash", scenario_hash(model)},
        {"seed", sweep.seed},
        {"replications", sweep.replications},
        {"design", model::design_name(sweep.design)},
        {"points", sweep.points.size()},
        {"varied", varied},
        {"measures", measures},
        {"scenario_toml", model.resolved_toml},
    };
    return run.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace caseload::output
