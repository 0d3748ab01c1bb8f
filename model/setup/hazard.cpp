#include "model/setup/hazard.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace caseload::model {

namespace {

constexpr double greatest_hazard = 0x1p20;
constexpr std::int32_t longest_elapsed = 50 * 365;  // records reach 20,000 days back
constexpr unsigned factor_bits = 16;

std::uint64_t last_days_hazard(const CumulatedHazard& hazard) {
    return hazard.size() < 2 ? 0 : hazard.back() - hazard[hazard.size() - 2];
}

}  // namespace

CumulatedHazard weibull(double shape, double scale_days, double times, std::int32_t days) {
    if (!(shape > 0 && scale_days > 0 && times >= 0 && days >= 1)) {
        throw std::invalid_argument("a Weibull hazard needs a positive shape, a positive scale and days");
    }
    CumulatedHazard table;
    table.reserve(static_cast<std::size_t>(days) + 1);
    for (std::int32_t day = 0; day <= days; ++day) {
        const double used = times * std::pow(day / scale_days, shape);
        if (!(used < greatest_hazard)) throw std::invalid_argument("a hazard grows beyond a million");
        table.push_back(static_cast<std::uint64_t>(std::llround(used * hazard_unit)));
    }
    return table;
}

std::uint64_t hazard_before(const CumulatedHazard& hazard, std::int32_t day) {
    const auto at = static_cast<std::size_t>(day);
    if (at < hazard.size()) return hazard[at];
    if (hazard.empty()) return 0;
    return hazard.back() + (at - (hazard.size() - 1)) * last_days_hazard(hazard);
}

std::int32_t first_day_at(const CumulatedHazard& hazard, std::uint64_t level, std::int32_t from_day) {
    if (hazard.empty()) return never;
    if (level <= hazard.back()) {
        const auto found = std::lower_bound(hazard.begin(), hazard.end(), level) - hazard.begin();
        return std::max(static_cast<std::int32_t>(found), from_day + 1);
    }
    const std::uint64_t a_day = last_days_hazard(hazard);
    if (a_day == 0) return never;
    const std::uint64_t days = (level - hazard.back() + a_day - 1) / a_day;
    const std::uint64_t day = hazard.size() - 1 + days;
    return day < static_cast<std::uint64_t>(never) ? std::max(static_cast<std::int32_t>(day), from_day + 1)
                                                   : never;
}

Factor product(Factor a, Factor b) {
    const std::uint64_t whole = (std::uint64_t{a} * b + unchanged / 2) >> factor_bits;
    return static_cast<Factor>(std::min<std::uint64_t>(whole, std::numeric_limits<Factor>::max()));
}

std::uint64_t draw_threshold(sim::Draw& draw) {
    const double exponential = -std::log(sim::unit(draw));
    const auto rounded = static_cast<std::uint64_t>(std::llround(exponential * hazard_unit));
    return std::max<std::uint64_t>(rounded << factor_bits, 1);
}

std::int32_t day_passed(const CumulatedHazard& hazard, std::uint64_t threshold,
                        std::span<const Stretch> stretches) {
    std::uint64_t left = threshold;
    for (std::size_t s = 0; s < stretches.size(); ++s) {
        const auto [from, factor] = stretches[s];
        if (factor == 0) continue;
        const bool last = s + 1 == stretches.size();
        const std::uint64_t before = hazard_before(hazard, from);
        const std::uint64_t needed = left / factor + (left % factor != 0 ? 1 : 0);
        const std::int32_t day = first_day_at(hazard, before + needed, from);
        if (last || day <= stretches[s + 1].from_day) return day;
        // Less than `left`, which is below 2^54: the product cannot overflow.
        left -= (hazard_before(hazard, stretches[s + 1].from_day) - before) * factor;
    }
    return never;
}

std::uint64_t used_before(const CumulatedHazard& hazard, std::int32_t day,
                          std::span<const Stretch> stretches) {
    constexpr auto greatest = std::numeric_limits<std::uint64_t>::max();
    std::uint64_t used = 0;
    for (std::size_t s = 0; s < stretches.size() && stretches[s].from_day < day; ++s) {
        const auto [from, factor] = stretches[s];
        const std::int32_t until = s + 1 < stretches.size() ? std::min(stretches[s + 1].from_day, day) : day;
        const std::uint64_t passed = hazard_before(hazard, until) - hazard_before(hazard, from);
        if (factor != 0 && passed > (greatest - used) / factor) return greatest;
        used += passed * factor;
    }
    return used;
}

std::vector<std::uint64_t> elapsed_table(const Outcomes& outcomes) {
    std::vector<std::uint64_t> table;
    std::uint64_t sum = 0;
    for (std::int32_t day = 0; day < longest_elapsed; ++day) {
        std::uint64_t used = 0;
        for (const Cause& cause : outcomes.causes) used += hazard_before(cause.hazard, day);
        const double survival = std::exp(-static_cast<double>(used) / hazard_unit);
        const auto rounded = static_cast<std::uint64_t>(std::llround(survival * hazard_unit));
        if (rounded == 0) break;
        sum += rounded;
        table.push_back(sum);
    }
    return table;
}

std::int32_t draw_elapsed(sim::Draw& draw, std::span<const std::uint64_t> table) {
    const std::uint64_t number = sim::below(draw, table.back());
    return static_cast<std::int32_t>(std::upper_bound(table.begin(), table.end(), number) - table.begin());
}

}  // namespace caseload::model
