#include "scenarios/reader/values/varying.hpp"

#include <array>

#include "model/rules/parameters.hpp"
#include "scenarios/reader/values/rules.hpp"

namespace caseload::scenarios {

namespace {

constexpr std::array regime_keys = {
    Key{"from", Kind::day, "First day of the regime; a rule may give it", "required"},
    Key{"value", Kind::any, "Value from that day on", "required"}};
constexpr std::array rule_keys = {
    Key{"rule", Kind::name, "Name of a parameter of the rules", "required"},
    Key{"anchor", Kind::text,
        "Which date decides a dated value: \"now\", \"entry\" (into the stage) or a clock", "now"}};

bool is_dated(const Field& field) {
    if (!field.is_array() || field.node()->as_array()->empty()) return false;
    return field.item(0).has("from") && field.item(0).is_table();
}

/// Reads `anchor`; reports an unknown clock.
void read_anchor(const Field& field, const Names& names, model::Anchor& anchor) {
    const auto text = as_text(field);
    if (!text || *text == "now") return;
    if (*text == "entry") {
        anchor.date = model::Anchor::Date::stage_entry;
    } else if (const auto clock = resolve(names.clocks, field)) {
        anchor.date = model::Anchor::Date::clock;
        anchor.clock = static_cast<std::int16_t>(*clock);
    }
}

/// What the rule named in a reference stands for; absent, and reported, when there is no such rule.
Field behind_rule(const Section& reference, const Names& names) {
    const auto name = as_text(reference["rule"]);
    if (!name || !names.rules) return {};
    const Field value = names.rules->value(*name, reference.field().problems());
    if (!value)
        reference["rule"].error("unknown parameter " + in_quotes(*name),
                                did_you_mean(*name, names.rules->known()));
    return value;
}

/// One regime: a plain value, or one for each level of an attribute.
bool add_regime(const Field& field, const Names& names, VaryingFields& parts) {
    if (!field.has("by")) {
        parts.regimes.push_back({plain(field, names)});
        return static_cast<bool>(parts.regimes.back().front());
    }
    const auto attribute = resolve(names.attributes, field.child("by"));
    if (!attribute) return false;
    if (parts.attribute >= 0 && parts.attribute != *attribute) {
        field.child("by").error("every regime must vary by the same attribute");
        return false;
    }
    auto levels = by_level(field, *attribute, names);
    if (!levels) return false;
    for (Field& level : *levels) {
        level = plain(level, names);
        if (!level) return false;
    }
    parts.attribute = static_cast<std::int16_t>(*attribute);
    parts.levels = static_cast<std::uint16_t>(levels->size());
    parts.regimes.push_back(std::move(*levels));
    return true;
}

/// Regimes without an attribute hold alike for every level.
void widen(VaryingFields& parts) {
    for (auto& regime : parts.regimes)
        if (regime.size() < parts.levels) regime.assign(parts.levels, regime.front());
}

std::optional<VaryingFields> without_rule(const Field& field, const Names& names) {
    VaryingFields parts;
    if (!is_dated(field)) {
        if (!add_regime(field, names, parts)) return std::nullopt;
        return parts;
    }
    const auto regimes = dated(field, names);
    if (!regimes) return std::nullopt;
    bool sound = true;
    for (const auto& [from, value] : *regimes) {
        if (is_dated(value)) {
            value.error("dates within dates", "write one list of { from, value }");
            sound = false;
        } else {
            sound = add_regime(value, names, parts) && sound;
        }
        if (&value != &regimes->front().second) parts.changes.push_back(from);
    }
    if (!sound) return std::nullopt;
    widen(parts);
    return parts;
}

}  // namespace

std::optional<std::vector<Field>> by_level(const Field& field, std::uint16_t attribute, const Names& names) {
    const NameTable& levels = names.levels.at(attribute);
    std::vector<Field> values(levels.size());
    bool sound = !levels.names.empty();
    for (const auto& [name, value] : field.children()) {
        if (name == "by" || name == "other") continue;
        if (const auto level = levels.find(name)) {
            values[*level] = value;
        } else {
            value.error_at_key("unknown " + levels.what, did_you_mean(name, levels.names));
            sound = false;
        }
    }
    const Field other = field.child("other");
    std::string missing;
    for (std::size_t level = 0; level < values.size(); ++level) {
        if (!values[level]) values[level] = other;
        if (!values[level]) missing += (missing.empty() ? "" : ", ") + in_quotes(levels.names[level]);
    }
    if (!missing.empty())
        field.error("no value for the " + levels.what + ": " + missing, "add it, or other = ...");
    return sound && missing.empty() ? std::optional(std::move(values)) : std::nullopt;
}

std::optional<std::vector<std::pair<sim::Day, Field>>> dated(const Field& field, const Names& names) {
    std::vector<std::pair<sim::Day, Field>> regimes;
    bool sound = true;
    for (const Field& item : items(field)) {
        const Section regime(item, {regime_keys}, "a dated value");
        const auto from = as_day_or_rule(regime["from"], names);
        if (!from || !regime["value"]) {
            sound = false;
            continue;
        }
        if (!regimes.empty() && *from <= regimes.back().first) {
            regime["from"].error(*from == regimes.back().first
                                     ? "overlapping dates: " + sim::iso(*from) + " stands twice"
                                     : "overlapping dates: " + sim::iso(*from) + " comes after " +
                                           sim::iso(regimes.back().first),
                                 "write each date once, the earliest first");
            sound = false;
            continue;
        }
        regimes.emplace_back(*from, regime["value"]);
    }
    return sound && !regimes.empty() ? std::optional(std::move(regimes)) : std::nullopt;
}

std::optional<sim::Day> as_day_or_rule(const Field& field, const Names& names) {
    if (!field.has("rule")) return as_day(field);
    const Field value = behind_rule(Section(field, {rule_keys}, "a reference to a rule"), names);
    if (!value) return std::nullopt;
    Problems unheard;
    const auto day = as_day(Field(value.node(), value.path(), unheard));
    if (!day) field.error("the rule gives no date: found " + found(value), "name a rule that is one date");
    return day;
}

std::optional<VaryingFields> take_apart(const Field& field, const Names& names) {
    if (!field) return std::nullopt;
    if (!field.has("rule")) return without_rule(field, names);
    const Section section(field, {rule_keys}, "a reference to a rule");
    const Field value = behind_rule(section, names);
    if (!value) return std::nullopt;
    auto parts = without_rule(value, names);
    if (parts) read_anchor(section["anchor"], names, parts->anchor);
    return parts;
}

Field plain(const Field& field, const Names& names) {
    if (!field.has("rule")) return field;
    return constant_value(field, names, [](const Field& value) { return std::optional(value); })
        .value_or(Field{});
}

std::vector<KeyTable> varying_key_tables() {
    return {{"dated value", "A value that changes on a date: a list of these", regime_keys},
            {"rule value", "A value that the rules give", rule_keys}};
}

}  // namespace caseload::scenarios
