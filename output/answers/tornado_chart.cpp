#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "output/answers/sensitivity.hpp"
#include "output/pictures/chart.hpp"

/// tornado.svg: how far each key moves each measure over its range.
namespace caseload::output {

namespace {

constexpr double label_width = 330;
constexpr double half = 170;
constexpr double row_height = 26;
constexpr double middle = label_width + half + 20;
constexpr double tornado_width = middle + half + 150;

std::string bar_label(double change, const std::string& unit) {
    if (unit == "share") return fmt::format("{:+.3g} points", 100 * change);
    return fmt::format("{:+.3g} {}", change, unit);
}

}  // namespace

std::string tornado_svg(const model::Sweep& sweep) {
    Chart chart;
    double y = 24;
    for (std::size_t m = 0; m < sweep.measures.size(); ++m) {
        const model::Ranking found = model::ranking(sweep, m);
        chart.text(10, y, sweep.measures[m].measure, Chart::Anchor::start, "head");
        y += 22;
        double longest = 0;
        for (const model::Importance& one : found.keys) longest = std::max(longest, std::abs(one.change));
        if (!found.determined || !(longest > 0)) {
            chart.text(10, y, "No key moves it, or the points do not tell.", Chart::Anchor::start, "quiet");
            y += 34;
            continue;
        }
        const double top = y - 12;
        for (const model::Importance& one : found.keys) {
            const model::SweptKey& key = sweep.keys[one.key];
            const double length = half * std::abs(one.change) / longest;
            chart.text(label_width, y + 4,
                       fmt::format("{}, {:g} to {:g} {}", key.key, key.low, key.high, key.unit),
                       Chart::Anchor::end, "quiet");
            chart.box(one.change < 0 ? middle - length : middle, y - 9, length, 18,
                      one.change < 0 ? "fails" : "meets");
            chart.text(one.change < 0 ? middle + 6 : middle + length + 6, y + 4,
                       bar_label(one.change, sweep.measures[m].unit), Chart::Anchor::start, "quiet");
            y += row_height;
        }
        chart.line(middle, top, middle, y - 12, "axis");
        y += 22;
    }
    chart.text(10, y, "Change of the measure from the low to the high end of each key, most important first.",
               Chart::Anchor::start, "quiet");
    return chart.svg(
        tornado_width, y + 16, sweep.title,
        "How far each key moves each measure over its range. The figures are in sensitivity.csv.");
}

}  // namespace caseload::output
