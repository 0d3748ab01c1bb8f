#include "output/workbook/sheet.hpp"

#include <fmt/format.h>

#include <cmath>

#include "output/files/file.hpp"

namespace caseload::output {

namespace {

/// The most letters that a cell can have.
constexpr std::size_t longest_text = 32767;

constexpr lxw_color_t header_fill = 0xDCE6F1;

}  // namespace

Workbook::Workbook(std::filesystem::path file) : file_(std::move(file)) {
    lxw_workbook_options options{.constant_memory = LXW_TRUE, .tmpdir = nullptr, .use_zip64 = LXW_TRUE};
    book_.reset(workbook_new_opt(file_.c_str(), &options));
    if (!book_) throw WriteError(file_.string() + ": cannot be written: out of memory");
    title_ = format();
    format_set_bold(title_);
    format_set_font_size(title_, 14);
    header_ = format();
    format_set_bold(header_);
    format_set_bg_color(header_, header_fill);
    format_set_bottom(header_, LXW_BORDER_THIN);
    wrapped_ = format();
    format_set_text_wrap(wrapped_);
    format_set_align(wrapped_, LXW_ALIGN_VERTICAL_TOP);
    date_ = format("yyyy-mm-dd");
    format_set_align(date_, LXW_ALIGN_LEFT);
}

void Workbook::check(lxw_error error) const {
    if (error != LXW_NO_ERROR)
        throw WriteError(fmt::format("{}: cannot be written: {}", file_.string(), lxw_strerror(error)));
}

void Workbook::close() {
    // It frees the workbook, whether it could be written or not.
    check(workbook_close(book_.release()));
}

lxw_worksheet* Workbook::add_sheet(const char* name) {
    lxw_worksheet* sheet = workbook_add_worksheet(book_.get(), name);
    if (sheet == nullptr) throw WriteError(file_.string() + ": a sheet cannot be added");
    return sheet;
}

lxw_format* Workbook::format(const char* numbers) {
    lxw_format* made = workbook_add_format(book_.get());
    if (numbers != nullptr) format_set_num_format(made, numbers);
    return made;
}

lxw_format* Workbook::numbers_in(std::string_view unit) {
    if (const auto found = by_unit_.find(unit); found != by_unit_.end()) return found->second;
    std::string numbers = "#,##0.00";
    if (unit == "share")
        numbers = "0.0%";
    else if (unit == "pounds")
        numbers = "[$£-809]#,##0";
    else if (unit == "minutes")
        numbers = "#,##0.0\" min\"";
    else if (unit == "people")
        numbers = "#,##0.0";
    else if (unit.find('"') == std::string_view::npos)
        numbers = fmt::format("#,##0.00\" {}\"", unit);
    return by_unit_.emplace(std::string(unit), format(numbers.c_str())).first->second;
}

void Sheet::headings(const std::vector<Heading>& headings) {
    for (const Heading& heading : headings) {
        book_->check(worksheet_set_column(sheet_, column_, column_, heading.width, nullptr));
        text(heading.text, book_->header());
    }
    columns_ = column_;
    next_row();
    worksheet_freeze_panes(sheet_, row_, 0);
}

void Sheet::filter() const {
    if (columns_ > 0 && row_ > 1)
        book_->check(worksheet_autofilter(sheet_, 0, 0, row_ - 1, static_cast<lxw_col_t>(columns_ - 1)));
}

void Sheet::text(std::string_view words, lxw_format* format) {
    if (words.size() > longest_text) {
        // Not through the middle of a letter.
        words = words.substr(0, longest_text);
        while ((static_cast<unsigned char>(words.back()) & 0xC0U) == 0x80U) words.remove_suffix(1);
        words.remove_suffix(1);
    }
    if (!words.empty())
        book_->check(worksheet_write_string(sheet_, row_, column_, std::string(words).c_str(), format));
    ++column_;
}

void Sheet::number(double number, lxw_format* format) {
    if (std::isfinite(number)) book_->check(worksheet_write_number(sheet_, row_, column_, number, format));
    ++column_;
}

void Sheet::day(sim::Day day) {
    const std::chrono::year_month_day date{day};
    lxw_datetime moment{};
    moment.year = static_cast<int>(date.year());
    moment.month = static_cast<int>(static_cast<unsigned>(date.month()));
    moment.day = static_cast<int>(static_cast<unsigned>(date.day()));
    book_->check(worksheet_write_datetime(sheet_, row_, column_++, &moment, book_->date()));
}

}  // namespace caseload::output
