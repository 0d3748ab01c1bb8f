#include "model/catalogue/catalogue.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "model/catalogue/rules_table.hpp"

namespace caseload::model {

namespace {

/// Takes what stands before the separator off the front of `text`; all of it where there is no separator.
std::string_view take_until(std::string_view& text, char separator) {
    const auto end = std::min(text.find(separator), text.size());
    const auto taken = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return taken;
}

Rule parse_line(std::string_view line, std::size_t number) {
    auto rest = line;
    Rule rule{};
    rule.id = take_until(rest, ',');
    const auto kind = take_until(rest, ',');
    rule.document = take_until(rest, ',');
    const bool quoted = rest.size() > 2 && rest.front() == '"' && rest.back() == '"';
    if (rule.id.empty() || kind.size() != 1 || rule.document.empty() || !quoted)
        throw std::runtime_error("rules.csv, line " + std::to_string(number) +
                                 ": expected id,kind,document,\"sentence\" but found " + std::string{line});
    rule.kind = kind.front();
    rule.sentence = rest.substr(1, rest.size() - 2);
    return rule;
}

bool looks_like_an_id(std::string_view word) {
    const auto dash = word.find('-');
    if (dash == 0 || dash == word.npos || dash + 1 == word.size()) return false;
    const auto capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    const auto digit = [](char letter) { return letter >= '0' && letter <= '9'; };
    return std::ranges::all_of(word.substr(0, dash), capital) &&
           std::ranges::all_of(word.substr(dash + 1), digit);
}

}  // namespace

std::vector<Rule> parse_rules(std::string_view table) {
    take_until(table, '\n');  // the heading
    std::vector<Rule> parsed;
    for (std::size_t number = 2; !table.empty(); ++number) {
        const auto line = take_until(table, '\n');
        if (!line.empty()) parsed.push_back(parse_line(line, number));
    }
    return parsed;
}

std::span<const Rule> rules() {
    static const std::vector<Rule> all = parse_rules(rules_table);
    return all;
}

const Rule* find_rule(std::string_view id) {
    const auto all = rules();
    const auto found = std::ranges::find(all, id, &Rule::id);
    return found == all.end() ? nullptr : &*found;
}

std::vector<std::string_view> ids_in(std::string_view text) {
    constexpr std::string_view separators = " ,;()";
    std::vector<std::string_view> ids;
    while (true) {
        const auto begin = text.find_first_not_of(separators);
        if (begin == text.npos) return ids;
        text.remove_prefix(begin);
        const auto word = text.substr(0, text.find_first_of(separators));
        if (looks_like_an_id(word)) ids.push_back(word);
        text.remove_prefix(word.size());
    }
}

}  // namespace caseload::model
