#include "scenarios/reader/counts/counts.hpp"

#include <cmath>
#include <string>

#include "model/plan/model.hpp"
#include "scenarios/reader/counts/counts_file.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

constexpr Key of_counts[] = {
    {"file", Kind::text, "The file, relative to this one: commas, semicolons or tabs between its columns",
     "required"},
    {"date", Kind::text, "The heading of the column with the dates", "date"},
    {"count", Kind::text, "The heading of the column with the numbers of people", "count"},
    {"only", Kind::table, "Only rows with this text in that column: { Site = \"Leeds\" }"},
    {"dates", Kind::choice, "How dates are written; - / and full stops are alike", "yyyy-mm-dd", Varies::no,
     date_orders},
    {"shift_years", Kind::integer,
     "So many years later than written, by whole weeks: weekdays stay what they are", "0"},
};

constexpr int most_years = 100;
constexpr double weeks_a_year = 365.2425 / 7;

CountsFile wanted_of(const Field& csv) {
    CountsFile wanted;
    if (!csv.is_table()) {
        wanted.file = as_text(csv).value_or("");
        return wanted;
    }
    const Section section(csv, {of_counts}, "counts");
    wanted.file = as_text(section["file"]).value_or("");
    wanted.date = as_text(section["date"]).value_or(wanted.date);
    wanted.count = as_text(section["count"]).value_or(wanted.count);
    if (section["only"])
        for (const auto& [column, text] : entries(section["only"]))
            wanted.only.emplace_back(column, as_text(text).value_or(""));
    if (const auto order = as_choice(section["dates"], date_orders))
        wanted.dates = static_cast<DateOrder>(*order);
    const auto years = as_integer(section["shift_years"], -most_years, most_years).value_or(0);
    wanted.shift_weeks = static_cast<int>(std::lround(static_cast<double>(years) * weeks_a_year));
    return wanted;
}

}  // namespace

std::span<const Key> counts_keys() { return of_counts; }

void read_daily(const Section& section, const model::Model& model, model::ArrivalSource& source) {
    if (section["share"] || section["shares"])
        section["csv"].error("counts are whole people: they have no share", "give each office its own file");
    for (const char* key : {"batch", "hours", "weekdays", "months", "greatest_per_hour"})
        if (section[key])
            section[key].error("does nothing beside csv: the counts say how many come on which day",
                               "leave it out, or put it into the counts");
    const CountsFile wanted = wanted_of(section["csv"]);
    if (!wanted.file.empty()) source.daily = read_counts_file(section["csv"], wanted);
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
                                 sim::iso(source.daily.back().first),
                             "shift them by whole years: csv = { file = \"...\", shift_years = 1 }");
    else if (outside > 0)
        section["csv"].warning(of_all + " lie outside the run: " + std::to_string(people) +
                               " people of the file do not come");
}

}  // namespace caseload::scenarios
