#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/answers/sizing.hpp"
#include "output/pictures/chart.hpp"

/// sizing.svg: target against capacity, or the frontier of two.
namespace caseload::output {

namespace {

constexpr double left = 90;
constexpr double plot_width = 560;
constexpr double plot_height = 220;
constexpr double panel_height = plot_height + 90;
constexpr double chart_width = left + plot_width + 30;
constexpr double cell = 44;
/// More labels than this would run into one another.
constexpr std::size_t most_labels = 20;

std::string style_of(const model::Sizing& sizing, const sim::Tried& one) {
    const auto& chosen = sizing.selection.chosen;
    if (std::find(chosen.begin(), chosen.end(), one.candidate) != chosen.end()) return "least";
    if (one.verdict == sim::Verdict::meets) return "meets";
    return one.verdict == sim::Verdict::fails ? "fails" : "open";
}

/// The measure of one goal over all values; those not tried have no dot.
void panel(Chart& chart, const model::Sizing& sizing, std::size_t goal, double top) {
    const model::WantedGoal& wanted = sizing.goals[goal];
    double low = wanted.goal.value - wanted.goal.zone;
    double high = wanted.goal.value + wanted.goal.zone;
    const auto take = [&](double value) {
        if (std::isnan(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    };
    for (const sim::Tried& one : sizing.selection.tried) {
        take(one.observed[goal].mean());
        take(one.observed[goal].interval().lower);
        take(one.observed[goal].interval().upper);
    }
    const std::size_t values = sizing.selection.candidates;
    const auto x = [&](std::size_t candidate) {
        return left + plot_width * (static_cast<double>(candidate) + 0.5) / static_cast<double>(values);
    };
    const auto y = [&](double value) { return top + 30 + plot_height * (high - value) / (high - low); };
    chart.text(10, top + 14,
               fmt::format("{} {} {}", wanted.measure.text, wanted.goal.at_least ? ">=" : "<=",
                           amount_text(wanted.goal.value, wanted.measure.name.unit)),
               Chart::Anchor::start, "head");
    chart.box(left, y(wanted.goal.value + wanted.goal.zone), plot_width,
              y(wanted.goal.value - wanted.goal.zone) - y(wanted.goal.value + wanted.goal.zone), "zone");
    chart.line(left, y(wanted.goal.value), left + plot_width, y(wanted.goal.value), "target");
    chart.line(left, y(low), left + plot_width, y(low), "axis");
    for (const double value : {low, high})
        if (std::abs(y(value) - y(wanted.goal.value)) > 16)
            chart.text(left - 8, y(value) + 4, amount_text(value, wanted.measure.name.unit),
                       Chart::Anchor::end, "quiet");
    chart.text(left - 8, y(wanted.goal.value) + 4, amount_text(wanted.goal.value, wanted.measure.name.unit),
               Chart::Anchor::end);
    const std::size_t every = (values + most_labels - 1) / most_labels;
    for (std::size_t v = 0; v < values; v += every)
        chart.text(x(v), y(low) + 18, sizing.value_of(v), Chart::Anchor::middle, "quiet");
    for (const sim::Tried& one : sizing.selection.tried) {
        const sim::Accumulator& figure = one.observed[goal];
        if (figure.count() == 0) continue;
        const sim::Interval interval = figure.interval();
        if (!std::isnan(interval.lower))
            chart.line(x(one.candidate), y(interval.lower), x(one.candidate), y(interval.upper), "bar");
        chart.dot(x(one.candidate), y(figure.mean()), style_of(sizing, one));
    }
    chart.text(left + plot_width / 2, y(low) + 38, sizing.keys[0], Chart::Anchor::middle);
}

/// Dots of one kind beside their meaning.
void legend(Chart& chart, double y) {
    double x = left;
    for (const auto& [style, words] : {std::pair{"least", "smallest that meets"},
                                       {"meets", "meets"},
                                       {"fails", "fails"},
                                       {"open", "undecided"}}) {
        chart.dot(x, y - 4, style);
        chart.text(x + 10, y, words, Chart::Anchor::start, "quiet");
        x += 150;
    }
}

std::string frontier(const model::Sizing& sizing) {
    const auto& across = sizing.values[0];
    const auto& up = sizing.values[1];
    const double height = cell * static_cast<double>(up.size());
    Chart chart;
    chart.text(10, 20, sizing.keys[1] + " (up)", Chart::Anchor::start, "head");
    const auto x = [&](std::size_t v) { return left + cell * static_cast<double>(v); };
    const auto y = [&](std::size_t v) { return 40 + cell * static_cast<double>(up.size() - 1 - v); };
    for (std::size_t v = 0; v < up.size(); ++v)
        chart.text(left - 10, y(v) + cell / 2 + 4, up[v], Chart::Anchor::end, "quiet");
    for (std::size_t v = 0; v < across.size(); ++v)
        chart.text(x(v) + cell / 2, 40 + height + 18, across[v], Chart::Anchor::middle, "quiet");
    for (const sim::Tried& one : sizing.selection.tried) {
        const std::size_t a = one.candidate / up.size();
        const std::size_t u = one.candidate % up.size();
        const std::string style = style_of(sizing, one);
        chart.box(x(a) + 2, y(u) + 2, cell - 4, cell - 4, style);
        const std::string_view mark = style == "least"   ? "O"
                                      : style == "meets" ? "+"
                                      : style == "fails" ? "-"
                                                         : "?";
        chart.text(x(a) + cell / 2, y(u) + cell / 2 + 5, mark, Chart::Anchor::middle, "on");
    }
    chart.text(left, 40 + height + 40, sizing.keys[0]);
    chart.text(left, 40 + height + 64,
               "O neither can be smaller, + meets, - fails; the others were not tried", Chart::Anchor::start,
               "quiet");
    return chart.svg(std::max(chart_width, left + cell * static_cast<double>(across.size()) + 20),
                     40 + height + 80, sizing.title,
                     "Which pairs of capacities meet the targets. The figures are in sizing.csv.");
}

}  // namespace

std::string sizing_svg(const model::Sizing& sizing) {
    if (sizing.keys.size() > 1) return frontier(sizing);
    Chart chart;
    for (std::size_t g = 0; g < sizing.goals.size(); ++g)
        panel(chart, sizing, g, 10 + panel_height * static_cast<double>(g));
    const double bottom = 10 + panel_height * static_cast<double>(sizing.goals.size());
    legend(chart, bottom + 10);
    return chart.svg(chart_width, bottom + 30, sizing.title,
                     "Means of the tried capacities with 95% intervals against the target. The figures are "
                     "in sizing.csv.");
}

}  // namespace caseload::output
