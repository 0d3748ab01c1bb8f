#include <fmt/format.h>

#include <algorithm>

#include "cli/reference/tables.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "model/catalogue/catalogue.hpp"
#include "output/tables/text_table.hpp"
#include "scenarios/reader/text/nearest.hpp"

/// The reference of single things: a rule, a section of a scenario, or whatever has a name.
namespace caseload::cli {

namespace {

constexpr std::string_view keys_of = "Keys of ";

/// What a rule's kind says of it.
std::string in_the_model(char kind) {
    switch (kind) {
    case 'T': return " (In the model it takes time but decides nothing.)";
    case 'N': return " (It is not in the model.)";
    default: return {};
    }
}

/// "offices.*.staff.*" as one says it: "offices.staff".
std::string said(std::string section) {
    for (const std::string_view placeholder : {".*", "[]"})
        for (std::size_t at = section.find(placeholder); at != section.npos; at = section.find(placeholder))
            section.erase(at, placeholder.size());
    return section;
}

/// By which names a table is asked for as a whole.
std::vector<std::string> names_of(const ReferenceTable& table) {
    if (!table.title.starts_with(keys_of)) return {table.title};
    const std::string section = table.title.substr(keys_of.size());
    const std::string plain = said(section);
    return {section, plain, plain.substr(plain.rfind('.') + 1)};
}

/// The tables of that name, or else the rows of that name in all of them.
std::vector<ReferenceTable> named(const std::vector<ReferenceTable>& all, const std::string& name) {
    std::vector<ReferenceTable> tables;
    std::vector<ReferenceTable> rows;
    for (const ReferenceTable& table : all) {
        if (std::ranges::count(names_of(table), name) > 0) tables.push_back(table);
        ReferenceTable one = table;
        std::erase_if(one.rows, [&](const auto& row) { return row.front() != name; });
        if (!one.rows.empty()) rows.push_back(std::move(one));
    }
    tables.insert(tables.end(), rows.begin(), rows.end());
    return tables;
}

std::vector<std::string> known_names(const std::vector<ReferenceTable>& all) {
    std::vector<std::string> known;
    for (const model::Rule& rule : model::rules()) known.emplace_back(rule.id);
    for (const ReferenceTable& table : all) {
        std::ranges::copy(names_of(table), std::back_inserter(known));
        for (const auto& row : table.rows) known.push_back(row.front());
    }
    return known;
}

}  // namespace

std::string as_text(const ReferenceTable& table) {
    std::vector<output::TextTable::Column> columns;
    for (const std::string& heading : table.headings)
        columns.push_back({heading, output::TextTable::Align::left});
    columns.back().align = output::TextTable::Align::wrapped;
    output::TextTable rows(columns);
    for (const auto& row : table.rows) rows.row(row);
    return table.title + "\n" + (table.meaning.empty() ? "" : table.meaning + ".\n") + rows.text();
}

int reference(const std::vector<std::string>& names) {
    const std::vector<ReferenceTable> all = reference_tables();
    Problems problems;
    output::TextTable sentences(
        {{"rule", output::TextTable::Align::left}, {"sentence", output::TextTable::Align::wrapped}});
    bool rules = false;
    std::string found;
    for (const std::string& name : names) {
        const model::Rule* rule = model::find_rule(name);
        if (rule) sentences.row({name, std::string(rule->sentence) + in_the_model(rule->kind)});
        rules = rules || rule;
        const std::vector<ReferenceTable> tables = named(all, name);
        for (const ReferenceTable& table : tables) found += (found.empty() ? "" : "\n") + as_text(table);
        if (!rule && tables.empty())
            problems.add("no rule, section, key, parameter, measure or event is called " +
                         scenarios::in_quotes(name) + "; " + scenarios::did_you_mean(name, known_names(all)));
    }
    problems.print();
    if (problems.any()) return wrong_input;
    fmt::print("{}{}{}", rules ? sentences.text() : "", rules && !found.empty() ? "\n" : "", found);
    return done;
}

}  // namespace caseload::cli
