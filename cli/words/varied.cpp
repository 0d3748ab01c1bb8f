#include "cli/words/varied.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace caseload::cli {

namespace {

constexpr std::size_t most_values = 1000;
/// A step that ends this share of itself beyond the range still counts.
constexpr double slack = 1e-9;

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

/// "75 min": a number and what follows it.
struct Amount {
    double number = 0;
    bool whole = false;
    std::string unit;
};

std::optional<Amount> parse_amount(const std::string& text) {
    const std::string found = trimmed(text);
    Amount amount;
    const auto [end, error] = std::from_chars(found.data(), found.data() + found.size(), amount.number);
    if (error != std::errc{} || !std::isfinite(amount.number)) return std::nullopt;
    const std::string number(found.data(), end);
    amount.whole = number.find_first_of(".eE") == std::string::npos;
    amount.unit = trimmed(std::string_view(found).substr(number.size()));
    if (amount.unit.find_first_of("\"'\\[]{},:") != std::string::npos) return std::nullopt;
    return amount;
}

/// The equals sign that ends the key; a quoted part of the key may hold others.
std::size_t end_of_key(const std::string& text) {
    bool in_quotes = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '"') in_quotes = !in_quotes;
        if (text[i] == '=' && !in_quotes) return i;
    }
    return std::string::npos;
}

bool take_unit(model::Varied& varied, const Amount& amount) {
    if (amount.unit.empty() || amount.unit == varied.unit) return true;
    if (!varied.unit.empty()) return false;
    varied.unit = amount.unit;
    return true;
}

bool read_range(model::Varied& varied, const std::string& text, std::size_t dots) {
    const std::size_t colon = text.find(':', dots);
    const auto low = parse_amount(text.substr(0, dots));
    const auto high = parse_amount(text.substr(dots + 2, colon - dots - 2));
    if (!low || !high || !(low->number < high->number)) return false;
    if (!take_unit(varied, *low) || !take_unit(varied, *high)) return false;
    varied.low = low->number;
    varied.high = high->number;
    varied.whole = low->whole && high->whole;
    double step = varied.whole ? 1 : 0;
    if (colon != std::string::npos) {
        const auto given = parse_amount(text.substr(colon + 1));
        if (!given || !(given->number > 0) || !take_unit(varied, *given)) return false;
        step = given->number;
        varied.whole = varied.whole && given->whole;
    }
    const bool too_many = step > 0 && (varied.high - varied.low) / step >= static_cast<double>(most_values);
    if (step == 0 || (too_many && colon == std::string::npos)) return true;
    if (too_many) return false;
    for (int i = 0; varied.low + i * step <= varied.high + slack * step; ++i)
        varied.values.push_back(varied.low + i * step);
    return true;
}

bool read_list(model::Varied& varied, const std::string& text) {
    std::size_t from = 0;
    while (from <= text.size()) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const auto amount = parse_amount(text.substr(from, comma - from));
        if (!amount || !take_unit(varied, *amount) || varied.values.size() == most_values) return false;
        varied.values.push_back(amount->number);
        varied.whole = varied.whole && amount->whole;
        from = comma + 1;
    }
    std::sort(varied.values.begin(), varied.values.end());
    varied.values.erase(std::unique(varied.values.begin(), varied.values.end()), varied.values.end());
    varied.low = varied.values.front();
    varied.high = varied.values.back();
    return varied.values.size() > 1;
}

}  // namespace

std::optional<model::Varied> parse_varied(const std::string& text, std::string& problem) {
    problem = fmt::format(
        "--vary {}: wanted KEY=LOW..HIGH, KEY=LOW..HIGH:STEP or KEY=A,B,C with at most {} different numbers, "
        "such as "
        "offices.Selby.staff.work_coach.count=4..20 or rules.iap.workshop_minutes=60..90:15 min",
        text, most_values);
    const std::size_t equals = end_of_key(text);
    if (equals == std::string::npos || equals == 0) return std::nullopt;
    model::Varied varied;
    varied.key = trimmed(text.substr(0, equals));
    const std::string values = text.substr(equals + 1);
    const std::size_t dots = values.find("..");
    const bool read =
        dots == std::string::npos ? read_list(varied, values) : read_range(varied, values, dots);
    if (!read) return std::nullopt;
    problem.clear();
    return varied;
}

}  // namespace caseload::cli
