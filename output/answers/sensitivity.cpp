#include "output/answers/sensitivity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/answers/sizing.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

/// Half the width of a tornado.
constexpr int tornado_half = 30;
/// Below this share explained, regression coefficients say little (Saltelli and others 2008, 1.2.5).
constexpr double explains_enough = 0.7;

/// A change in a measure's unit: points for a share.
std::string change_text(double change, const std::string& unit) {
    if (std::isnan(change)) return "-";
    if (unit == "share") return fmt::format("{:+.1f} points", 100 * change);
    return fmt::format("{:+.3g} {}", change, unit);
}

std::string range_text(const model::SweptKey& key) {
    return fmt::format("{:.6g} to {:.6g}{}{}", key.low, key.high, key.unit.empty() ? "" : " ", key.unit);
}

std::string table(const model::Sweep& sweep, const model::SweptMeasure& measure,
                  const model::Ranking& ranking) {
    std::vector<TextTable::Column> columns{{"key", TextTable::Align::left}, {"from to"}};
    if (sweep.trajectories()) {
        for (const char* heading : {"mean size of effects", "mean", "sd"}) columns.push_back({heading});
    } else {
        for (const char* heading : {"standardised", "change over the range"}) columns.push_back({heading});
    }
    TextTable table(columns);
    for (const model::Importance& one : ranking.keys) {
        const model::SweptKey& key = sweep.keys[one.key];
        std::vector<std::string> row{key.key, range_text(key)};
        if (sweep.trajectories())
            row.push_back(change_text(one.size, measure.unit).substr(1));
        else
            row.push_back(fmt::format("{:+.2f}", std::copysign(one.size, one.change)));
        row.push_back(change_text(one.change, measure.unit));
        if (sweep.trajectories())
            row.push_back(std::isnan(one.sd) ? "-" : change_text(one.sd, measure.unit).substr(1));
        table.row(std::move(row));
    }
    return table.text();
}

/// A bar for every key from the middle to the side on which the measure goes when the key goes up.
std::string tornado(const model::Sweep& sweep, const model::Ranking& ranking) {
    double longest = 0;
    for (const model::Importance& one : ranking.keys) longest = std::max(longest, std::abs(one.change));
    std::size_t label = 0;
    for (const model::SweptKey& key : sweep.keys) label = std::max(label, key.key.size());
    label = std::min<std::size_t>(label, line_width - 2 * tornado_half - 5);
    std::string text = fmt::format("  {:<{}}  {:^{}}|{:^{}}\n", "as the key goes up", label, "goes down",
                                   tornado_half, "goes up", tornado_half);
    for (const model::Importance& one : ranking.keys) {
        const double share = longest > 0 ? std::abs(one.change) / longest : 0;
        const auto length = static_cast<std::size_t>(std::lround(share * tornado_half));
        const std::string bar(length, '#');
        // The end of a long key tells more than its beginning.
        const std::string& key = sweep.keys[one.key].key;
        const std::string shown = key.size() > label ? ".." + key.substr(key.size() - label + 2) : key;
        text += fmt::format("  {:<{}}  {:>{}}|{}\n", shown, label, one.change < 0 ? bar : "", tornado_half,
                            one.change < 0 ? "" : bar);
    }
    return text;
}

std::string explained(const model::Ranking& ranking) {
    if (std::isnan(ranking.r_squared)) return {};
    std::string text = fmt::format("  A plane through the points explains {} of the variance (R²)",
                                   percent(ranking.r_squared));
    return text +
           (ranking.r_squared < explains_enough
                ? ":\n  too little to go by its coefficients alone; --design morris does without one.\n"
                : ".\n");
}

std::string of_measure(const model::Sweep& sweep, std::size_t m) {
    const model::SweptMeasure& measure = sweep.measures[m];
    std::string text = "\n" + measure.measure + "\n";
    sim::Accumulator over_points;
    for (const sim::Accumulator& at : measure.at) over_points.add(at.mean());
    if (over_points.count() == 0) return text + "  was observed at no point.\n";
    const auto less = [](const auto& one, const auto& other) { return one.mean() < other.mean(); };
    std::vector<sim::Accumulator> observed;
    for (const sim::Accumulator& at : measure.at) {
        if (at.count() > 0) observed.push_back(at);
    }
    const auto [least, most] = std::minmax_element(observed.begin(), observed.end(), less);
    text += fmt::format("  from {} to {} over {} points\n", amount_text(least->mean(), measure.unit),
                        amount_text(most->mean(), measure.unit), observed.size());
    const model::Ranking found = model::ranking(sweep, m);
    if (!found.determined)
        return text +
               "  What matters most cannot be told: it does not vary, a key follows from the others, or "
               "there\n"
               "  are too few points.\n";
    return text + table(sweep, measure, found) + tornado(sweep, found) + explained(found);
}

/// Said before any answer: where a queue grows, what the points show hangs on how long the run is.
std::string said_of_growth(const model::Sweep& sweep) {
    if (sweep.growing.empty()) return {};
    const auto fastest = std::ranges::max_element(sweep.growing, {}, &model::GrowingPoint::a_day);
    std::string values;
    for (std::size_t k = 0; k < sweep.keys.size(); ++k)
        values += fmt::format("{}{} = {:.6g}", k == 0 ? "" : ", ", sweep.keys[k].key,
                              sweep.points[fastest->point][k]);
    const std::string sentence = fmt::format(
        "At {} of {} points people become more and more without end, fastest at {}: by {:.3g} a day with {}. "
        "Measures of "
        "such points depend on how long the run is, and so does what is said to matter.",
        sweep.growing.size(), sweep.points.size(), fastest->stage, fastest->a_day, values);
    std::string text;
    for (const std::string& line : wrapped(sentence, line_width)) text += line + "\n";
    return text;
}

}  // namespace

std::string sweep_text(const model::Sweep& sweep) {
    const std::string how = sweep.trajectories() ? "elementary effects over the whole range of each key "
                                                   "(Morris 1991); sd tells of interactions and bends"
                                                 : "least squares, standardised coefficients";
    std::string text = fmt::format(
        "{}\n{} points ({}), {} replications each with the same luck at every point\n"
        "{}What matters most: {}\n",
        sweep.title, sweep.points.size(), model::design_name(sweep.design), sweep.replications,
        said_of_growth(sweep), how);
    for (std::size_t m = 0; m < sweep.measures.size(); ++m) text += of_measure(sweep, m);
    return text;
}

}  // namespace caseload::output
