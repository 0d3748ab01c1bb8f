#include <fmt/format.h>

#include <charconv>
#include <cmath>

#include "scenarios/reader/figures/measures.hpp"

namespace caseload::scenarios {

namespace {

constexpr double zone_of_a_share = 0.01;
constexpr double zone_of_others = 0.05;  ///< As a share of the value.

/// A number, with or without the unit after it; a share in percent, minutes also in s, h or days (of 24 hours).
std::optional<double> parse_value(const std::string& text, const std::string& unit) {
    const char* first = text.data();
    const char* const last = first + text.size();
    while (first != last && *first == ' ') ++first;
    double number = 0;
    const auto [end, error] = std::from_chars(first, last, number);
    if (error != std::errc{} || !std::isfinite(number)) return std::nullopt;
    std::string rest;
    for (const char* at = end; at != last; ++at) {
        if (*at != ' ') rest += *at;
    }
    if (rest.empty() || rest == unit) return number;
    if (rest == "%" && unit == "share") return number / 100;
    if (unit == "minutes") {
        if (rest == "s") return number / 60;
        if (rest == "min") return number;
        if (rest == "h") return number * 60;
        if (rest == "days") return number * 24 * 60;
    }
    return std::nullopt;
}

}  // namespace

std::optional<model::WantedGoal> parse_goal(const std::string& text, const model::Figures& figures,
                                            std::string& problem) {
    const std::size_t least = text.find(">=");
    const std::size_t most = text.find("<=");
    const std::size_t relation = std::min(least, most);
    if (relation == std::string::npos || relation == 0) {
        problem = "wanted MEASURE >= VALUE or MEASURE <= VALUE, such as \"within_limit >= 95%\"";
        return std::nullopt;
    }
    const auto measure = parse_measure(text.substr(0, relation), figures, problem);
    if (!measure) return std::nullopt;
    const std::size_t around = text.find("+-", relation);
    const std::string& unit = measure->name.unit;
    const auto value = parse_value(text.substr(relation + 2, around - relation - 2), unit);
    if (!value) {
        problem = fmt::format("{}: wanted a number of {} after {}", text,
                              unit == "share"     ? "percent"
                              : unit == "minutes" ? "s, min, h or days"
                                                  : unit,
                              text.substr(relation, 2));
        return std::nullopt;
    }
    double zone = unit == "share" ? zone_of_a_share : zone_of_others * std::abs(*value);
    if (around != std::string::npos) zone = parse_value(text.substr(around + 2), unit).value_or(0);
    if (!(zone > 0)) {
        problem = fmt::format("{}: wanted an indifference zone of more than 0, such as \"+- {}\"", text,
                              unit == "share" ? "1%" : "1");
        return std::nullopt;
    }
    problem.clear();
    return model::WantedGoal{*measure, {.at_least = relation == least, .value = *value, .zone = zone}};
}

}  // namespace caseload::scenarios
