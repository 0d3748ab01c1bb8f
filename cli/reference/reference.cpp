#include "cli/reference/tables.hpp"

#include <fmt/format.h>

#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "output/files/version.hpp"
#include "output/tables/text_table.hpp"

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

}  // namespace caseload::cli
