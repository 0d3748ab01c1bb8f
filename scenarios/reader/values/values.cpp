#include "scenarios/reader/values/values.hpp"

#include <algorithm>
#include <cmath>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/numbers.hpp"

namespace caseload::scenarios {

std::optional<std::string> as_text(const Field& field) {
    if (!field) return std::nullopt;
    if (!field.is_text()) {
        field.wrong_kind("text", "write it in double quotes");
        return std::nullopt;
    }
    return field.node()->value<std::string>();
}

std::optional<std::size_t> as_choice(const Field& field, std::string_view choices) {
    const auto text = as_text(field);
    if (!text) return std::nullopt;
    std::vector<std::string> words;
    while (!choices.empty()) {
        const std::size_t end = std::min(choices.find('|'), choices.size());
        words.emplace_back(choices.substr(0, end));
        choices.remove_prefix(std::min(end + 1, choices.size()));
    }
    const auto chosen = std::find(words.begin(), words.end(), *text);
    if (chosen == words.end()) {
        std::string known;
        for (const std::string& word : words) known += (known.empty() ? "" : ", ") + in_quotes(word);
        const std::string best = nearest(*text, words);
        field.error("found " + in_quotes(*text) + ", wanted one of " + known,
                    best.empty() ? "" : "did you mean " + in_quotes(best) + "?");
        return std::nullopt;
    }
    return static_cast<std::size_t>(chosen - words.begin());
}

std::optional<std::int64_t> as_integer(const Field& field, std::int64_t low, std::int64_t high) {
    if (!field) return std::nullopt;
    const auto* value = field.node()->as_integer();
    if (!value) {
        field.wrong_kind("a whole number");
        return std::nullopt;
    }
    if (value->get() >= low && value->get() <= high) return value->get();
    if (value->get() < 0 && low >= 0)
        field.error("a negative number: found " + found(field),
                    "write a whole number of at least " + std::to_string(low));
    else
        field.error("found " + found(field) + ", wanted a whole number " +
                    (high == no_limit ? "of at least " + std::to_string(low)
                                      : "from " + std::to_string(low) + " to " + std::to_string(high)));
    return std::nullopt;
}

std::optional<double> as_number(const Field& field, double low, double high) {
    if (!field) return std::nullopt;
    const auto value = field.is_number() ? field.node()->value<double>() : std::nullopt;
    if (!value || !std::isfinite(*value)) {
        field.wrong_kind("a number");
        return std::nullopt;
    }
    if (*value >= low && *value <= high) return value;
    if (*value < 0 && low >= 0)
        field.error("a negative number: found " + found(field), "write a number of at least " + written(low));
    else
        field.error(
            "found " + found(field) + ", wanted a number " +
            (high > 1e300 ? "of at least " + written(low) : "from " + written(low) + " to " + written(high)));
    return std::nullopt;
}

std::optional<double> as_share(const Field& field) {
    if (!field) return std::nullopt;
    constexpr std::string_view advice = "write a number from 0 to 1, or a percentage such as \"12.5%\"";
    std::optional<double> share;
    if (field.is_number()) {
        share = field.node()->value<double>();
    } else if (field.is_text()) {
        const auto text = field.node()->value<std::string>().value_or("");
        if (text.ends_with('%')) share = parse_number(std::string_view(text).substr(0, text.size() - 1));
        if (share) *share /= 100;
    }
    if (!share || !std::isfinite(*share)) {
        field.wrong_kind("a share", std::string(advice));
        return std::nullopt;
    }
    if (*share < 0 || *share > 1) {
        field.error("a share lies between 0 and 1: found " + found(field), std::string(advice));
        return std::nullopt;
    }
    return share;
}

std::optional<sim::Chance> as_chance(const Field& field) {
    const auto share = as_share(field);
    return share ? std::optional(sim::Chance::of(*share)) : std::nullopt;
}

std::optional<bool> as_flag(const Field& field) {
    if (!field) return std::nullopt;
    const auto* flag = field.node()->as_boolean();
    if (!flag) {
        field.wrong_kind("true or false");
        return std::nullopt;
    }
    return flag->get();
}

std::vector<std::string> as_texts(const Field& field) {
    std::vector<std::string> texts;
    for (const Field& item : items(field))
        if (auto text = as_text(item)) texts.push_back(std::move(*text));
    return texts;
}

}  // namespace caseload::scenarios
