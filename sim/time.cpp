#include "sim/time.hpp"

#include <array>
#include <cstddef>
#include <cstdio>

namespace caseload::sim {

namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

}  // namespace

std::string iso(Day day) {
    const std::chrono::year_month_day date{day};
    std::array<char, 32> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string iso(Time time) {
    const std::chrono::hh_mm_ss clock{time_of_day(time)};
    std::array<char, 32> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "T%02d:%02d:%02d", static_cast<int>(clock.hours().count()),
                      static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
    return iso(day_of(time)) + std::string(text.data(), static_cast<std::size_t>(length));
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const std::optional<int> year = number(text.substr(0, 4));
    const std::optional<int> month = number(text.substr(5, 2));
    const std::optional<int> day = number(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year},
                                           std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

int utc_offset_hours(Time time) {
    using namespace std::chrono;
    const year_month_day date{day_of(time)};
    const Day starts{date.year() / March / Sunday[last]};
    const Day ends{date.year() / October / Sunday[last]};
    // In March the clock jumps from 1 to 2; in October it falls back from 2 to 1. Until 2 o'clock on either day
    // the offset before the change is the one to read with.
    return starts + hours{2} <= time && time < ends + hours{2} ? 1 : 0;
}

std::string iso_with_offset(Time time) {
    return iso(time) + (utc_offset_hours(time) == 1 ? "+01:00" : "+00:00");
}

std::string iso_with_offset(Time start, Seconds length) {
    using namespace std::chrono;
    const Time moment = start - hours{utc_offset_hours(start)} + length;  // in UTC
    const year_month_day date{day_of(moment)};
    const bool summer = Day{date.year() / March / Sunday[last]} + hours{1} <= moment &&
                        moment < Day{date.year() / October / Sunday[last]} + hours{1};
    return summer ? iso(moment + hours{1}) + "+01:00" : iso(moment) + "+00:00";
}

}  // namespace caseload::sim
