#include "output/answers/comparison_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "output/tables/amounts.hpp"

namespace caseload::output {

namespace {

/// How a figure is spoken of: its unit for people, how many of the figure's units that is, and the words for more and less.
struct Speech {
    std::string unit;
    double size = 1;
    std::string_view more;
    std::string_view less;
    bool unit_last = false;  ///< "42 fewer days", not "42 days fewer".
};

Speech speech(double about, std::string_view unit, sim::Statistic statistic) {
    if (unit == "share") return {"points", 0.01, "higher", "lower"};
    if (unit == "points") return {"points", 1, "higher", "lower"};
    if (unit == "pounds") return {"pounds", 1, "more", "less"};
    if (unit == "minutes") {
        constexpr double hour = 60;
        constexpr double day = 24 * hour;
        const double size = std::abs(about);
        // Staff time in days of 24 hours would mislead.
        if (statistic == sim::Statistic::total) return {"hours", hour, "more", "fewer", true};
        if (size >= 2 * day) return {"days", day, "longer", "shorter"};
        if (size >= 2 * hour) return {"hours", hour, "longer", "shorter"};
        if (size >= 1 || size == 0) return {"minutes", 1, "longer", "shorter"};
        return {"seconds", 1 / hour, "longer", "shorter"};
    }
    return {std::string(unit), 1, "more", "fewer", true};
}

/// Decimals that show two digits of the half-width, or four of the number.
int decimals_for(double mean, double half_width) {
    const double basis = half_width > 0 ? half_width : std::abs(mean) / 100;
    if (!(basis > 0)) return 0;
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(basis))), 0, 4);
}

/// Whole numbers that do not vary need no decimals.
int decimals_of_difference(double mean, double half_width) {
    return half_width == 0 && mean == std::round(mean) ? 0 : decimals_for(mean, half_width);
}

}  // namespace

Verdict verdict_of(const sim::Accumulator& difference) {
    if (difference.count() < 2) return Verdict::unknown;
    if (difference.mean() == 0 && difference.sd() == 0) return Verdict::same;
    const sim::Interval interval = difference.interval();
    if (!sim::distinguishable(interval)) return Verdict::not_distinguishable;
    return interval.lower > 0 ? Verdict::higher : Verdict::lower;
}

std::string_view verdict_name(Verdict verdict) {
    static constexpr std::array<std::string_view, 5> names{"unknown", "the same", "higher", "lower",
                                                           "not distinguishable"};
    return names[static_cast<std::size_t>(verdict)];
}

std::string verdict_in_words(const sim::Accumulator& difference, std::string_view unit,
                             sim::Statistic statistic) {
    const Verdict verdict = verdict_of(difference);
    if (verdict == Verdict::unknown || verdict == Verdict::same) return std::string(verdict_name(verdict));
    const sim::Interval interval = difference.interval();
    const double outermost = std::max(std::abs(interval.lower), std::abs(interval.upper));
    const bool told = verdict != Verdict::not_distinguishable;
    const Speech say = speech(told ? difference.mean() : outermost, unit, statistic);
    const double half = difference.half_width() / say.size;
    const int decimals = decimals_of_difference(difference.mean() / say.size, half);
    const auto amount = [&](double number) { return grouped(number / say.size, decimals); };
    if (!told) {
        return fmt::format("not distinguishable, {} to {} {}", amount(interval.lower), amount(interval.upper),
                           say.unit);
    }
    const bool up = verdict == Verdict::higher;
    const std::string_view direction = up ? say.more : say.less;
    const std::string by = amount(std::abs(difference.mean()));
    const std::string nearest = amount(std::min(std::abs(interval.lower), std::abs(interval.upper)));
    const std::string farthest = amount(outermost);
    return say.unit_last ? fmt::format("{} {} {}, {} to {}", by, direction, say.unit, nearest, farthest)
                         : fmt::format("{} {} {}, {} to {}", by, say.unit, direction, nearest, farthest);
}

std::string value_in_words(double mean, double half_width, std::string_view unit, sim::Statistic statistic) {
    if (std::isnan(mean)) return "-";
    const Speech say = speech(mean, unit, statistic);
    const int decimals = decimals_for(mean / say.size, half_width / say.size);
    const std::string number = grouped(mean / say.size, decimals);
    if (unit == "share") return number + "%";
    if (unit == "minutes") return fmt::format("{} {}", number, say.unit == "minutes" ? "min" : say.unit);
    if (unit == "pounds") return "£" + number;
    return number;
}

}  // namespace caseload::output
