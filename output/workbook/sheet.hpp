#pragma once

#include <xlsxwriter.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "model/results/results.hpp"

/// What the sheets of a workbook are made with.
namespace caseload::output {

/// A workbook being written; its rows go to the disk as they come. Whatever fails throws WriteError.
class Workbook {
public:
    explicit Workbook(std::filesystem::path file);
    /// Everything is in the file when this returns.
    void close();

    lxw_workbook* get() const { return book_.get(); }
    lxw_worksheet* add_sheet(const char* name);

    lxw_format* title() const { return title_; }
    lxw_format* header() const { return header_; }
    lxw_format* wrapped() const { return wrapped_; }
    lxw_format* date() const { return date_; }
    /// How numbers of a unit are shown: shares in percent, money in pounds, the others with their unit.
    lxw_format* numbers_in(std::string_view unit);

    void check(lxw_error error) const;

private:
    struct Free {
        void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
    };
    lxw_format* format(const char* numbers = nullptr);

    std::filesystem::path file_;
    std::unique_ptr<lxw_workbook, Free> book_;
    lxw_format* title_ = nullptr;
    lxw_format* header_ = nullptr;
    lxw_format* wrapped_ = nullptr;
    lxw_format* date_ = nullptr;
    std::map<std::string, lxw_format*, std::less<>> by_unit_;
};

/// A sheet that is filled row by row.
class Sheet {
public:
    Sheet(Workbook& book, const char* name) : book_(&book), sheet_(book.add_sheet(name)) {}

    /// The first row: stays in view when scrolling, and filters the rows below it. Widths in letters.
    struct Heading {
        const char* text;
        double width;
    };
    void headings(const std::vector<Heading>& headings);
    /// Arrows to filter the rows by, once all are written.
    void filter() const;

    void text(std::string_view words, lxw_format* format = nullptr);
    /// A cell stays empty where it is NaN.
    void number(double number, lxw_format* format = nullptr);
    void day(sim::Day day);
    void skip() { ++column_; }
    void next_row() {
        ++row_;
        column_ = 0;
    }
    std::uint32_t row() const { return row_; }

    lxw_worksheet* get() const { return sheet_; }

private:
    Workbook* book_;
    lxw_worksheet* sheet_;
    std::uint32_t row_ = 0;
    std::uint16_t column_ = 0;
    std::uint16_t columns_ = 0;
};

/// The sheets, each written whole.
void write_summary_sheet(Workbook& book, const model::Results& results);
void write_charts_sheet(Workbook& book, const model::Results& results);

}  // namespace caseload::output
