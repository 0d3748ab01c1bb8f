#include "scenarios/reader/values/names.hpp"

#include <algorithm>
#include <array>

#include "model/plan/limits.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

namespace {

void report_unknown(const NameTable& table, const Field& field, const std::string& name,
                    std::span<const std::string> valid) {
    field.error("unknown " + table.what + " " + in_quotes(name), did_you_mean(name, valid));
}

}  // namespace

std::uint16_t NameTable::add(std::string_view name) {
    if (const auto known = find(name)) return *known;
    if (names.size() >= model::most_names) {
        overflowed = true;
        return 0;
    }
    const auto next = static_cast<std::uint16_t>(names.size());
    names.emplace_back(name);
    index.emplace(std::string(name), next);
    return next;
}

std::optional<std::uint16_t> NameTable::find(std::string_view name) const {
    const auto known = index.find(name);
    return known == index.end() ? std::nullopt : std::optional(known->second);
}

bool reads_as_missing(std::string_view name) {
    static constexpr std::array<std::string_view, 18> words = {
        "",     "NA",  "N/A",  "n/a",  "<NA>", "#NA",  "#N/A",   "#N/A N/A", "NaN",
        "-NaN", "nan", "-nan", "NULL", "null", "None", "1.#IND", "-1.#IND",  "1.#QNAN"};
    return std::find(words.begin(), words.end(), name) != words.end();
}

std::optional<std::uint16_t> resolve(const NameTable& table, const Field& field) {
    const auto name = as_text(field);
    if (!name) return std::nullopt;
    const auto found = table.find(*name);
    if (!found) report_unknown(table, field, *name, table.names);
    return found;
}

std::vector<std::uint16_t> resolve_all(const NameTable& table, const Field& field) {
    std::vector<std::uint16_t> found;
    for (const Field& one : one_or_more(field))
        if (const auto index = resolve(table, one)) found.push_back(*index);
    return found;
}

std::optional<std::uint16_t> resolve_stage(const Names& names, const Field& field, std::uint16_t pathway) {
    const auto name = as_text(field);
    if (!name) return std::nullopt;
    const std::string within = names.pathways.names.at(pathway) + ".";
    if (const auto stage = names.stages.find(within + *name)) return stage;
    if (const auto stage = names.stages.find(*name)) return stage;
    std::vector<std::string> valid;
    for (const std::string& stage : names.stages.names)
        if (stage.starts_with(within)) valid.push_back(stage.substr(within.size()));
    if (name->find('.') != name->npos) valid = names.stages.names;
    report_unknown(names.stages, field, *name, valid);
    return std::nullopt;
}

std::optional<std::uint16_t> resolve_stage(const Names& names, const Field& field) {
    const auto name = as_text(field);
    if (!name) return std::nullopt;
    if (const auto stage = names.stages.find(*name)) return stage;
    std::vector<std::string> alike;
    for (const std::string& stage : names.stages.names)
        if (stage.ends_with("." + *name)) alike.push_back(stage);
    if (alike.size() == 1) return names.stages.find(alike.front());
    if (alike.size() > 1)
        field.error("several pathways have a stage " + in_quotes(*name),
                    "write " + in_quotes(alike.front()) + " or " + in_quotes(alike[1]));
    else
        report_unknown(names.stages, field, *name, names.stages.names);
    return std::nullopt;
}

std::uint16_t pathway_of(const Names& names, std::uint16_t stage) {
    const std::string& full = names.stages.names.at(stage);
    // Neither part may have a dot in it, so the first one divides them.
    return names.pathways.find(std::string_view(full).substr(0, full.find('.'))).value_or(0);
}

}  // namespace caseload::scenarios
