#include "output/workbook/workbook.hpp"

#include <fmt/format.h>

#include "output/files/file.hpp"
#include "output/tables/figures.hpp"
#include "output/workbook/sheet.hpp"

namespace caseload::output {

namespace {

constexpr double name_width = 26;
constexpr double number_width = 16;

/// One row a figure; the last row that there is room for says how many are left out.
class FigureSheet {
public:
    FigureSheet(Workbook& book, const char* name, const char* table, std::uint32_t most_rows)
        : book_(&book), sheet_(book, name), table_(table), most_rows_(most_rows) {
        const bool by_period = std::string_view(table) == "series.csv";
        std::vector<Sheet::Heading> headings{{"measure", name_width}, {"unit", 10},          {"office", 16},
                                             {"pathway", 14},         {"stage", name_width}, {"group", 32}};
        if (by_period) headings.insert(headings.end(), {{"axis", 10}, {"period", 12}});
        headings.insert(headings.end(), {{"replications", 12}, {"mean", number_width}});
        if (!by_period) headings.push_back({"sd", number_width});
        headings.insert(headings.end(), {{"lower95", number_width}, {"upper95", number_width}});
        sheet_.headings(headings);
    }

    void row(const Figure& figure) {
        if (sheet_.row() + 1 >= most_rows_) {
            ++left_out_;
            return;
        }
        for (const std::string_view text :
             {figure.measure, figure.unit, figure.office, figure.pathway, figure.stage, figure.group})
            sheet_.text(text);
        if (figure.axis == sim::Axis::week) {
            sheet_.text("week");
            sheet_.day(sim::parse_day(figure.period).value());
        } else if (figure.axis == sim::Axis::claim_day) {
            sheet_.text("claim_day");
            sheet_.number(std::stoi(figure.period));
        }
        const sim::Accumulator& over = *figure.over_replications;
        lxw_format* format = book_->numbers_in(figure.unit);
        sheet_.number(static_cast<double>(over.count()));
        sheet_.number(over.mean(), format);
        if (figure.axis == sim::Axis::none) sheet_.number(over.sd(), format);
        sheet_.number(over.interval().lower, format);
        sheet_.number(over.interval().upper, format);
        sheet_.next_row();
    }

    void finish() {
        sheet_.filter();
        if (left_out_ > 0)
            sheet_.text(fmt::format("This sheet is full. {} more rows are in {} and in results.db.",
                                    left_out_, table_),
                        book_->header());
    }

private:
    Workbook* book_;
    Sheet sheet_;
    const char* table_;
    std::uint32_t most_rows_;
    std::size_t left_out_ = 0;
};

void write_figures(Workbook& book, const model::Results& results, const char* name, const char* table,
                   bool by_period, std::uint32_t most_rows) {
    FigureSheet sheet(book, name, table, most_rows);
    for_each_figure(results, [&](const Figure& figure) {
        if ((figure.axis != sim::Axis::none) == by_period) sheet.row(figure);
    });
    sheet.finish();
}

void write_assumptions(Workbook& book, const model::Model& model) {
    Sheet sheet(book, "Assumptions");
    sheet.headings({{"assumption of this scenario", 110}});
    for (const std::string& words : model.assumptions) {
        sheet.text(words, book.wrapped());
        sheet.next_row();
    }
    for (const model::ResolvedParameter& parameter : model.parameters) {
        if (parameter.source != "assumption") continue;
        sheet.text(fmt::format("{} is {}: nothing published says so", parameter.name, parameter.value),
                   book.wrapped());
        sheet.next_row();
    }
    if (sheet.row() == 1) sheet.text("none");
}

void write_parameters(Workbook& book, const model::Model& model) {
    Sheet sheet(book, "Parameters");
    sheet.headings({{"parameter", 44}, {"value", 30}, {"default", 24}, {"source", 24}, {"changed", 10}});
    for (const model::ResolvedParameter& parameter : model.parameters) {
        for (const std::string& text :
             {parameter.name, parameter.value, parameter.standard, parameter.source})
            sheet.text(text);
        sheet.text(parameter.changed ? "yes" : "no");
        sheet.next_row();
    }
    sheet.filter();
}

}  // namespace

void write_workbook(const std::filesystem::path& file, const model::Results& results,
                    std::uint32_t most_rows) {
    const model::Model& model = results.setup->model;
    // Beside its place, then moved there whole.
    std::filesystem::path unfinished = file;
    unfinished += ".unfinished";
    Workbook book(unfinished);
    lxw_doc_properties properties{};
    std::string title = model.title;
    properties.title = title.data();
    book.check(workbook_set_properties(book.get(), &properties));
    write_summary_sheet(book, results);
    write_charts_sheet(book, results);
    write_figures(book, results, "Measures", "measures.csv", false, most_rows);
    write_figures(book, results, "Series", "series.csv", true, most_rows);
    write_assumptions(book, model);
    write_parameters(book, model);
    std::error_code failed;
    try {
        book.close();
        std::filesystem::rename(unfinished, file, failed);
    } catch (...) {
        std::filesystem::remove(unfinished, failed);
        throw;
    }
    if (failed) throw write_error(file, "cannot be put in place", failed.value());
}

}  // namespace caseload::output
