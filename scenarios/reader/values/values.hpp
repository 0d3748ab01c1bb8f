#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan/span.hpp"
#include "scenarios/reader/text/field.hpp"
#include "sim/draws.hpp"
#include "sim/time.hpp"

/// Typed values of fields. Each gives nothing for an absent field, silently, and nothing for a wrong one, after reporting
/// what was found and what would do.
namespace caseload::scenarios {

constexpr std::int64_t no_limit = std::numeric_limits<std::int64_t>::max();

std::optional<std::string> as_text(const Field& field);
/// Text that is one of `choices` ("no|first|only"); gives its position.
std::optional<std::size_t> as_choice(const Field& field, std::string_view choices);
std::optional<std::int64_t> as_integer(const Field& field, std::int64_t low = 0,
                                       std::int64_t high = no_limit);
/// A whole or decimal number, finite.
std::optional<double> as_number(const Field& field, double low = 0,
                                double high = std::numeric_limits<double>::max());
/// 0 to 1, or "12.5%".
std::optional<double> as_share(const Field& field);
std::optional<sim::Chance> as_chance(const Field& field);
std::optional<bool> as_flag(const Field& field);
/// "90 min", "21 days", "3 working days", "8 weeks"; never negative.
std::optional<model::Span> as_span(const Field& field);
/// A span in s, min or h as whole minutes (allotments); other units and fractions of a minute are reported.
std::optional<model::Span> as_minutes(const Field& field);
/// A span in days or weeks as whole days.
std::optional<std::int32_t> as_days(const Field& field);
/// A span as seconds, fractions included; days and weeks count 24 hours a day. Working days are reported.
std::optional<double> as_seconds(const Field& field);
/// A TOML date, or text "2015-03-16"; 1900 to 2200.
std::optional<sim::Day> as_day(const Field& field);
/// "09:00" or 09:00:00; "24:00" is the end of the day.
std::optional<sim::Seconds> as_time_of_day(const Field& field);
/// "Mon", "monday": 0 for Monday to 6.
std::optional<std::uint8_t> as_weekday(const Field& field);
/// ["Mon", "Tue"] as bits, bit 0 for Monday; an empty list is reported.
std::optional<std::uint8_t> as_weekdays(const Field& field);
std::vector<std::string> as_texts(const Field& field);
/// "Mon 10:00": weekday and time of day.
std::optional<std::pair<std::uint8_t, sim::Seconds>> as_session_time(const Field& field);

/// Reports an allotment that is no multiple of the diary's slot. True when it is one.
bool check_slot(const Field& field, model::Span minutes, std::int32_t slot_minutes);

/// "90 min", "21 days", "3 working days": as the language writes it.
std::string written(model::Span span);

/// The text as a length of time: what parsing it alone gives, for tests and messages.
struct ParsedSpan {
    double amount = 0;
    enum class Unit : std::uint8_t {
        seconds,
        minutes,
        hours,
        days,
        weeks,
        working_days
    } unit = Unit::seconds;
};
std::optional<ParsedSpan> parse_span(std::string_view text);

}  // namespace caseload::scenarios
