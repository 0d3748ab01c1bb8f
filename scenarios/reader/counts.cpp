#include <charconv>

#include "scenarios/reader/arrivals.hpp"
#include "scenarios/reader/document.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::uintmax_t most_counts_bytes = 50'000'000;
constexpr std::uint32_t most_a_day = 1'000'000;

/// One line of the file and where it stands.
struct Row {
    std::string file;
    unsigned line = 0;
    std::string_view text;
};

void report(const Row& row, std::size_t column, std::string message, Problems& problems) {
    problems.add({row.file, row.line, static_cast<unsigned>(column + 1), std::move(message),
                  "write one row a day: 2015-03-16,42", false});
}

std::optional<std::pair<sim::Day, std::uint32_t>> read_row(const Row& row, Problems& problems) {
    const std::size_t comma = row.text.find(',');
    if (comma == row.text.npos || row.text.find(',', comma + 1) != row.text.npos) {
        report(row, 0, "wanted two columns, found " + in_quotes(row.text), problems);
        return std::nullopt;
    }
    const std::string_view date = row.text.substr(0, comma);
    const std::string_view number = row.text.substr(comma + 1);
    const auto day = sim::parse_day(date);
    if (!day) report(row, 0, "no date: found " + in_quotes(date), problems);
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), count);
    const bool whole = error == std::errc{} && end == number.data() + number.size() && count <= most_a_day;
    if (!whole)
        report(row, comma + 1,
               (number.starts_with('-') ? "a negative count: found " : "no whole number of people: found ") +
                   in_quotes(number),
               problems);
    return day && whole ? std::optional(std::pair(*day, count)) : std::nullopt;
}

/// Each bad row is reported with its own place.
std::vector<std::pair<sim::Day, std::uint32_t>> read_counts(const Field& csv) {
    std::vector<std::pair<sim::Day, std::uint32_t>> counts;
    const auto written = as_text(csv);
    if (!written) return counts;
    const auto file = beside(csv, *written);
    std::string wrong;
    const auto text = file_text(file, most_counts_bytes, wrong);
    if (!text) {
        csv.error(wrong);
        return counts;
    }
    Row row{file.generic_string(), 0, {}};
    std::string_view rest = *text;
    if (rest.starts_with("\xEF\xBB\xBF"))
        rest.remove_prefix(3);  // A byte-order mark, as spreadsheets write it.
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        row.text = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        ++row.line;
        if (row.text.ends_with('\r')) row.text.remove_suffix(1);
        if (row.line == 1) {
            if (row.text != "date,count")
                report(row, 0, "the first row must be date,count: found " + in_quotes(row.text),
                       csv.problems());
            continue;
        }
        if (row.text.empty()) continue;
        const auto one = read_row(row, csv.problems());
        if (!one) continue;
        if (!counts.empty() && one->first <= counts.back().first)
            report(row, 0,
                   one->first == counts.back().first ? sim::iso(one->first) + " stands twice"
                                                     : "the dates do not ascend: " + sim::iso(one->first) +
                                                           " after " + sim::iso(counts.back().first),
                   csv.problems());
        else
            counts.push_back(*one);
    }
    if (row.line == 0) csv.error("the file is empty: " + row.file);
    return counts;
}

}  // namespace

void read_daily(const Section& section, const model::Model& model, model::ArrivalSource& source) {
    if (section["share"] || section["shares"])
        section["csv"].error("counts are whole people: they have no share", "give each office its own file");
    for (const char* key : {"batch", "hours", "weekdays", "months", "greatest_per_hour"})
        if (section[key])
            section[key].error("does nothing beside csv: the counts say how many come on which day",
                               "leave it out, or put it into the counts");
    source.daily = read_counts(section["csv"]);
    if (source.last <= source.first || model.end <= model.start || source.daily.empty()) return;
    std::size_t outside = 0;
    std::uint64_t people = 0;
    for (const auto& [day, count] : source.daily) {
        if (day >= std::max(source.first, model.start) && day < std::min(source.last, model.end)) continue;
        ++outside;
        people += count;
    }
    const std::string of_all =
        std::to_string(outside) + " of " + std::to_string(source.daily.size()) + " days";
    if (outside == source.daily.size())
        section["csv"].error("no day of these counts lies in the run: they are from " +
                             sim::iso(source.daily.front().first) + " to " +
                             sim::iso(source.daily.back().first));
    else if (outside > 0)
        section["csv"].warning(of_all + " lie outside the run: " + std::to_string(people) +
                               " people of the file do not come");
}

}  // namespace caseload::scenarios
