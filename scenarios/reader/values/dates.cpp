#include <array>
#include <charconv>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2200;

/// "09:00" or "09:00:00"; "24:00" is the end of the day.
std::optional<sim::Seconds> parse_time(std::string_view text) {
    std::array<int, 3> parts{};
    std::size_t read = 0;
    while (read < parts.size()) {
        const std::size_t digits = std::min(text.find(':'), text.size());
        const auto [end, error] = std::from_chars(text.data(), text.data() + digits, parts[read]);
        if (error != std::errc{} || end != text.data() + digits || digits == 0 || digits > 2)
            return std::nullopt;
        ++read;
        text.remove_prefix(digits);
        if (text.empty()) break;
        text.remove_prefix(1);
    }
    if (!text.empty() || read < 2) return std::nullopt;
    const int seconds = parts[0] * 3600 + parts[1] * 60 + parts[2];
    if (parts[0] < 0 || parts[1] < 0 || parts[2] < 0 || parts[1] > 59 || parts[2] > 59 || seconds > 86'400)
        return std::nullopt;
    return sim::Seconds{seconds};
}

const std::vector<std::string>& weekday_names() {
    static const std::vector<std::string> names = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                   "Friday", "Saturday", "Sunday"};
    return names;
}

std::optional<std::uint8_t> parse_weekday(std::string_view text) {
    for (std::uint8_t day = 0; day < 7; ++day) {
        const std::string_view name = weekday_names()[day];
        if (distance(text, name) == 0 || distance(text, name.substr(0, 3)) == 0) return day;
    }
    return std::nullopt;
}

}  // namespace

std::optional<sim::Day> as_day(const Field& field) {
    if (!field) return std::nullopt;
    std::optional<sim::Day> day;
    if (const auto* date = field.node()->as_date()) {
        const std::chrono::year_month_day calendar_day{std::chrono::year{date->get().year},
                                                       std::chrono::month{date->get().month},
                                                       std::chrono::day{date->get().day}};
        if (calendar_day.ok()) day = sim::Day{calendar_day};
    } else if (field.is_text()) {
        day = sim::parse_day(field.node()->value<std::string>().value_or(""));
    }
    if (!day) {
        field.wrong_kind("a date", "write 2015-03-16, without quotes");
        return std::nullopt;
    }
    if (*day < sim::make_day(first_year, 1, 1) || *day > sim::make_day(last_year, 1, 1)) {
        field.error("found " + found(field) + ", wanted a date from 1900 to 2200");
        return std::nullopt;
    }
    return day;
}

std::optional<sim::Seconds> as_time_of_day(const Field& field) {
    if (!field) return std::nullopt;
    std::optional<sim::Seconds> time;
    if (const auto* local = field.node()->as_time())
        time = sim::Seconds{local->get().hour * 3600 + local->get().minute * 60 + local->get().second};
    else if (field.is_text())
        time = parse_time(field.node()->value<std::string>().value_or(""));
    if (!time) field.wrong_kind("a time of day", "write \"09:00\"");
    return time;
}

std::optional<std::uint8_t> as_weekday(const Field& field) {
    const auto text = as_text(field);
    if (!text) return std::nullopt;
    const auto day = parse_weekday(*text);
    if (!day) {
        const std::string best = nearest(*text, weekday_names());
        field.error(
            "no weekday: found " + in_quotes(*text),
            "write " + (best.empty() ? "\"Mon\", \"Tue\", ... \"Sun\"" : in_quotes(best.substr(0, 3))));
    }
    return day;
}

std::optional<std::uint8_t> as_weekdays(const Field& field) {
    if (!field) return std::nullopt;
    unsigned bits = 0;
    for (const Field& item : items(field))
        if (const auto day = as_weekday(item)) bits |= 1u << *day;
    if (field.is_array() && field.node()->as_array()->empty()) {
        field.error("no weekday is named", "name some, [\"Mon\", \"Tue\"], or leave the key out");
        return std::nullopt;
    }
    return static_cast<std::uint8_t>(bits);
}

std::optional<std::pair<std::uint8_t, sim::Seconds>> as_session_time(const Field& field) {
    const auto text = as_text(field);
    if (!text) return std::nullopt;
    const std::size_t blank = text->find(' ');
    const std::string_view all = *text;
    const auto day = blank == all.npos ? std::nullopt : parse_weekday(all.substr(0, blank));
    const auto time = blank == all.npos ? std::nullopt : parse_time(all.substr(blank + 1));
    if (!day || !time || *time >= sim::Seconds{86'400}) {
        field.error("no weekday and time of day: found " + in_quotes(all), "write \"Mon 10:00\"");
        return std::nullopt;
    }
    return std::pair(*day, *time);
}

}  // namespace caseload::scenarios
