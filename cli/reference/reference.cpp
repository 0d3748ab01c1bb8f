#include "cli/reference/tables.hpp"

#include <fmt/format.h>

#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "model/catalogue/catalogue.hpp"
#include "output/files/version.hpp"
#include "output/tables/text_table.hpp"
#include "scenarios/reader/text/nearest.hpp"

namespace caseload::cli {

namespace {

std::string as_text(const ReferenceTable& table) {
    std::vector<output::TextTable::Column> columns;
    for (const std::string& heading : table.headings)
        columns.push_back({heading, output::TextTable::Align::left});
    columns.back().align = output::TextTable::Align::wrapped;
    output::TextTable rows(columns);
    for (const auto& row : table.rows) rows.row(row);
    return table.title + "\n" + (table.meaning.empty() ? "" : table.meaning + ".\n") + rows.text() + "\n";
}

std::string as_markdown(const ReferenceTable& table) {
    const auto line = [](const std::vector<std::string>& cells) {
        std::string text = "|";
        for (const std::string& cell : cells) {
            text += ' ';
            for (const char letter : cell)
                text += letter == '|' ? std::string("\\|") : std::string(1, letter);
            text += " |";
        }
        return text + "\n";
    };
    std::string text = "## " + table.title + "\n\n";
    if (!table.meaning.empty()) text += table.meaning + ".\n\n";
    text += line(table.headings) + line(std::vector<std::string>(table.headings.size(), "---"));
    for (const auto& row : table.rows) text += line(row);
    return text + "\n";
}

/// What a rule's kind says of it.
std::string in_the_model(char kind) {
    switch (kind) {
    case 'T': return " (In the model it takes time but decides nothing.)";
    case 'N': return " (It is not in the model.)";
    default: return {};
    }
}

}  // namespace

int reference(ReferenceForm form) {
    if (form == ReferenceForm::json_schema) {
        fmt::print("{}", json_schema());
        return done;
    }
    const bool markdown = form == ReferenceForm::markdown;
    fmt::print("{}Reference of caseload {}\n\n", markdown ? "# " : "", output::version);
    for (const ReferenceTable& table : reference_tables())
        fmt::print("{}", markdown ? as_markdown(table) : as_text(table));
    return done;
}

int reference(const std::vector<std::string>& rules) {
    std::vector<std::string> known;
    for (const model::Rule& rule : model::rules()) known.emplace_back(rule.id);
    Problems problems;
    output::TextTable rows(
        {{"rule", output::TextTable::Align::left}, {"sentence", output::TextTable::Align::wrapped}});
    for (const std::string& id : rules) {
        const model::Rule* rule = model::find_rule(id);
        if (rule)
            rows.row({id, std::string(rule->sentence) + in_the_model(rule->kind)});
        else
            problems.add("no rule is called " + scenarios::in_quotes(id) + "; " +
                         scenarios::did_you_mean(id, known));
    }
    problems.print();
    if (problems.any()) return wrong_input;
    fmt::print("{}", rows.text());
    return done;
}

}  // namespace caseload::cli
