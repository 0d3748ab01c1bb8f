#include "scenarios/reader/values/rules.hpp"

#include <cmath>
#include <sstream>

#include "model/rules/parameters.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/text/numbers.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

namespace {

using model::Parameter;

sim::Day day_of(double days_since_1970) { return sim::Day{sim::Days{std::llround(days_since_1970)}}; }

/// A number in the parameter's unit, as the language writes it: "90 min", "0.25", "2014-04-28".
std::string in_unit(const Parameter& parameter, double number) {
    if (parameter.kind == Parameter::Kind::date) return sim::iso(day_of(number));
    const std::string_view unit = model::unit_of(parameter.kind);
    const bool money = parameter.kind == Parameter::Kind::pounds;
    return written(number) + (unit.empty() || money ? "" : " " + std::string(unit));
}

std::unique_ptr<toml::node> as_toml(const Parameter& parameter) {
    switch (parameter.kind) {
    case Parameter::Kind::count:
        return std::make_unique<toml::value<std::int64_t>>(std::llround(parameter.standard));
    case Parameter::Kind::share:
    case Parameter::Kind::pounds:
    case Parameter::Kind::factor: return std::make_unique<toml::value<double>>(parameter.standard);
    case Parameter::Kind::date: {
        const std::chrono::year_month_day day{day_of(parameter.standard)};
        return std::make_unique<toml::value<toml::date>>(toml::date{static_cast<int>(day.year()),
                                                                    static_cast<unsigned>(day.month()),
                                                                    static_cast<unsigned>(day.day())});
    }
    default: return std::make_unique<toml::value<std::string>>(in_unit(parameter, parameter.standard));
    }
}

std::optional<double> days_in(const Field& field, model::Span::Unit unit) {
    const auto span = as_span(field);
    if (!span) return std::nullopt;
    if (span->unit == unit) return span->amount;
    field.error(unit == model::Span::Unit::days ? "wanted days or weeks, found " + found(field)
                                                : "wanted working days, found " + found(field));
    return std::nullopt;
}

/// A plain value in the parameter's own unit.
std::optional<double> in_own_unit(const Field& field, const Parameter& parameter) {
    const auto scaled = [](std::optional<double> value, double unit) {
        return value ? std::optional(*value / unit) : std::nullopt;
    };
    constexpr double greatest = 1e300;
    switch (parameter.kind) {
    case Parameter::Kind::minutes: return scaled(as_seconds(field), 60);
    case Parameter::Kind::hours: return scaled(as_seconds(field), 3'600);
    case Parameter::Kind::days: return days_in(field, model::Span::Unit::days);
    case Parameter::Kind::working_days: return days_in(field, model::Span::Unit::working_days);
    case Parameter::Kind::weeks: return scaled(days_in(field, model::Span::Unit::days), 7);
    case Parameter::Kind::share: return as_share(field);
    case Parameter::Kind::count: {
        const auto count = as_integer(field);
        return count ? std::optional(static_cast<double>(*count)) : std::nullopt;
    }
    case Parameter::Kind::pounds:
    case Parameter::Kind::factor: return as_number(field, -greatest, greatest);
    case Parameter::Kind::date: {
        const auto day = as_day(field);
        return day ? std::optional(static_cast<double>(day->time_since_epoch().count())) : std::nullopt;
    }
    }
    return std::nullopt;
}

std::optional<double> in_range(const Field& field, const Parameter& parameter) {
    const auto value = in_own_unit(field, parameter);
    if (!value || (*value >= parameter.low && *value <= parameter.high)) return value;
    field.error("found " + found(field) + ", outside " + in_unit(parameter, parameter.low) + " to " +
                    in_unit(parameter, parameter.high),
                std::string(parameter.meaning));
    return std::nullopt;
}

/// The value as text, in one line.
std::string as_written(const Field& field) {
    if (field.is_text()) return field.node()->value<std::string>().value_or("");
    std::ostringstream out;
    field.node()->visit([&](const auto& node) { out << toml::toml_formatter{node}; });
    std::string text = out.str();
    for (char& letter : text)
        if (letter == '\n') letter = ' ';
    return text;
}

}  // namespace

void Rules::read(const Field& rules, const Names& names) {
    std::vector<std::string> chapters;
    for (const Parameter& parameter : model::parameters()) {
        known_.emplace_back(parameter.name);
        standards_.emplace(parameter.name, as_toml(parameter));
        const std::string chapter(model::chapter_of(parameter));
        if (chapters.empty() || chapters.back() != chapter) chapters.push_back(chapter);
    }
    for (const auto& [chapter, values] : entries(rules)) {
        std::vector<std::string> of_chapter;
        for (const std::string& name : known_)
            if (name.starts_with(chapter + ".")) of_chapter.push_back(name.substr(chapter.size() + 1));
        if (of_chapter.empty()) {
            values.error_at_key("no such chapter of rules", did_you_mean(chapter, chapters));
            continue;
        }
        for (const auto& [name, value] : entries(values)) {
            const Parameter* parameter = model::find_parameter(chapter + "." + name);
            if (!parameter) {
                value.error_at_key("no such parameter", did_you_mean(name, of_chapter));
                continue;
            }
            if (value.has("rule")) {
                value.error("a parameter's value is a value, not another rule");
                continue;
            }
            varying(value, names, [&](const Field& plain) { return in_range(plain, *parameter); });
            values_.emplace(chapter + "." + name, value);
        }
    }
}

void Rules::warn_of_unused() const {
    for (const auto& [name, field] : values_) {
        if (referred_to_.contains(name)) continue;
        field.warning("nothing in this scenario refers to " + name + ": it changes nothing",
                      "refer to it where it counts: { rule = \"" + name + "\" }");
    }
}

Field Rules::value(std::string_view parameter, Problems& problems) const {
    referred_to_.emplace(parameter);
    if (const auto own = values_.find(parameter); own != values_.end()) return own->second;
    if (const auto standard = standards_.find(parameter); standard != standards_.end())
        return Field(standard->second.get(), "rules." + std::string(parameter), problems);
    return {};
}

std::int16_t Rules::index(std::string_view parameter) const {
    for (std::size_t i = 0; i < known_.size(); ++i)
        if (known_[i] == parameter) return static_cast<std::int16_t>(i);
    return -1;
}

std::vector<model::ResolvedParameter> Rules::resolved() const {
    std::vector<model::ResolvedParameter> result;
    for (const Parameter& parameter : model::parameters()) {
        model::ResolvedParameter resolved;
        resolved.name = parameter.name;
        resolved.standard = in_unit(parameter, parameter.standard);
        resolved.value = resolved.standard;
        resolved.source = parameter.source;
        if (const auto own = values_.find(parameter.name); own != values_.end()) {
            // "90 min" and "1.5 h" are the same length: compared as numbers, shown as written.
            Problems unheard;
            const Field value(own->second.node(), own->second.path(), unheard);
            const bool plain = !value.is_table() && !value.is_array();
            const auto number = plain ? in_own_unit(value, parameter) : std::nullopt;
            resolved.changed = !number || *number != parameter.standard;
            if (resolved.changed) resolved.value = number ? in_unit(parameter, *number) : as_written(value);
        }
        result.push_back(std::move(resolved));
    }
    return result;
}

}  // namespace caseload::scenarios
