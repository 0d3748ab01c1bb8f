#include "scenarios/reader/counts/counts_file.hpp"

#include <catch2/catch.hpp>

#include "scenarios/reader/text/separated.hpp"
#include "tests/reader/written.hpp"

/// Counts by day in files as people have them.
namespace caseload::scenarios {

namespace {

using Rows = std::vector<std::pair<sim::Day, std::uint32_t>>;

/// What comes of a file of counts that `csv` says how to read, from 5 to 31 January 2015.
Reading read_as(const std::string& csv, const std::string& text) {
    const Folder folder;
    folder.write("counts.csv", text);
    return read(folder.write("scenario.toml", clinic_with("per_hour = 2.5", "csv = " + csv)));
}

Rows rows_of(const std::string& csv, const std::string& text) {
    const Reading reading = read_as(csv, text);
    INFO(problems_of(reading));
    REQUIRE(reading.model);
    return reading.model->arrivals.at(0).daily;
}

const Rows two_days{{sim::make_day(2015, 1, 5), 3}, {sim::make_day(2015, 1, 6), 14}};

}  // namespace

TEST_CASE("counts are read from files as spreadsheets write them", "[reader][counts]") {
    CHECK(rows_of("\"counts.csv\"", "date,count\n2015-01-05,3\n2015-01-06,14\n") == two_days);
    // More columns, in another order, and empty rows below.
    CHECK(rows_of("\"counts.csv\"", "note,count,date\na,3,2015-01-05\n,14,2015-01-06\n,,\n\n") == two_days);
    // A byte-order mark, semicolons, line ends of Windows, dates with the day first, headings and offices of one's own.
    const std::string csv =
        "{ file = \"counts.csv\", date = \"Claim date\", count = \"New claims\", only = { Site = \"Leeds; "
        "north\" }, "
        "dates = \"dd/mm/yyyy\" }";
    CHECK(rows_of(csv,
                  "\xEF\xBB\xBFSite;Claim date;New claims\r\n\"Leeds; "
                  "north\";05/01/2015;3\r\nHull;05/01/2015;99\r\n"
                  "\"Leeds; north\";6/1/2015 00:00;14\r\n") == two_days);
    // Tabs, and the month first.
    CHECK(rows_of("{ file = \"counts.csv\", dates = \"mm/dd/yyyy\" }",
                  "date\tcount\n01/05/2015\t3\n1.6.2015\t14\n") == two_days);
}

TEST_CASE("years are shifted by whole weeks, so that weekdays stay what they are", "[reader][counts]") {
    // Monday 6 and Tuesday 7 January 2014, and of 2009: Monday 5 and Tuesday 6 January.
    CHECK(rows_of("{ file = \"counts.csv\", shift_years = 1 }",
                  "date,count\n2014-01-06,3\n2014-01-07,14\n") == two_days);
    CHECK(rows_of("{ file = \"counts.csv\", shift_years = 6 }",
                  "date,count\n2009-01-05,3\n2009-01-06,14\n") == two_days);
    CHECK(rows_of("{ file = \"counts.csv\", shift_years = -1 }",
                  "date,count\n2016-01-04,3\n2016-01-05,14\n") == two_days);
    const std::string told = problems_of(read_as("\"counts.csv\"", "date,count\n2014-01-06,3\n"));
    CHECK(told.find("no day of these counts lies in the run") != std::string::npos);
    CHECK(told.find("shift_years = 1") != std::string::npos);
}

TEST_CASE("a date is read in the order that is said, and nothing else is one", "[reader][counts]") {
    const auto day = sim::make_day(2015, 3, 4);
    CHECK(day_written("2015-03-04", DateOrder::year_month_day) == day);
    CHECK(day_written("2015/3/4", DateOrder::year_month_day) == day);
    CHECK(day_written("04/03/2015", DateOrder::day_month_year) == day);
    CHECK(day_written("4.3.2015 00:00:00", DateOrder::day_month_year) == day);
    CHECK(day_written("03/04/2015", DateOrder::month_day_year) == day);
    for (const char* none :
         {"", "04/03/15", "2015-03", "2015-03-04-05", "31/02/2015", "03/13", "a/b/2015", "+4/03/2015"}) {
        INFO(none);
        CHECK_FALSE(day_written(none, DateOrder::day_month_year));
    }
    CHECK_FALSE(day_written("04/03/2015", DateOrder::year_month_day));
}

TEST_CASE("of one kind of fault ten are told, and how many more there are", "[reader][counts]") {
    const auto told = [](int bad) {
        std::string text = "date,count\n2015-01-05,3\n";
        for (int row = 0; row < bad; ++row) text += "2015-01-06,x\n";
        const std::string problems = problems_of(read_as("\"counts.csv\"", text));
        std::size_t lines = 0;
        for (auto at = problems.find("no whole number"); at != std::string::npos;
             at = problems.find("no whole number", at + 1))
            ++lines;
        const auto more = problems.find("and ");
        return std::pair(lines, more == std::string::npos ? std::string{} : problems.substr(more, 20));
    };
    CHECK(told(10) == std::pair(std::size_t{10}, std::string{}));
    CHECK(told(11) == std::pair(std::size_t{10}, std::string("and 1 more of a kind")));
    CHECK(told(700).second == "and 690 more of a ki");
}

TEST_CASE("columns and offices that are not there are named, with what would do", "[reader][counts]") {
    const auto told = [](const std::string& csv, const std::string& text) {
        return problems_of(read_as(csv, text));
    };
    CHECK(told("\"counts.csv\"", "Date,count\n2015-01-05,3\n").find("no column \"date\"") !=
          std::string::npos);
    CHECK(told("\"counts.csv\"", "Date,count\n2015-01-05,3\n").find("did you mean \"Date\"?") !=
          std::string::npos);
    CHECK(told("\"counts.csv\"", "05/01/2015,3\n").find("name its columns") != std::string::npos);
    CHECK(told("\"counts.csv\"", "date,count\n05/01/2015,3\n").find("dates = \"dd/mm/yyyy\"") !=
          std::string::npos);
    CHECK(
        told("{ file = \"counts.csv\", only = { Site = \"York\" } }", "Site,date,count\nHull,2015-01-05,3\n")
            .find("no row of the file is of \"York\"") != std::string::npos);
    CHECK(told("{ file = \"counts.csv\", dates = \"d/m\" }", "date,count\n").find("dates") !=
          std::string::npos);
    CHECK(told("{ date = \"date\" }", "date,count\n").find("\"file\" is missing") != std::string::npos);
}

TEST_CASE("cells are set apart by what the first line has most of, but not within quotes",
          "[reader][counts]") {
    CHECK(separator_of("a,b") == ',');
    CHECK(separator_of("\"a,b,c\";d") == ';');
    CHECK(separator_of("a\tb") == '\t');
    CHECK(separator_of("alone") == ',');
    const auto cells = cells_of("\"a, \"\"b\"\"\", c ,,d", ',');
    REQUIRE(cells.size() == 4);
    CHECK(cells[0].text == "a, \"b\"");
    CHECK(cells[1].text == "c");
    CHECK(cells[1].column == 11);
    CHECK(cells[2].text.empty());
    CHECK(cells_of("", ',').size() == 1);
    // What could move the cursor of a terminal never reaches a message.
    CHECK(cells_of("a\x1B[2J,\xFF", ',').front().text == "a\xEF\xBF\xBD[2J");
    CHECK(cells_of("a\x1B[2J,\xFF", ',').back().text == "\xEF\xBF\xBD");
    CHECK(cells_of("\"open, to the end", ',').size() == 1);
}

}  // namespace caseload::scenarios
