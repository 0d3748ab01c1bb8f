#include "output/answers/comparison_report.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "output/answers/comparison.hpp"
#include "output/answers/comparison_question.hpp"
#include "output/answers/comparison_split.hpp"
#include "output/answers/comparison_words.hpp"
#include "output/answers/line_difference.hpp"
#include "output/files/version.hpp"
#include "output/report/data.hpp"
#include "output/report/report.hpp"
#include "output/summary/said_first.hpp"
#include "output/tables/run_json.hpp"
#include "sim/experiment/many.hpp"

namespace caseload::output {

namespace {

using Json = nlohmann::ordered_json;

constexpr int digits_of_figure = 9;
/// Stages and offices that only one scenario has are named up to so many.
constexpr std::size_t most_names = 40;

std::string stage_label(const model::Model& model, const model::FigureName& name) {
    for (const model::Stage& stage : model.stages) {
        if (model.full_name(stage) != name.pathway + "." + name.stage) continue;
        return stage.label.empty() ? stage.name : stage.label;
    }
    return name.stage;
}

Json scenario(const model::Results& results, const std::string& label) {
    const model::Model& model = results.setup->model;
    return {{"label", label},
            {"title", model.title},
            {"question", model.question},
            {"said_first", said_first(results)},
            {"hash", scenario_hash(model)},
            {"first_day", sim::iso(model.start)},
            {"measured_from", sim::iso(model.measured_from)},
            {"last_day", sim::iso(model.end - sim::Days{1})},
            {"assumptions", model.assumptions}};
}

Json lines_that_differ(const model::Model& base, const model::Model& variant) {
    Json lines = Json::array();
    for (const LineChange& change : line_difference(base.resolved_toml, variant.resolved_toml))
        lines.push_back({{"section", change.section}, {"added", change.added}, {"line", change.line}});
    return lines;
}

/// Names of what one of the two scenarios alone has: its offices, and its stages without their offices.
Json alone(const model::Figures& figures, const std::vector<std::size_t>& only) {
    std::set<std::string> names;
    for (const std::size_t figure : only) {
        const model::FigureName name = figures.name(figure);
        if (name.axis != sim::Axis::none) continue;
        if (!name.office.empty())
            names.insert("office " + name.office);
        else
            names.insert(name.stage.empty() ? figure_label(name) : name.pathway + "." + name.stage);
        if (names.size() >= most_names) break;
    }
    return names;
}

/// How many other figures about the whole period there are, and how many of them stand Holm's adjustment.
Json others(const model::Variant& variant) {
    const std::vector<std::size_t> headlines = variant.headline_pairs(false);
    const std::set<std::size_t> shown(headlines.begin(), headlines.end());
    std::vector<double> p_values;
    for (std::size_t p = 0; p < variant.pairs.size(); ++p) {
        const sim::Paired& pair = variant.pairs[p];
        if (pair.difference().count() < 2 || shown.contains(p)) continue;
        if (pair.base().mean() == 0 && pair.variant().mean() == 0 && !(pair.difference().sd() > 0)) continue;
        const model::FigureName name = variant.figures.name(variant.matching.both[p].variant);
        if (name.axis == sim::Axis::none && name.office.empty())
            p_values.push_back(sim::p_value(pair.difference()));
    }
    const std::vector<double> adjusted = sim::holm(p_values);
    const auto stand = std::count_if(adjusted.begin(), adjusted.end(),
                                     [](double p) { return p < 1 - sim::usual_confidence; });
    return {{"looked_at", p_values.size()}, {"stand", stand}};
}

}  // namespace

Json headlines_in_report(const model::Variant& variant) {
    const std::vector<std::size_t> headlines = variant.headline_pairs(false);
    std::vector<double> p_values;
    for (const std::size_t pair : headlines)
        p_values.push_back(sim::p_value(variant.pairs[pair].difference()));
    const std::vector<double> adjusted = sim::holm(p_values);
    Json rows = Json::array();
    for (std::size_t h = 0; h < headlines.size(); ++h) {
        const sim::Paired& pair = variant.pairs[headlines[h]];
        const std::size_t figure = variant.matching.both[headlines[h]].variant;
        const model::FigureName name = variant.figures.name(figure);
        const sim::Statistic statistic = variant.figures.statistic(figure);
        const sim::Accumulator& difference = pair.difference();
        const double half = difference.half_width();
        const double ratio = pair.variance_ratio();
        rows.push_back(
            {{"measure", name.measure},
             {"unit", name.unit},
             {"pathway", name.pathway},
             {"stage", name.stage},
             {"stage_label",
              name.stage.empty() ? std::string{} : stage_label(variant.figures.setup().model, name)},
             {"group", name.group},
             {"base", rounded(pair.base().mean(), digits_of_figure)},
             {"variant", rounded(pair.variant().mean(), digits_of_figure)},
             {"base_in_words", value_in_words(pair.base().mean(), half, name.unit, statistic)},
             {"variant_in_words", value_in_words(pair.variant().mean(), half, name.unit, statistic)},
             {"difference", rounded(difference.mean(), digits_of_figure)},
             {"half", rounded(half, digits_of_figure)},
             {"pairs", difference.count()},
             {"correlation", rounded(pair.correlation(), digits_of_figure)},
             {"apart", rounded(std::ceil(ratio * static_cast<double>(difference.count())), digits_of_figure)},
             {"variance_ratio", rounded(ratio, digits_of_figure)},
             {"verdict", verdict_name(verdict_of(difference))},
             {"words", verdict_in_words(difference, name.unit, statistic)},
             {"stands", adjusted[h] < 1 - sim::usual_confidence}});
    }
    return rows;
}

std::string comparison_report(const model::Comparison& comparison, const std::string& command) {
    const model::Results& base = comparison.base;
    const model::Model& model = base.setup->model;
    const std::vector<std::string> labels = scenario_labels(comparison);
    Json data = {{"kind", "comparison"},
                 {"run",
                  {{"program", "caseload"},
                   {"version", version},
                   {"command", command},
                   {"scenario", model.name},
                   {"title", model.title},
                   {"seed", base.seed},
                   {"first_replication", base.first_replication},
                   {"replications", comparison.replications()},
                   {"first_day", sim::iso(model.start)},
                   {"measured_from", sim::iso(model.measured_from)},
                   {"last_day", sim::iso(model.end - sim::Days{1})},
                   {"first_week", sim::iso(base.setup->first_week)}}}};
    data["asked"] = comparison_question_in_report(comparison);
    data["scenarios"].push_back(scenario(base, labels.front()));
    data["variants"] = Json::array();
    for (std::size_t v = 0; v < comparison.variants.size(); ++v) {
        const model::Variant& variant = comparison.variants[v];
        data["scenarios"].push_back(scenario(variant.results, labels[v + 1]));
        data["variants"].push_back(
            {{"differs", lines_that_differ(model, variant.results.setup->model)},
             {"split", split_in_report(base, labels.front(), variant.results, labels[v + 1])},
             {"headlines", headlines_in_report(variant)},
             {"others", others(variant)},
             {"only_base", alone(comparison.base_figures, variant.matching.only_base)},
             {"only_variant", alone(variant.figures, variant.matching.only_variant)}});
    }
    data["series"] = series_in_report(comparison);
    data["parameters"] = parameters_in_report(model);
    data["assumptions"] = model.assumptions;
    return page_of(model.title + ", compared", data.dump(-1, ' ', false, Json::error_handler_t::replace),
                   "comparison.csv, comparison_series.csv and run.json");
}

}  // namespace caseload::output
