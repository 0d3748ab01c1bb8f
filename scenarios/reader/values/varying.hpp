#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/plan/varying.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/names.hpp"
#include "scenarios/reader/values/values.hpp"

namespace caseload::scenarios {

/// A value as the language writes it, taken apart: regime by regime, level by level, each a plain field.
struct VaryingFields {
    std::vector<sim::Day> changes;            ///< First day of each regime after the first.
    std::vector<std::vector<Field>> regimes;  ///< Within each: one field, or one a level.
    std::int16_t attribute = -1;
    std::uint16_t levels = 1;
    model::Anchor anchor;
};

/// Takes apart plain | { by, level... } | [{ from, value }] | { rule, anchor }. Reports what is wrong.
std::optional<VaryingFields> take_apart(const Field& field, const Names& names);

/// The values of { by = "attribute", level = value, ..., other = value }, one a level. Reports unknown and missing levels.
std::optional<std::vector<Field>> by_level(const Field& field, std::uint16_t attribute, const Names& names);

/// The regimes of [{ from, value }, ...]: first days and values. Reports dates that overlap.
std::optional<std::vector<std::pair<sim::Day, Field>>> dated(const Field& field, const Names& names);

/// A date, or a rule's parameter that is one: 2014-04-28 or { rule = "htw.begins" }. Nothing for an absent field.
std::optional<sim::Day> as_day_or_rule(const Field& field, const Names& names);

std::vector<KeyTable> varying_key_tables();

/// The plain value behind { rule = "..." }, or the field itself when it is no such reference. Absent, and reported, when
/// the rule is unknown or its value differs by date or attribute.
Field plain(const Field& field, const Names& names);

/// The one value of a field that may be a rule's parameter but may not differ by date or attribute.
template <class ReadOne>
auto constant_value(const Field& field, const Names& names, const ReadOne& read_one)
    -> std::invoke_result_t<const ReadOne&, const Field&> {
    const auto parts = take_apart(field, names);
    if (!parts) return std::nullopt;
    if (parts->regimes.size() != 1 || parts->attribute >= 0) {
        field.error("wanted one value for everybody on all dates");
        return std::nullopt;
    }
    return std::invoke(read_one, parts->regimes.front().front());
}

/// A value that may vary: `read_one` reads the plain ones, Field -> std::optional<T>. Nothing for an absent field, and
/// when something was wrong (already reported).
///     varying(section["minutes"], names, as_span)
///     varying(section["attempts"], names, [](const Field& f) { return as_integer(f, 1, 100); })
template <class ReadOne>
auto varying(const Field& field, const Names& names, const ReadOne& read_one) -> std::optional<
    model::Varying<typename std::invoke_result_t<const ReadOne&, const Field&>::value_type>> {
    using T = typename std::invoke_result_t<const ReadOne&, const Field&>::value_type;
    const auto parts = take_apart(field, names);
    if (!parts) return std::nullopt;
    model::Varying<T> result;
    result.choices.clear();
    result.changes = parts->changes;
    result.attribute = parts->attribute;
    result.levels = parts->levels;
    result.anchor = parts->anchor;
    bool sound = true;
    for (const auto& regime : parts->regimes) {
        for (const Field& plain : regime) {
            auto value = std::invoke(read_one, plain);
            sound = sound && value.has_value();
            result.choices.push_back(value ? std::move(*value) : T{});
        }
    }
    if (!sound) return std::nullopt;
    return result;
}

/// varying() into a member that keeps its default when the field is absent or wrong. True when it was set.
template <class T, class ReadOne>
bool vary(model::Varying<T>& member, const Field& field, const Names& names, const ReadOne& read_one) {
    auto value = varying(field, names, read_one);
    if (value) member = std::move(*value);
    return value.has_value();
}

}  // namespace caseload::scenarios
