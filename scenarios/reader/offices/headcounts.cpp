#include "scenarios/reader/offices/headcounts.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::array keys_of_headcounts = {Key{"count", Kind::integer, "So many", "required"},
                                           Key{"from", Kind::day, "First day", "always"},
                                           Key{"until", Kind::day, "One past the last day", "for good"},
                                           Key{"weekdays", Kind::weekdays, "Only on these weekdays", "all"}};
constexpr std::array keys_of_absences = {
    Key{"from", Kind::day, "First day away", "always"},
    Key{"until", Kind::day, "One past the last day away", "for good"},
    Key{"weekdays", Kind::weekdays, "Only on these weekdays", "all"},
    Key{"count", Kind::integer, "How many are away, those of the highest numbers", "all"}};

/// When it holds.
model::DatedDays read_days(const Section& section) {
    model::DatedDays days;
    days.from = as_day(section["from"]).value_or(days.from);
    days.until = as_day(section["until"]).value_or(days.until);
    days.weekdays = as_weekdays(section["weekdays"]).value_or(days.weekdays);
    if (days.until <= days.from)
        section["until"].error(
            "ends on " + sim::iso(days.until) + ", before it begins (" + sim::iso(days.from) + ")",
            "until is the day after the last one");
    return days;
}

bool always(const model::DatedDays& days) {
    const model::DatedDays unlimited;
    return days.from == unlimited.from && days.until == unlimited.until &&
           days.weekdays == unlimited.weekdays;
}

}  // namespace

Headcount read_headcount(const Field& field, const Names& names, std::int64_t limit) {
    Headcount read;
    if (!field.is_array()) {
        const auto count = as_integer(plain(field, names), 0, limit);
        read.most = static_cast<std::uint16_t>(count.value_or(limit));
        return read;
    }
    for (const Field& item : items(field)) {
        const Section section(item, {keys_of_headcounts}, "a number of days");
        model::DatedCount dated{.days = read_days(section)};
        const auto count = as_integer(section["count"], 0, limit);
        dated.count = static_cast<std::uint16_t>(count.value_or(limit));
        if (read.dated.empty() && section && !always(dated.days))
            item.error("the first of the list is for all days",
                       "write { count = 4 } first, then the days on which it is otherwise");
        read.most = std::max(read.most, dated.count);
        read.dated.push_back(dated);
    }
    if (read.dated.empty()) field.error("nothing is listed", "write a number, or [{ count = 4 }, ...]");
    return read;
}

std::vector<model::DatedCount> read_away(const Field& field, std::int64_t members) {
    std::vector<model::DatedCount> away;
    for (const Field& item : one_or_more(field)) {
        const Section section(item, {keys_of_absences}, "an absence");
        model::DatedCount dated{.days = read_days(section)};
        dated.count = static_cast<std::uint16_t>(as_integer(section["count"], 1, members).value_or(members));
        if (section && always(dated.days))
            item.error("an absence is on some days", "say from when until when, or on which weekdays");
        away.push_back(dated);
    }
    return away;
}

std::span<const Key> headcount_keys() { return keys_of_headcounts; }
std::span<const Key> away_keys() { return keys_of_absences; }

}  // namespace caseload::scenarios
