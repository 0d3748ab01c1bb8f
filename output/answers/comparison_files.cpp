#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "output/answers/comparison.hpp"
#include "output/answers/comparison_words.hpp"
#include "output/answers/line_difference.hpp"
#include "output/files/csv.hpp"
#include "output/files/version.hpp"
#include "output/tables/run_json.hpp"
#include "output/tables/warm_up.hpp"

namespace caseload::output {

namespace {

std::string_view axis_name(sim::Axis axis) {
    if (axis == sim::Axis::none) return {};
    return axis == sim::Axis::week ? "week" : "claim_day";
}

/// A count or total that was 0 on both sides of every pair says nothing.
bool says_something(const sim::Paired& pair) {
    return pair.difference().count() > 0 &&
           (pair.base().mean() != 0 || pair.variant().mean() != 0 || pair.difference().sd() > 0);
}

/// The rows of one variant.
class Rows {
public:
    Rows(CsvFile& whole, CsvFile& periods, std::string scenario, std::string base)
        : whole_(whole), periods_(periods), scenario_(std::move(scenario)), base_(std::move(base)) {}

    void both(const model::FigureName& name, const sim::Paired& pair, sim::Statistic statistic) {
        const sim::Accumulator& difference = pair.difference();
        const sim::Interval interval = difference.interval();
        row(name, difference.count(), csv_number(pair.base().mean()), csv_number(pair.variant().mean()),
            csv_number(difference.mean()), csv_number(interval.lower), csv_number(interval.upper),
            csv_number(pair.correlation()), verdict_in_words(difference, name.unit, statistic));
    }
    /// What only one of the two scenarios has.
    void alone(const model::Results& results, const model::Figures& figures, std::size_t figure,
               bool in_base) {
        if (figure >= results.estimates.size()) return;
        const sim::Accumulator& only = results.estimates[figure];
        if (only.count() == 0 || (only.mean() == 0 && !(only.sd() > 0))) return;
        const std::string mean = csv_number(only.mean());
        row(figures.name(figure), only.count(), in_base ? mean : "", in_base ? "" : mean, "", "", "", "",
            in_base ? "only in the base" : "only in the variant");
    }

private:
    void row(const model::FigureName& name, std::int64_t count, const std::string& base,
             const std::string& variant, const std::string& difference, const std::string& lower,
             const std::string& upper, const std::string& correlation, const std::string& verdict) {
        CsvFile& table = name.axis == sim::Axis::none ? whole_ : periods_;
        table.record({scenario_, base_, name.measure, name.unit, name.office, name.pathway, name.stage,
                      name.group, axis_name(name.axis), name.period, fmt::format("{}", count), base, variant,
                      difference, lower, upper, correlation, verdict});
    }
    CsvFile& whole_;
    CsvFile& periods_;
    std::string scenario_;
    std::string base_;
};

}  // namespace

std::vector<std::string> scenario_labels(const model::Comparison& comparison) {
    std::vector<std::string> names{comparison.base.setup->model.name};
    for (const model::Variant& variant : comparison.variants)
        names.push_back(variant.results.setup->model.name);
    std::vector<std::string> labels;
    for (const std::string& name : names) {
        std::string label = name;
        for (int number = 2; std::find(labels.begin(), labels.end(), label) != labels.end(); ++number)
            label = fmt::format("{} ({})", name, number);
        labels.push_back(label);
    }
    return labels;
}

void write_comparison(const std::filesystem::path& file, const std::filesystem::path& series,
                      const model::Comparison& comparison) {
    constexpr std::string_view heading =
        "scenario,base,measure,unit,office,pathway,stage,group,axis,period,replications,base_mean,variant_"
        "mean,"
        "difference,lower95,upper95,correlation,verdict";
    CsvFile whole(file, heading);
    CsvFile periods(series, heading);
    const std::vector<std::string> labels = scenario_labels(comparison);
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
        const model::Variant& variant = comparison.variants[v];
        Rows rows(whole, periods, labels[v + 1], labels.front());
        for (std::size_t p = 0; p < variant.pairs.size(); ++p) {
            if (!says_something(variant.pairs[p])) continue;
            const std::size_t figure = variant.matching.both[p].variant;
            rows.both(variant.figures.name(figure), variant.pairs[p], variant.figures.statistic(figure));
        }
        for (const std::size_t figure : variant.matching.only_base)
            rows.alone(comparison.base, comparison.base_figures, figure, true);
        for (const std::size_t figure : variant.matching.only_variant)
            rows.alone(variant.results, variant.figures, figure, false);
    }
    whole.close();
    periods.close();
}

std::string comparison_json(const model::Comparison& comparison, const std::string& command) {
    using Json = nlohmann::ordered_json;
    const std::vector<std::string> labels = scenario_labels(comparison);
    const auto scenario = [&](const model::Results& results, const std::string& label) {
        const model::Model& model = results.setup->model;
        return Json{{"scenario", label},
                    {"title", model.title},
                    {"question", model.question},
                    {"scenario_hash", scenario_hash(model)},
                    {"first_day", sim::iso(model.start)},
                    {"measured_from", sim::iso(model.measured_from)},
                    {"warm_up", warm_up_json(model)},
                    {"last_day", sim::iso(model.end - sim::Days{1})},
                    {"events", results.events}};
    };
    const model::Results& base = comparison.base;
    Json base_json = scenario(base, labels.front());
    base_json["scenario_toml"] = base.setup->model.resolved_toml;
    Json variants = Json::array();
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
        const model::Results& results = comparison.variants[v].results;
        Json variant = scenario(results, labels[v + 1]);
        Json changes = Json::array();
        for (const LineChange& change :
             line_difference(base.setup->model.resolved_toml, results.setup->model.resolved_toml))
            changes.push_back(
                {{"section", change.section}, {change.added ? "added" : "removed", change.line}});
        variant["differs"] = std::move(changes);
        variants.push_back(std::move(variant));
    }
    const Json run = {{"program", "caseload"},
                      {"version", version},
                      {"command", command},
                      {"seed", base.seed},
                      {"first_replication", base.first_replication},
                      {"replications", comparison.replications()},
                      {"intervals", "95% paired intervals of the mean difference (Student's t), unadjusted"},
                      {"base", std::move(base_json)},
                      {"variants", std::move(variants)},
                      {"this_run", {{"seconds", base.seconds}, {"threads", base.threads}}}};
    return run.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace caseload::output
