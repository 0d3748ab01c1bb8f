#include <cmath>
#include <map>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/numbers.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

using Unit = ParsedSpan::Unit;

constexpr std::string_view units_known = "units: s, min, h, days, working days, weeks";
constexpr double most_seconds = 2'000'000'000;
constexpr double most_days = 200'000;

const std::map<std::string_view, Unit>& units() {
    static const std::map<std::string_view, Unit> known = {{"s", Unit::seconds},
                                                           {"second", Unit::seconds},
                                                           {"seconds", Unit::seconds},
                                                           {"min", Unit::minutes},
                                                           {"mins", Unit::minutes},
                                                           {"minute", Unit::minutes},
                                                           {"minutes", Unit::minutes},
                                                           {"h", Unit::hours},
                                                           {"hour", Unit::hours},
                                                           {"hours", Unit::hours},
                                                           {"day", Unit::days},
                                                           {"days", Unit::days},
                                                           {"week", Unit::weeks},
                                                           {"weeks", Unit::weeks},
                                                           {"working day", Unit::working_days},
                                                           {"working days", Unit::working_days}};
    return known;
}

double seconds_a(Unit unit) {
    switch (unit) {
    case Unit::seconds: return 1;
    case Unit::minutes: return 60;
    case Unit::hours: return 3'600;
    case Unit::days: return 86'400;
    case Unit::weeks: return 604'800;
    case Unit::working_days: break;
    }
    return 0;
}

bool whole(double value) { return value == std::floor(value); }

/// The text of a span taken apart; reports what is wrong with it.
std::optional<ParsedSpan> parsed(const Field& field) {
    if (!field) return std::nullopt;
    if (field.is_number()) {
        field.error("a length of time needs its unit: found " + found(field),
                    "write \"" + found(field) + " min\" (" + std::string(units_known) + ")");
        return std::nullopt;
    }
    const auto text = field.is_text() ? field.node()->value<std::string>() : std::nullopt;
    if (!text) {
        field.wrong_kind("a length of time", "write \"90 min\" or \"21 days\"");
        return std::nullopt;
    }
    const auto span = parse_span(*text);
    if (!span) {
        field.error("no length of time: found " + in_quotes(*text),
                    "write a number, a blank and a unit, \"90 min\" (" + std::string(units_known) + ")");
        return std::nullopt;
    }
    if (span->amount < 0) {
        field.error("a length of time is never negative: found " + in_quotes(*text));
        return std::nullopt;
    }
    return span;
}

}  // namespace

std::optional<ParsedSpan> parse_span(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && (std::string_view("0123456789.-+").find(text[digits]) != text.npos))
        ++digits;
    const auto amount = parse_number(text.substr(0, digits));
    std::string_view unit = text.substr(digits);
    while (unit.starts_with(' ')) unit.remove_prefix(1);
    while (unit.ends_with(' ')) unit.remove_suffix(1);
    const auto known = units().find(unit);
    if (!amount || known == units().end()) return std::nullopt;
    return ParsedSpan{*amount, known->second};
}

std::optional<model::Span> as_span(const Field& field) {
    const auto span = parsed(field);
    if (!span) return std::nullopt;
    const bool in_days = span->unit >= Unit::days;
    const double amount = span->unit == Unit::working_days ? span->amount
                          : in_days                        ? span->amount * seconds_a(span->unit) / 86'400
                                                           : span->amount * seconds_a(span->unit);
    if (amount > (in_days ? most_days : most_seconds)) {
        field.error("too long: found " + found(field));
        return std::nullopt;
    }
    if (in_days && !whole(amount)) {
        field.error("days are counted whole: found " + found(field));
        return std::nullopt;
    }
    const auto unit = span->unit == Unit::working_days ? model::Span::Unit::working_days
                      : in_days                        ? model::Span::Unit::days
                                                       : model::Span::Unit::seconds;
    return model::Span{static_cast<std::int32_t>(std::llround(amount)), unit};
}

std::optional<model::Span> as_minutes(const Field& field) {
    const auto span = as_span(field);
    if (!span) return std::nullopt;
    if (span->unit != model::Span::Unit::seconds || span->amount % 60 != 0) {
        field.error("wanted whole minutes, found " + found(field), "write \"90 min\" or \"1.5 h\"");
        return std::nullopt;
    }
    return span;
}

std::optional<std::int32_t> as_days(const Field& field) {
    const auto span = as_span(field);
    if (!span) return std::nullopt;
    if (span->unit != model::Span::Unit::days) {
        field.error("wanted days or weeks, found " + found(field), "write \"21 days\" or \"8 weeks\"");
        return std::nullopt;
    }
    return span->amount;
}

std::optional<double> as_seconds(const Field& field) {
    const auto span = parsed(field);
    if (!span) return std::nullopt;
    if (span->unit == Unit::working_days) {
        field.error("working days have no fixed length: found " + found(field),
                    "write it in days, h, min or s");
        return std::nullopt;
    }
    return span->amount * seconds_a(span->unit);
}

bool check_slot(const Field& field, model::Span minutes, std::int32_t slot_minutes) {
    const std::int32_t slot = slot_minutes * 60;
    if (minutes.unit != model::Span::Unit::seconds || slot <= 0 || minutes.amount % slot == 0) return true;
    const std::int32_t below = minutes.amount / slot * slot;
    const auto in_words = [](std::int32_t seconds) { return "\"" + std::to_string(seconds / 60) + " min\""; };
    field.error("an allotment of " + written(minutes) + " is no multiple of the diary's slot of " +
                    std::to_string(slot_minutes) + " min",
                "write " + (below > 0 ? in_words(below) + " or " : std::string()) + in_words(below + slot));
    return false;
}

std::string written(model::Span span) {
    const auto counted = [](std::int32_t amount, const std::string& unit) {
        return std::to_string(amount) + " " + unit + (amount == 1 ? "" : "s");
    };
    if (span.unit == model::Span::Unit::days) return counted(span.amount, "day");
    if (span.unit == model::Span::Unit::working_days) return counted(span.amount, "working day");
    return span.amount % 60 == 0 ? std::to_string(span.amount / 60) + " min"
                                 : std::to_string(span.amount) + " s";
}

}  // namespace caseload::scenarios
