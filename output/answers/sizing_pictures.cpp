#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "output/answers/sizing.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::output {

namespace {

constexpr int picture_width = 72;

/// Where the numbers of a measure lie across a line.
struct Scale {
    double low = 0;
    double high = 0;

    void take(double value) {
        if (std::isnan(value)) return;
        low = std::min(low, value);
        high = std::max(high, value);
    }
    std::size_t at(double value) const {
        const double place = (value - low) / (high - low) * (picture_width - 1);
        return static_cast<std::size_t>(std::clamp(std::lround(place), 0L, long{picture_width - 1}));
    }
};

std::string padded(const std::string& text, int width) {
    return std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ') + text;
}

}  // namespace

std::string sizing_picture(const model::Sizing& sizing, std::size_t goal) {
    const model::WantedGoal& wanted = sizing.goals[goal];
    std::map<std::size_t, const sim::Accumulator*> tried;
    Scale scale{wanted.goal.value - wanted.goal.zone, wanted.goal.value + wanted.goal.zone};
    int label = 0;
    for (const sim::Tried& one : sizing.selection.tried) {
        const sim::Accumulator& figure = one.observed[goal];
        tried[one.candidate] = &figure;
        scale.take(figure.mean());
        scale.take(figure.interval().lower);
        scale.take(figure.interval().upper);
        label = std::max(label, display_width(sizing.value_of(one.candidate)));
    }
    std::string text = fmt::format("{}: * mean, --- its 95% interval, : the target {}\n", wanted.measure.text,
                                   amount_text(wanted.goal.value, wanted.measure.name.unit));
    for (const auto& [candidate, figure] : tried) {
        std::string line(picture_width, ' ');
        line[scale.at(wanted.goal.value)] = ':';
        if (figure->count() > 0) {
            const sim::Interval interval = figure->interval();
            const bool wide = !std::isnan(interval.lower);
            const std::size_t from = scale.at(wide ? interval.lower : figure->mean());
            const std::size_t to = scale.at(wide ? interval.upper : figure->mean());
            std::fill(line.begin() + static_cast<std::ptrdiff_t>(from),
                      line.begin() + static_cast<std::ptrdiff_t>(to) + 1, '-');
            line[scale.at(figure->mean())] = '*';
        }
        text += fmt::format("  {} |{}|\n", padded(sizing.value_of(candidate), label), line);
    }
    const std::string low = amount_text(scale.low, wanted.measure.name.unit);
    const std::string high = amount_text(scale.high, wanted.measure.name.unit);
    return text + fmt::format("  {}  {}{}\n", std::string(static_cast<std::size_t>(label), ' '), low,
                              padded(high, picture_width - display_width(low)));
}

std::string frontier_picture(const model::Sizing& sizing) {
    std::map<std::size_t, char> marks;
    for (const sim::Tried& one : sizing.selection.tried)
        marks[one.candidate] = one.verdict == sim::Verdict::meets ? '+' : '-';
    for (const std::size_t candidate : sizing.selection.chosen) marks[candidate] = 'O';
    const auto& across = sizing.values[0];
    const auto& up = sizing.values[1];
    int label = 0;
    int column = 0;
    for (const std::string& value : up) label = std::max(label, display_width(value));
    for (const std::string& value : across) column = std::max(column, display_width(value) + 1);
    std::string text = fmt::format("{} (up) and {} (across): O least, + meets, - does not, . not tried\n",
                                   sizing.keys[1], sizing.keys[0]);
    for (std::size_t y = up.size(); y-- > 0;) {
        text += "  " + padded(up[y], label) + " |";
        for (std::size_t x = 0; x < across.size(); ++x) {
            const auto mark = marks.find(x * up.size() + y);
            text += padded(std::string(1, mark == marks.end() ? '.' : mark->second), column);
        }
        text += "\n";
    }
    text += "  " + std::string(static_cast<std::size_t>(label), ' ') + "  ";
    for (const std::string& value : across) text += padded(value, column);
    return text + "\n";
}

}  // namespace caseload::output
