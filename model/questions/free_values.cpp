#include "model/questions/free_values.hpp"

#include <fmt/format.h>

#include <cmath>

#include "model/rules/parameters.hpp"

namespace caseload::model {

namespace {

constexpr std::string_view rules_prefix = "rules.";
/// Digits of a fitted value: finer differences drown in the noise of the replications.
constexpr int digits = 5;
constexpr double days_a_week = 7;

}  // namespace

std::string_view unit_of_key(const std::string& key) {
    if (!key.starts_with(rules_prefix)) return {};
    const Parameter* parameter = find_parameter(std::string_view(key).substr(rules_prefix.size()));
    return parameter == nullptr ? std::string_view{} : unit_of(parameter->kind);
}

double taken_value(const std::string& key, double value) {
    const std::string_view unit = unit_of_key(key);
    if (unit == "weeks") return std::round(value * days_a_week) / days_a_week;
    return unit == "days" || unit == "working days" ? std::round(value) : value;
}

std::string written_value(const std::string& key, double value) {
    const std::string_view unit = unit_of_key(key);
    if (unit == "weeks") return fmt::format("\"{:.0f} days\"", value * days_a_week);
    if (unit == "days" || unit == "working days") return fmt::format("\"{:.0f} {}\"", value, unit);
    const std::string number = fmt::format("{:.{}g}", value, digits);
    return unit.empty() || unit == "pounds" ? number : fmt::format("\"{} {}\"", number, unit);
}

std::vector<ChangedKey> keys_at(const std::vector<ChangedKey>& changed,
                                const std::vector<FreeParameter>& parameters,
                                const std::vector<double>& point) {
    std::vector<ChangedKey> keys = changed;
    for (std::size_t i = 0; i < parameters.size(); ++i)
        keys.push_back({.key = parameters[i].key, .value = written_value(parameters[i].key, point[i])});
    return keys;
}

}  // namespace caseload::model
