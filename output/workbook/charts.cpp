#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "output/summary/sections.hpp"
#include "output/workbook/sheet.hpp"

namespace caseload::output {

namespace {

/// What a chart shows: a column of names, days or weeks, and a column of numbers for each line or bar.
struct Picture {
    std::string title;
    std::string along;  ///< Title of the axis of names, days or weeks.
    std::string up;
    bool bars = false;
    std::vector<std::string> names = {};  ///< One of these three is filled.
    std::vector<sim::Day> weeks = {};
    std::vector<int> days = {};
    struct Line {
        std::string name;
        std::vector<double> values;
    };
    std::vector<Line> lines = {};
    const char* unit = "";

    std::size_t rows() const { return std::max({names.size(), weeks.size(), days.size()}); }
    bool empty() const { return lines.empty() || rows() == 0; }
};

double mean_of(const sim::Accumulator* figure) {
    return figure != nullptr && figure->count() > 0 ? figure->mean()
                                                    : std::numeric_limits<double>::quiet_NaN();
}

bool all_zero(const std::vector<double>& values) {
    return std::all_of(values.begin(), values.end(), [](double value) { return !(value > 0); });
}

/// The name of a group without the name of its dimension: "marker=iap" is iap.
std::string label_of(const std::string& group) {
    return group.substr(group.find('=') == std::string::npos ? 0 : group.find('=') + 1);
}

Picture waits(const Cells& cells) {
    constexpr double minutes_a_day = 24 * 60;
    Picture picture{.title = "Mean wait by stage", .along = "stage", .up = "minutes", .bars = true};
    picture.unit = "minutes";
    Picture::Line line{.name = "mean wait", .values = {}};
    for (int stage = 0; stage < cells.stages(); ++stage) {
        const double wait = cells.mean(cells.measured.wait, -1, stage);
        if (!(wait > 0)) continue;
        picture.names.push_back(cells.stage_name(stage));
        line.values.push_back(wait);
    }
    if (!line.values.empty() &&
        *std::max_element(line.values.begin(), line.values.end()) > 2 * minutes_a_day) {
        for (double& wait : line.values) wait /= minutes_a_day;
        picture.up = "days of 24 hours";
        picture.unit = "days";
    }
    picture.lines.push_back(std::move(line));
    return picture;
}

void add_weeks(const Cells& cells, Picture& picture) {
    for (int week = 0; week < cells.measured.declared.dimensions().weeks; ++week)
        picture.weeks.push_back(cells.setup.first_week + sim::Days{7 * week});
}

std::vector<double> by_week(const Cells& cells, sim::MeasureId measure, int group) {
    std::vector<double> values;
    for (int week = 0; week < cells.measured.declared.dimensions().weeks; ++week)
        values.push_back(
            mean_of(find_cell(cells.results, {.measure = measure, .group = group, .period = week})));
    return values;
}

Picture people_inside(const Cells& cells) {
    Picture picture{.title = "People inside, by week", .along = "week beginning", .up = "people"};
    picture.unit = "people";
    add_weeks(cells, picture);
    // A measure without labels has one group of no name.
    std::vector<double> inside = by_week(cells, cells.measured.inside, -1);
    if (all_zero(inside)) inside = by_week(cells, cells.measured.inside, 0);
    if (!all_zero(inside)) picture.lines.push_back({"inside", std::move(inside)});
    return picture;
}

Picture markers(const Cells& cells) {
    Picture picture{.title = "People with a marker, by week", .along = "week beginning", .up = "people"};
    picture.unit = "people";
    add_weeks(cells, picture);
    const auto& groups = cells.measured.declared.measure(cells.measured.marker_stock).groups;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        std::vector<double> values = by_week(cells, cells.measured.marker_stock, static_cast<int>(g));
        if (label_of(groups[g]) == "none" || all_zero(values)) continue;
        picture.lines.push_back({label_of(groups[g]), std::move(values)});
    }
    return picture;
}

/// The arms of everybody: the first two groups.
Picture curves(const Cells& cells, sim::MeasureId measure, const char* title, const char* up) {
    Picture picture{.title = title, .along = "day since the claim", .up = up};
    picture.unit = "share";
    // In a trial as long as its arms are compared.
    const int most_days = cells.measured.declared.dimensions().claim_days;
    const int days = cells.model.trial.present() ? std::min(most_days, cells.model.trial.days) : most_days;
    for (int day = 0; day < days; ++day) picture.days.push_back(day);
    const auto& groups = cells.measured.declared.measure(measure).groups;
    for (int g = 0; g < std::min(static_cast<int>(groups.size()), 2); ++g) {
        Picture::Line line{.name = groups[static_cast<std::size_t>(g)], .values = {}};
        for (int day = 0; day < days; ++day)
            line.values.push_back(
                mean_of(find_cell(cells.results, {.measure = measure, .group = g, .period = day})));
        if (!all_zero(line.values)) picture.lines.push_back(std::move(line));
    }
    return picture;
}

/// Puts a chart beside the pictures' numbers. Its columns begin at `column`; row 0 has their names.
void add_chart(Workbook& book, lxw_worksheet* sheet, const Picture& picture, lxw_col_t column,
               lxw_row_t at_row, lxw_col_t at_column) {
    lxw_chart* chart = workbook_add_chart(book.get(), picture.bars ? LXW_CHART_BAR : LXW_CHART_LINE);
    const auto last = static_cast<lxw_row_t>(picture.rows());
    for (std::size_t l = 0; l < picture.lines.size(); ++l) {
        const auto here = static_cast<lxw_col_t>(column + 1 + l);
        lxw_chart_series* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, "Charts", 1, column, last, column);
        chart_series_set_values(series, "Charts", 1, here, last, here);
        chart_series_set_name_range(series, "Charts", 0, here);
    }
    chart_title_set_name(chart, picture.title.c_str());
    chart_axis_set_name(chart->x_axis, picture.along.c_str());
    chart_axis_set_name(chart->y_axis, picture.up.c_str());
    if (picture.bars) {
        // The first stage stands at the top.
        chart_axis_set_reverse(chart->x_axis);
    } else {
        constexpr std::size_t labels = 12;
        chart_axis_set_interval_unit(
            chart->x_axis, static_cast<std::uint16_t>(std::max<std::size_t>(1, picture.rows() / labels)));
    }
    if (!picture.weeks.empty()) chart_axis_set_num_format(chart->x_axis, "d mmm yyyy");
    if (picture.lines.size() == 1)
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    else
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    lxw_chart_options size{};
    size.x_scale = 1.6;
    size.y_scale = 1.4;
    std::string description = picture.title;
    size.description = description.data();
    book.check(worksheet_insert_chart_opt(sheet, at_row, at_column, chart, &size));
}

}  // namespace

void write_charts_sheet(Workbook& book, const model::Results& results) {
    const Cells cells(results);
    std::vector<Picture> pictures{
        waits(cells), people_inside(cells), markers(cells),
        curves(cells, cells.measured.on_benefit, "On benefit, by arm", "share on benefit")};
    std::erase_if(pictures, [](const Picture& picture) { return picture.empty(); });

    // The numbers stand side by side to the right of the charts, all rows from the top.
    constexpr lxw_col_t numbers_from = 15;
    constexpr lxw_row_t rows_a_chart = 23;
    Sheet sheet(book, "Charts");
    std::size_t rows = 0;
    for (const Picture& picture : pictures) rows = std::max(rows, picture.rows());
    book.check(worksheet_set_column(sheet.get(), numbers_from, numbers_from + 40, 16, nullptr));
    for (std::size_t row = 0; row <= rows && !pictures.empty(); ++row) {
        for (lxw_col_t c = 0; c < numbers_from; ++c) sheet.skip();
        for (const Picture& picture : pictures) {
            if (row == 0) {
                sheet.text(picture.along, book.header());
                for (const Picture::Line& line : picture.lines) sheet.text(line.name, book.header());
            } else if (row <= picture.rows()) {
                const std::size_t r = row - 1;
                if (!picture.names.empty())
                    sheet.text(picture.names[r]);
                else if (!picture.weeks.empty())
                    sheet.day(picture.weeks[r]);
                else
                    sheet.number(picture.days[r]);
                for (const Picture::Line& line : picture.lines)
                    sheet.number(line.values[r], book.numbers_in(picture.unit));
            } else {
                for (std::size_t c = 0; c <= picture.lines.size(); ++c) sheet.skip();
            }
            sheet.skip();
        }
        sheet.next_row();
    }
    lxw_col_t column = numbers_from;
    lxw_row_t at = 0;
    for (const Picture& picture : pictures) {
        add_chart(book, sheet.get(), picture, column, at, 0);
        column = static_cast<lxw_col_t>(column + picture.lines.size() + 2);
        at += rows_a_chart;
    }
}

}  // namespace caseload::output
