#include <fmt/format.h>

#include "output/files/version.hpp"
#include "output/summary/sections.hpp"
#include "output/tables/figures.hpp"
#include "output/tables/run_json.hpp"
#include "output/tables/warm_up.hpp"
#include "output/workbook/sheet.hpp"

namespace caseload::output {

namespace {

class SummarySheet {
public:
    SummarySheet(Workbook& book, const model::Results& results)
        : book_(&book), sheet_(book, "Summary"), cells_(results) {
        constexpr double widths[] = {44, 18, 16, 16};
        for (lxw_col_t c = 0; c < 4; ++c)
            book.check(worksheet_set_column(sheet_.get(), c, c, widths[c], nullptr));
    }

    void line(std::string_view words, lxw_format* format = nullptr) {
        sheet_.text(words, format);
        sheet_.next_row();
    }

    void fact(std::string_view name, std::string_view value) {
        sheet_.text(name);
        sheet_.text(value);
        sheet_.next_row();
    }

    /// A block of figures, left out where it has none.
    template <class Rows> void block(const char* title, const Rows& rows) {
        title_ = title;
        rows();
        if (title_ == nullptr) sheet_.next_row();
        title_ = nullptr;
    }

    void figure(std::string_view name, const sim::Accumulator* figure, std::string_view unit) {
        if (!cells_.something(figure)) return;
        if (title_ != nullptr) {
            for (const char* heading : {title_, "mean", "lower 95%", "upper 95%"})
                sheet_.text(heading, book_->header());
            sheet_.next_row();
            title_ = nullptr;
        }
        lxw_format* format = book_->numbers_in(unit);
        sheet_.text(name);
        sheet_.number(figure->mean(), format);
        sheet_.number(figure->interval().lower, format);
        sheet_.number(figure->interval().upper, format);
        sheet_.next_row();
    }

    void by_group(sim::MeasureId id, std::string_view prefix) {
        const sim::Measure& measure = cells_.measured.declared.measure(id);
        for (std::size_t g = 0; g < measure.groups.size(); ++g) {
            const std::string& group = measure.groups[g];
            const std::string name =
                std::string(prefix) +
                group.substr(group.find('=') == std::string::npos ? 0 : group.find('=') + 1);
            figure(name, cells_.find(id, -1, -1, static_cast<int>(g)), measure.unit);
        }
    }

    void by_stage(sim::MeasureId id) {
        for (int stage = 0; stage < cells_.stages(); ++stage)
            figure(cells_.stage_name(stage), cells_.find(id, -1, stage),
                   cells_.measured.declared.measure(id).unit);
    }

    const Cells& cells() const { return cells_; }
    void next_row() { sheet_.next_row(); }

private:
    Workbook* book_;
    Sheet sheet_;
    Cells cells_;
    const char* title_ = nullptr;
};

}  // namespace

void write_summary_sheet(Workbook& book, const model::Results& results) {
    SummarySheet sheet(book, results);
    const model::Model& model = results.setup->model;
    const model::Measured& measured = results.setup->measured;
    sheet.line(model.title, book.title());
    sheet.fact("Scenario", model.name);
    sheet.fact("Period", fmt::format("{} to {}", sim::iso(model.start), sim::iso(model.end - sim::Days{1})));
    sheet.fact("Warm-up", warm_up_told(model));
    sheet.fact("Replications", fmt::format("{}, the first is {}, seed {}", results.replications,
                                           results.first_replication, results.seed));
    sheet.fact("Scenario's hash", scenario_hash(model));
    sheet.fact("Program", fmt::format("caseload {}", version));
    sheet.line(
        "A mean is over replications. 95%: the confidence interval of that mean (Student's t), not the "
        "spread "
        "of runs. A day of waiting has 24 hours.");
    sheet.next_row();

    const Cells& cells = sheet.cells();
    sheet.block("People, a replication", [&] {
        sheet.figure("new people", cells.find(measured.arrivals), "people");
        sheet.figure("inside, averaged over time", cells.find(measured.inside), "people");
        sheet.by_group(measured.claims_ended, "claims ended: ");
        sheet.figure("claim again", cells.find(measured.reclaims), "people");
        sheet.figure("moved between offices", cells.find(measured.transferred), "people");
        sheet.by_group(measured.sanctions, "sanctions: ");
        sheet.by_group(measured.headcount, "");
    });
    sheet.block("Waits by stage", [&] { sheet.by_stage(measured.wait); });
    sheet.block("Entered by stage", [&] { sheet.by_stage(measured.entered); });
    sheet.block("Not kept, share of those due", [&] { sheet.by_stage(measured.missed); });
    sheet.block("Deadlines met", [&] { sheet.by_group(measured.within, ""); });
    sheet.block("Utilisation", [&] { sheet.by_group(measured.busy, ""); });
    sheet.block("Overtime", [&] { sheet.by_group(measured.overtime, ""); });
    sheet.block("Queues", [&] { sheet.by_group(measured.queue_length, ""); });
    sheet.block("Money by payer", [&] { sheet.by_group(measured.cost, ""); });
    sheet.block("Impacts of the trial", [&] {
        for (std::size_t d = 0; d < results.derived_names.size(); ++d) {
            const model::DerivedName& name = results.derived_names[d];
            if (name.period >= 0 || name.measure.find("half_width") != std::string::npos) continue;
            const std::string subgroup = name.group.substr(name.group.find('=') + 1);
            sheet.figure(fmt::format("{}{}{}", name.meaning, subgroup.empty() ? "" : ": ", subgroup),
                         &results.derived[d], name.unit);
        }
    });
}

}  // namespace caseload::output
