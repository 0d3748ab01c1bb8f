#include "cli/reference/tables.hpp"

#include <fmt/format.h>

#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "output/files/version.hpp"

namespace caseload::cli {

namespace {

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
    return text;
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
        fmt::print("{}\n", markdown ? as_markdown(table) : as_text(table));
    return done;
}

}  // namespace caseload::cli
