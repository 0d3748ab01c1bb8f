#include <fmt/format.h>

#include <algorithm>

#include "cli/reference/tables.hpp"
#include "model/office/log_details.hpp"
#include "model/office/log_events.hpp"
#include "model/results/results.hpp"
#include "model/rules/parameters.hpp"
#include "output/log/words.hpp"
#include "scenarios/reader/text/key.hpp"
#include "sim/time.hpp"

namespace caseload::cli {

namespace {

/// "a table", "a length of time": in the order of scenarios::Kind.
constexpr auto kind_names = std::to_array<std::string_view>({"text",
                                                             "one of",
                                                             "whole number",
                                                             "number",
                                                             "share",
                                                             "true or false",
                                                             "length of time",
                                                             "date",
                                                             "time of day",
                                                             "weekdays",
                                                             "distribution",
                                                             "name",
                                                             "names",
                                                             "numbers",
                                                             "list",
                                                             "table",
                                                             "names with counts",
                                                             "names with shares",
                                                             "condition",
                                                             "route",
                                                             "table or list of them",
                                                             "see the meaning"});
static_assert(kind_names.size() == static_cast<std::size_t>(scenarios::Kind::any) + 1);

std::string kind_of(const scenarios::Key& key) {
    std::string text(kind_names[static_cast<std::size_t>(key.kind)]);
    if (!key.choices.empty()) {
        std::string choices(key.choices);
        std::replace(choices.begin(), choices.end(), '|', '/');
        text += " " + choices;
    }
    if (key.varies == scenarios::Varies::yes) text += ", may vary";
    if (key.varies == scenarios::Varies::rule) text += ", or a rule's";
    return text;
}

ReferenceTable stage_kinds() {
    ReferenceTable table{"Kinds of stage",
                         "Every ending that can happen has a route",
                         {"does", "endings", "what happens"},
                         {}};
    const auto tables = scenarios::key_tables();
    for (std::size_t kind = 0; kind < std::variant_size_v<model::Kind>; ++kind) {
        const auto does = static_cast<model::Does>(kind);
        const std::string name(name_of(does));
        std::string meaning = does == model::Does::exit ? "Leaves the strand" : "";
        for (const auto& keys : tables) {
            if (keys.section.ends_with("(" + name + ")")) meaning = keys.meaning;
        }
        const auto endings = endings_of(does);
        const std::string none = does == model::Does::choose ? "one a branch" : "none";
        table.rows.push_back(
            {name, endings.empty() ? none : fmt::format("{}", fmt::join(endings, " ")), meaning});
    }
    return table;
}

ReferenceTable parameters() {
    ReferenceTable table{"Parameters",
                         "Changed in a scenario by [rules.chapter] parameter = value",
                         {"parameter", "unit", "range", "default", "source", "meaning"},
                         {}};
    for (const model::Parameter& parameter : model::parameters()) {
        const std::string_view unit = unit_of(parameter.kind);
        table.rows.push_back(
            {std::string(parameter.name), std::string(unit.empty() ? name_of(parameter.kind) : unit),
             number_of(parameter, parameter.low) + " to " + number_of(parameter, parameter.high),
             number_of(parameter, parameter.standard), std::string(parameter.source),
             std::string(parameter.meaning)});
    }
    return table;
}

/// A scenario in which every measure is declared, those of a trial too.
model::Model example_with_trial() {
    model::Model model;
    model.attributes.push_back({.name = "arm", .levels = {"treated", "control"}, .shares = {}, .source = {}});
    model.trial.arm = 0;
    model.trial.subgroups.push_back({.name = "All", .who = {}});
    model.trial.days = 274;
    model.trial.allocation = model::Allocation::cluster;  // has the most to tell
    model.outcomes.causes.emplace_back();
    model.outcomes.follow_up = model.trial.days;
    return model;
}

ReferenceTable measures() {
    ReferenceTable table{"Measures",
                         "In measures.csv and, by week or by day since the claim, in series.csv",
                         {"measure", "unit", "meaning"},
                         {}};
    const model::Model model = example_with_trial();
    const model::Setup setup(model);
    for (const sim::Measure& measure : setup.measured.declared.measures())
        table.rows.push_back({measure.name, measure.unit, measure.meaning});
    std::string last;
    for (const model::DerivedName& derived : model::Results(setup).derived_names) {
        if (derived.measure == last) continue;
        last = derived.measure;
        table.rows.push_back({derived.measure, derived.unit, derived.meaning});
    }
    return table;
}

ReferenceTable events() {
    ReferenceTable table{
        "Events",
        "In events.csv and, for process mining, in OCEL 2.0 and XES; no event has another name. Times are "
        "those of "
        "the office's clock; OCEL and XES give the offset from UTC with them (+00:00, in summer +01:00). The "
        "lifecycle is the transition in the sense of XES (IEEE 1849), in OCEL and XES. In OCEL an event "
        "relates to its "
        "claimant, to the resource (a member of staff, a room), to the slot that was booked, and to the "
        "session; a "
        "session_held is one event with its participants in place of their attended events. A slot relates "
        "to its "
        "claimant, resource and session. XES has a trace for each claimant",
        {"event", "lifecycle", "details", "meaning"},
        {}};
    for (const model::LogEventEntry& entry : model::log_events) {
        std::string details;
        for (const model::LogDetailEntry& detail : model::log_details)
            if (entry.details.has(detail.key))
                details += fmt::format("{}{}", details.empty() ? "" : ", ", detail.name);
        table.rows.push_back({std::string(entry.name), std::string(output::lifecycle_of(entry.event)),
                              details, std::string(entry.meaning)});
    }
    return table;
}

ReferenceTable details() {
    ReferenceTable table{"Details of events",
                         "key=value;... in events.csv, attributes of their own in OCEL and XES",
                         {"detail", "meaning"},
                         {}};
    for (const model::LogDetailEntry& detail : model::log_details)
        table.rows.push_back({std::string(detail.name), std::string(detail.meaning)});
    return table;
}

/// The key tables of one section one after the other in a single table.
std::string meaning_of(const scenarios::Key& key) {
    if (key.only_with.empty()) return std::string(key.meaning);
    std::string company(key.only_with);
    for (std::size_t at = company.find('|'); at != std::string::npos; at = company.find('|'))
        company.replace(at, 1, " or ");
    return fmt::format("{} (only with {})", key.meaning, company);
}

std::vector<ReferenceTable> keys() {
    std::vector<ReferenceTable> tables;
    for (const scenarios::KeyTable& section : scenarios::key_tables()) {
        const std::string title =
            section.section.empty() ? "Keys of a scenario" : fmt::format("Keys of {}", section.section);
        if (tables.empty() || tables.back().title != title)
            tables.push_back(
                {title, std::string(section.meaning), {"key", "value", "default", "meaning"}, {}});
        for (const scenarios::Key& key : section.keys)
            tables.back().rows.push_back(
                {std::string(key.name), kind_of(key), std::string(key.standard), meaning_of(key)});
    }
    return tables;
}

}  // namespace

std::string number_of(const model::Parameter& parameter, double number) {
    if (parameter.kind != model::Parameter::Kind::date) return fmt::format("{}", number);
    return sim::iso(sim::Day{sim::Days{static_cast<int>(number)}});
}

std::vector<ReferenceTable> reference_tables() {
    std::vector<ReferenceTable> tables{stage_kinds(), parameters(), measures(), events(), details()};
    for (ReferenceTable& table : keys()) tables.push_back(std::move(table));
    return tables;
}

}  // namespace caseload::cli
