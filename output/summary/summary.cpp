#include "output/summary/summary.hpp"

#include <fmt/format.h>

#include <cmath>

#include "output/summary/question.hpp"
#include "output/summary/said_first.hpp"
#include "output/summary/sections.hpp"
#include "output/tables/amounts.hpp"
#include "output/tables/text_table.hpp"
#include "output/tables/warm_up.hpp"

namespace caseload::output {

namespace {

constexpr std::size_t most_assumptions = 5;
constexpr std::size_t most_parameters = 20;

std::string indented(const std::string& text) {
    std::string block;
    for (const std::string& line : wrapped(text, line_width - 4)) {
        block += (block.empty() ? "  - " : "    ") + line + "\n";
    }
    return block;
}

}  // namespace

std::string cause_in_words(const std::string& cause) {
    if (const auto colon = cause.find(':'); colon != std::string::npos)
        return "no " + cause.substr(colon + 1);
    if (cause == "closed") return "office closed";
    if (cause == "interval") return "prescribed time";
    return cause == "group" ? "group not full" : cause;
}

std::string heading(const Cells& cells) {
    const model::Results& results = cells.results;
    const model::Model& model = cells.model;
    const int last = results.first_replication + results.replications - 1;
    std::string what =
        fmt::format("{}: {} to {}", model.name, sim::iso(model.start), sim::iso(model.end - sim::Days{1}));
    what += fmt::format("; {} {}; ", model.offices.size(), model.offices.size() == 1 ? "office" : "offices");
    what += fmt::format("replications {} to {} with seed {}", results.first_replication, last, results.seed);
    std::string text = model.title + "\n";
    for (const std::string& line : wrapped(what, line_width)) text += line + "\n";
    for (const std::string& line : wrapped(warm_up_told(model), line_width)) text += line + "\n";
    text += results.replications > 1
                ? "± is half a 95% confidence interval of the mean over replications (Student's t),\n"
                  "not the spread of runs. "
                : "One replication: there are no confidence intervals. ";
    return text + "A day of waiting has 24 hours.\n";
}

std::string people_section(const Cells& cells) {
    const model::Measured& m = cells.measured;
    TextTable table({{"", TextTable::Align::left}, {"a replication"}});
    const auto add = [&](const std::string& name, const sim::Accumulator* cell) {
        if (cells.something(cell)) table.row({name, with_interval(*cell)});
    };
    const auto add_groups = [&](const std::string& name, sim::MeasureId measure) {
        const auto& groups = m.declared.measure(measure).groups;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            add(fmt::format("{} ({})", name, groups[g]), cells.find(measure, -1, -1, static_cast<int>(g)));
        }
    };
    add("new people", cells.find(m.arrivals));
    add("inside, averaged over time", cells.find(m.inside));
    add_groups("claims ended", m.claims_ended);
    add("claim again", cells.find(m.reclaims));
    add("moved between offices", cells.find(m.transferred));
    add_groups("sanctions", m.sanctions);
    for (std::size_t h = 0; h < cells.model.headcounts.size(); ++h) {
        add(cells.model.headcounts[h].name, cells.find(m.headcount, -1, -1, static_cast<int>(h)));
    }
    return table.empty() ? std::string{} : "People\n" + table.text();
}

std::string parameters_section(const Cells& cells) {
    TextTable table({{"parameter", TextTable::Align::left},
                     {"value"},
                     {"default"},
                     {"source", TextTable::Align::wrapped}});
    std::size_t changed = 0;
    for (const model::ResolvedParameter& parameter : cells.model.parameters) {
        if (!parameter.changed || ++changed > most_parameters) continue;
        table.row({parameter.name, clipped(parameter.value, 24), clipped(parameter.standard, 16),
                   parameter.source});
    }
    if (table.empty()) return {};
    std::string text = "Parameters that are not at their default\n" + table.text();
    if (changed > most_parameters)
        text += fmt::format("  and {} more: see run.json\n", changed - most_parameters);
    return text;
}

std::string assumptions_section(const Cells& cells) {
    const auto& assumptions = cells.model.assumptions;
    if (assumptions.empty()) return {};
    std::string text =
        fmt::format("Assumptions: {}{}\n", assumptions.size(),
                    assumptions.size() > most_assumptions ? "; the first are (all are in run.json)" : "");
    for (std::size_t a = 0; a < std::min(assumptions.size(), most_assumptions); ++a)
        text += indented(assumptions[a]);
    return text;
}

namespace {

/// The question with its answers, and what limits: what a planner came for. Empty where the scenario names no answers.
std::string question_section(const model::Results& results) {
    const std::vector<std::string> answers = answers_in_words(results);
    if (answers.empty()) return {};
    const std::string& question = results.setup->model.question;
    std::string text;
    for (const std::string& line : wrapped(question.empty() ? "What was asked for" : question, line_width))
        text += line + "\n";
    for (const std::string& sentence : answers) text += indented(sentence);
    if (results.replications > 1)
        text += fmt::format("  In brackets: 95% confidence intervals of the mean over {} replications.\n",
                            results.replications);
    text += "What limits\n";
    for (const std::string& sentence : what_limits(results)) text += indented(sentence);
    return text + "\n";
}

}  // namespace

std::string summary(const model::Results& results) {
    const Cells cells(results);
    std::string text;
    for (const std::string& sentence : said_first(results)) {
        for (const std::string& line : wrapped(sentence, line_width)) text += line + "\n";
    }
    if (!text.empty()) text += "\n";
    text += question_section(results);
    text += heading(cells);
    for (const auto& section :
         {people_section(cells), stages_section(cells), waits_section(cells), late_section(cells),
          queues_section(cells), deadlines_section(cells), sessions_section(cells),
          utilisation_section(cells), elements_section(cells), markers_section(cells), places_section(cells),
          attendance_section(cells), placements_section(cells), money_section(cells), impacts_section(cells),
          power_section(cells), published_summary(results), parameters_section(cells),
          assumptions_section(cells)}) {
        if (!section.empty()) text += "\n" + section;
    }
    return text;
}

}  // namespace caseload::output
