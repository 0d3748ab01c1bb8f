#include "output/tables/amounts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace caseload::output {

namespace {

struct TimeUnit {
    double minutes;
    const char* name;
};
constexpr TimeUnit seconds{1.0 / 60, "s"};
constexpr TimeUnit minutes_{1, "min"};
constexpr TimeUnit hours{60, "h"};
constexpr TimeUnit days{24 * 60, "days"};

TimeUnit unit_for(double minutes) {
    const double size = std::abs(minutes);
    if (size >= 2 * days.minutes) return days;
    if (size >= 2 * hours.minutes) return hours;
    if (size >= 1 || size == 0) return minutes_;
    return seconds;
}

/// Decimals that show two digits of the half-width, but no more than about four of the number itself.
int decimals_for(double mean, double half_width) {
    const bool exact = !std::isnan(half_width) && half_width == 0;
    const double basis = std::fmax(std::isnan(half_width) ? 0 : half_width, std::abs(mean) / 100);
    if (exact && mean == std::round(mean)) return 0;
    if (!(basis > 0)) return 0;
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(basis))), 0, 4);
}

std::string around(double mean, double half_width, const char* unit) {
    if (std::isnan(mean)) return "-";
    const int decimals = decimals_for(mean, half_width);
    std::string text = grouped(mean, decimals);
    if (!std::isnan(half_width)) text += " ± " + grouped(half_width, decimals);
    return text + unit;
}

}  // namespace

std::string grouped(double number, int decimals) {
    if (std::isnan(number)) return "-";
    std::string digits = fmt::format("{:.{}f}", std::abs(number), decimals);
    const std::size_t point = std::min(digits.find('.'), digits.size());
    for (std::size_t at = point; at > 3; at -= 3) digits.insert(at - 3, ",");
    const bool zero = digits.find_first_not_of("0.,") == std::string::npos;
    return number < 0 && !zero ? "-" + digits : digits;
}

std::string time_text(double minutes, int decimals) {
    if (std::isnan(minutes)) return "-";
    const TimeUnit unit = unit_for(minutes);
    return fmt::format("{} {}", grouped(minutes / unit.minutes, decimals), unit.name);
}

std::string number_in_unit_of(double like, double minutes) {
    const TimeUnit unit = unit_for(like);
    return grouped(minutes / unit.minutes, std::abs(like / unit.minutes) < 10 ? 2 : 1);
}

std::string with_interval(double mean, double half_width) { return around(mean, half_width, ""); }

std::string with_interval(const sim::Accumulator& figure) {
    return with_interval(figure.mean(), figure.half_width());
}

std::string time_with_interval(const sim::Accumulator& minutes) {
    if (minutes.count() == 0) return "-";
    const TimeUnit unit = unit_for(minutes.mean());
    return around(minutes.mean() / unit.minutes, minutes.half_width() / unit.minutes, "") + " " + unit.name;
}

std::string share_with_interval(const sim::Accumulator& share) {
    if (share.count() == 0) return "-";
    return around(100 * share.mean(), 100 * share.half_width(), "%");
}

std::string percent(double share) { return std::isnan(share) ? "-" : grouped(100 * share, 1) + "%"; }

}  // namespace caseload::output
