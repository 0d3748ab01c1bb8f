#include "scenarios/reader/population.hpp"

#include <array>
#include <cmath>
#include <set>

#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/numbers.hpp"
#include "scenarios/reader/trial.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

constexpr double most_off = 0.001;  // Published shares are rounded.

constexpr std::array population_keys = {
    Key{"attribute", Kind::text, "Name of the attribute", "required"},
    Key{"shares", Kind::shares,
        "Share of people at each level, one may be \"rest\"; by level of another attribute where `by` is "
        "given; "
        "dated: [{ from, value }]",
        "required"},
    Key{"by", Kind::name, "An earlier attribute on whose level the shares depend"},
    Key{"source", Kind::text, "Where the shares come from, or \"assumption\"", "assumption"},
    Key{"drawn_as", Kind::text, "Has the luck of an attribute of this name: what it was called before",
        "its own name"},
    Key{"levels_drawn_as", Kind::table, "The same of levels: { now = \"before\" }", "their own names"}};

/// The language's own words: attributes may not be named like them.
const std::set<std::string, std::less<>>& keywords() {
    static const std::set<std::string, std::less<>> words = {
        "by",         "other",       "rule",       "anchor",      "from",    "value",     "marker",
        "clock_set",  "clock_unset", "days_since", "weeks_since", "on_date", "visits",    "interrupted",
        "on_benefit", "office",      "today",      "place_free",  "any",     "same_area", "not",
        "when",       "chance",      "steer",      "otherwise",   "to"};
    return words;
}

std::optional<model::Varying<sim::Categories>> read_varying_shares(const Section& section, std::uint16_t self,
                                                                   const Names& names) {
    const NameTable& levels = names.levels[self];
    const auto by = resolve(names.attributes, section["by"]);
    if (section["by"] && !by) return std::nullopt;
    if (by && *by >= self) {
        section["by"].error("shares depend on an earlier attribute only: " +
                                in_quotes(names.attributes.names[*by]) + " comes later",
                            "attributes are drawn in the order of the list");
        return std::nullopt;
    }
    std::vector<std::pair<sim::Day, Field>> regimes = {{sim::Day{}, section["shares"]}};
    if (section["shares"].is_array()) {
        auto given = dated(section["shares"], names);
        if (!given) return std::nullopt;
        regimes = std::move(*given);
    }
    model::Varying<sim::Categories> result;
    result.choices.clear();
    if (by) {
        result.attribute = static_cast<std::int16_t>(*by);
        result.levels = static_cast<std::uint16_t>(names.levels[*by].size());
    }
    bool sound = true;
    for (std::size_t i = 0; i < regimes.size(); ++i) {
        if (i > 0) result.changes.push_back(regimes[i].first);
        const Field& shares = regimes[i].second;
        auto plain = by ? by_level(shares, *by, names) : std::optional(std::vector<Field>{shares});
        if (!plain) return std::nullopt;
        for (const Field& one : *plain) {
            auto categories = read_shares(one, levels, names);
            sound = sound && categories.has_value();
            result.choices.push_back(std::move(categories).value_or(sim::Categories{}));
        }
    }
    return sound ? std::optional(std::move(result)) : std::nullopt;
}

/// Everybody at the first level.
sim::Categories first_level(std::size_t levels) {
    std::vector<double> weights(std::max<std::size_t>(1, levels), 0);
    weights.front() = 1;
    return sim::Categories::of(weights);
}

/// The name of a source of people: its own, or the one that it has by its place.
std::string source_name(const Field& source, const char* section, std::size_t place) {
    const Field given = source.child("name");
    return given.is_text() ? given.node()->value<std::string>().value_or("")
                           : std::string(section) + "_" + std::to_string(place + 1);
}

}  // namespace

std::optional<sim::Categories> read_shares(const Field& shares, const NameTable& levels, const Names& names) {
    if (!shares) return std::nullopt;
    if (!shares.is_table()) {
        shares.wrong_kind("shares by level",
                          "write { yes = 0.3, no = 0.7 }, or { yes = 0.3, no = \"rest\" }");
        return std::nullopt;
    }
    std::vector<double> weights(levels.size(), 0);
    double sum = 0;
    bool sound = true;
    std::optional<std::uint16_t> rest;
    for (const auto& [name, field] : entries(shares)) {
        const auto level = levels.find(name);
        if (!level) field.error_at_key("unknown " + levels.what, did_you_mean(name, levels.names));
        const bool is_rest = field.is_text() && as_text(field) == "rest";
        if (is_rest && rest) field.error("only one level can have the rest");
        if (is_rest) rest = level;
        const auto share = is_rest ? std::optional(0.0) : as_share(plain(field, names));
        sound = sound && level && share;
        if (!level || !share) continue;
        weights[*level] = *share;
        sum += *share;
    }
    if (!sound) return std::nullopt;
    if (rest && sum <= 1) {
        weights[*rest] = 1 - sum;
        sum = 1;
    }
    if (!(std::abs(sum - 1) <= most_off)) {
        shares.error("the shares sum to " + written(std::round(sum * 1e6) / 1e6) + ", not to 1");
        return std::nullopt;
    }
    return sim::Categories::of(weights);
}

std::vector<std::pair<std::uint16_t, sim::Categories>> read_own_shares(const Field& attributes,
                                                                       const Names& names) {
    std::vector<std::pair<std::uint16_t, sim::Categories>> result;
    for (const auto& [name, field] : entries(attributes)) {
        const auto attribute = names.attributes.find(name);
        if (!attribute) continue;  // Gathered from here: there unless the scenario has far too many.
        const NameTable& levels = names.levels[*attribute];
        if (field.is_text()) {
            if (const auto level = resolve(levels, field)) {
                std::vector<double> weights(levels.size(), 0);
                weights[*level] = 1;
                result.emplace_back(*attribute, sim::Categories::of(weights));
            }
        } else if (auto categories = read_shares(field, levels, names)) {
            result.emplace_back(*attribute, std::move(*categories));
        }
    }
    return result;
}

void read_population(const Field& population, const Names& names, model::Model& model) {
    for (std::size_t i = 0; i < names.attributes.size(); ++i) {
        model::Attribute attribute;
        attribute.name = names.attributes.names[i];
        attribute.levels = names.levels[i].names;
        attribute.shares = model::Varying(first_level(attribute.levels.size()));
        attribute.source = "given by arrivals and stock";
        model.attributes.push_back(std::move(attribute));
    }
    std::set<std::uint16_t> declared;
    for (const Field& item : items(population)) {
        const Section section(item, {population_keys}, "an attribute");
        const auto name = as_text(section["attribute"]);
        const auto index = name ? names.attributes.find(*name) : std::nullopt;
        if (!index) continue;
        if (keywords().contains(*name))
            section["attribute"].error("an attribute may not be named like a word of the language: " +
                                       in_quotes(*name));
        if (!declared.insert(*index).second) {
            section["attribute"].error("the attribute " + in_quotes(*name) + " is declared twice");
            continue;
        }
        model::Attribute& attribute = model.attributes[*index];
        attribute.source = as_text(section["source"]).value_or("assumption");
        attribute.drawn_as = as_text(section["drawn_as"]).value_or("");
        for (const auto& [level, before] : entries(section["levels_drawn_as"])) {
            as_text(before);
            if (!names.levels[*index].find(level))
                before.error_at_key("unknown level " + in_quotes(level),
                                    did_you_mean(level, names.levels[*index].names));
        }
        if (auto shares = read_varying_shares(section, *index, names)) attribute.shares = std::move(*shares);
    }
}

bool is_keyword(std::string_view name) { return keywords().contains(name); }

void check_attributes(const Field& root, const Names& names) {
    std::set<std::string> drawn;
    for (const Field& item : one_or_more(root.child("population")))
        if (const Field name = item.child("attribute"); name.is_text())
            drawn.insert(name.node()->value<std::string>().value_or(""));
    const ArmNames arm = arm_names(root.child("trial"));
    if (arm.allocated) drawn.insert(arm.attribute);
    for (const char* section : {"arrivals", "stock"}) {
        const auto sources = items(root.child(section));
        for (std::size_t i = 0; i < sources.size(); ++i) {
            if (!sources[i].is_table()) continue;
            for (const std::string& attribute : names.attributes.names) {
                // One that is given with a mistake is reported where it is read.
                if (drawn.contains(attribute) || sources[i].child("attributes").child(attribute)) continue;
                sources[i].error("nothing says which " + in_quotes(attribute) + " people from " +
                                     in_quotes(source_name(sources[i], section, i)) + " have",
                                 "give this source attributes = { " + attribute +
                                     " = { ... } } too, or the population shares of it");
            }
        }
    }
}

std::vector<KeyTable> population_key_tables() {
    return {{"population[]", "An attribute of people, drawn at arrival in the order of the list",
             population_keys}};
}

}  // namespace caseload::scenarios
