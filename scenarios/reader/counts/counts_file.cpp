#include "scenarios/reader/counts/counts_file.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "scenarios/reader/text/files.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/separated.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::uintmax_t most_counts_bytes = 50'000'000;
constexpr std::uint32_t most_a_day = 1'000'000;
constexpr std::size_t most_told = 10;

enum class Fault : std::uint8_t { cells, date, order, number };
constexpr std::array faults{"rows with too few columns", "rows without a date", "rows out of order",
                            "rows without a number"};

/// What is wrong in a file, ten of a kind.
class Faults {
public:
    Faults(const Field& csv, std::string file) : csv_(csv), file_(std::move(file)) {}

    void add(Fault kind, unsigned line, std::size_t column, std::string message, std::string advice) {
        if (++count_[kind] > most_told) return;
        csv_.problems().add(
            {file_, line, static_cast<unsigned>(column + 1), std::move(message), std::move(advice), false});
    }
    void tell_of_the_rest() {
        for (const auto& [kind, count] : count_)
            if (count > most_told)
                csv_.error("and " + std::to_string(count - most_told) + " more of a kind in " + file_ + ": " +
                           faults[static_cast<std::size_t>(kind)]);
    }
    bool any() const { return !count_.empty(); }

private:
    const Field& csv_;
    std::string file_;
    std::map<Fault, std::size_t> count_;
};

/// Where a heading stands; reports it where it does not.
std::optional<std::size_t> place_of(const std::vector<Cell>& headings, const std::string& heading,
                                    const Field& csv) {
    std::vector<std::string> known;
    for (const Cell& cell : headings) {
        if (cell.text == heading) return known.size();
        known.push_back(cell.text);
    }
    std::string advice = did_you_mean(heading, known);
    csv.error("the file has no column " + in_quotes(heading),
              advice + (advice.empty() ? "" : "; ") +
                  "name its columns: csv = { file = \"...\", date = \"...\", count = \"...\" }");
    return std::nullopt;
}

std::optional<std::uint32_t> number_written(const std::string& text) {
    std::uint32_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || end != text.data() + text.size() || count > most_a_day) return std::nullopt;
    return count;
}

/// The columns that are meant, by their place.
struct Columns {
    std::size_t date = 0, count = 0;
    std::vector<std::pair<std::size_t, std::string>> only;

    std::size_t most() const {
        std::size_t last = std::max(date, count);
        for (const auto& [column, text] : only) last = std::max(last, column);
        return last;
    }
};

std::optional<Columns> columns_of(const std::vector<Cell>& headings, const CountsFile& wanted,
                                  const Field& csv) {
    const auto date = place_of(headings, wanted.date, csv);
    const auto count = place_of(headings, wanted.count, csv);
    Columns columns{date.value_or(0), count.value_or(0), {}};
    bool all = date && count;
    for (const auto& [heading, text] : wanted.only) {
        const auto place = place_of(headings, heading, csv);
        all = all && place;
        columns.only.emplace_back(place.value_or(0), text);
    }
    return all ? std::optional(columns) : std::nullopt;
}

void add_row(const std::vector<Cell>& cells, unsigned line, const Columns& columns, const CountsFile& wanted,
             DailyCounts& counts, Faults& found) {
    if (cells.size() <= columns.most())
        return found.add(Fault::cells, line, 0,
                         "wanted " + std::to_string(columns.most() + 1) + " columns, found " +
                             std::to_string(cells.size()),
                         "write one row a day: 2015-03-16,42");
    for (const auto& [column, text] : columns.only)
        if (cells[column].text != text) return;
    const Cell& date = cells[columns.date];
    const Cell& number = cells[columns.count];
    const auto day = day_written(date.text, wanted.dates);
    if (!day)
        found.add(Fault::date, line, date.column, "no date: found " + in_quotes(date.text),
                  day_written(date.text, DateOrder::day_month_year)
                      ? "they are written day first: dates = \"dd/mm/yyyy\""
                      : "write it as 2015-03-16, or say how: dates = \"dd/mm/yyyy\"");
    const auto count = number_written(number.text);
    if (!count)
        found.add(Fault::number, line, number.column,
                  (number.text.starts_with('-') ? "a negative count: found "
                                                : "no whole number of people: found ") +
                      in_quotes(number.text),
                  "write one row a day: 2015-03-16,42");
    if (!day || !count) return;
    const sim::Day later = *day + sim::Days{7 * wanted.shift_weeks};
    if (!counts.empty() && later <= counts.back().first)
        return found.add(Fault::order, line, date.column,
                         later == counts.back().first ? date.text + " stands twice"
                                                      : "the dates do not ascend: " + sim::iso(later) +
                                                            " after " + sim::iso(counts.back().first),
                         "write one row a day; only = { COLUMN = \"text\" } takes the rows of one office");
    counts.emplace_back(later, *count);
}

}  // namespace

std::optional<sim::Day> day_written(std::string_view text, DateOrder order) {
    text = text.substr(0, text.find_first_of(" T"));
    std::array<std::string_view, 3> parts;
    for (std::string_view& part : parts) {
        const std::size_t end = std::min(text.find_first_of("-/."), text.size());
        part = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    if (!text.empty()) return std::nullopt;
    if (order == DateOrder::day_month_year) std::swap(parts[0], parts[2]);
    if (order == DateOrder::month_day_year) parts = {parts[2], parts[0], parts[1]};
    if (parts[0].size() != 4) return std::nullopt;
    std::string iso(parts[0]);
    for (const std::string_view part : {parts[1], parts[2]})
        iso += std::string(part.size() == 1 ? "-0" : "-") + std::string(part);
    return sim::parse_day(iso);
}

DailyCounts read_counts_file(const Field& csv, const CountsFile& wanted) {
    DailyCounts counts;
    const auto file = beside(csv, wanted.file);
    std::string wrong;
    const auto text = file_text(file, most_counts_bytes, wrong);
    if (!text) {
        csv.error(wrong);
        return counts;
    }
    std::string_view rest = *text;
    if (rest.starts_with("\xEF\xBB\xBF"))
        rest.remove_prefix(3);  // A byte-order mark, as spreadsheets write it.
    if (rest.empty()) csv.error("the file is empty: " + file.generic_string());
    Faults found(csv, file.generic_string());
    std::optional<Columns> columns;
    char separator = ',';
    for (unsigned line = 1; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string_view row = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (row.ends_with('\r')) row.remove_suffix(1);
        if (line == 1) {
            separator = separator_of(row);
            columns = columns_of(cells_of(row, separator), wanted, csv);
            if (!columns) return counts;
        } else if (row.find_first_not_of(" \t;,") != row.npos) {
            add_row(cells_of(row, separator), line, *columns, wanted, counts, found);
        }
    }
    found.tell_of_the_rest();
    if (counts.empty() && !found.any() && columns && !wanted.only.empty())
        csv.error("no row of the file is of " + in_quotes(wanted.only.front().second));
    return counts;
}

}  // namespace caseload::scenarios
