#include "scenarios/reader/stages/reading.hpp"

#include "model/plan/limits.hpp"
#include "scenarios/reader/values/distributions.hpp"

#include <algorithm>
#include <string>

namespace caseload::scenarios {

namespace {

/// The largest `count_in(office)` over the offices where the stage can be held.
template <class Count> std::int64_t most_in_an_office(const StageReading& reading, const Count& count_in) {
    std::int64_t most = 0;
    for (std::size_t o = 0; o < reading.model.offices.size(); ++o)
        if (reading.office < 0 || static_cast<std::size_t>(reading.office) == o)
            most = std::max<std::int64_t>(most, count_in(reading.model.offices[o]));
    return most;
}

std::string where(const StageReading& reading) {
    if (reading.office < 0) return "no office has";
    return reading.model.offices[static_cast<std::size_t>(reading.office)].name + " does not have";
}

void report_too_few(const StageReading& reading, const Field& field, const std::string& name,
                    std::int64_t count, std::int64_t most, const std::string& advice) {
    field.error(where(reading) + " " + std::to_string(count) + " of " + in_quotes(name) + "; the most is " +
                    std::to_string(most),
                advice);
}

}  // namespace

bool vary_integer(model::Varying<std::int64_t>& member, const StageReading& reading, std::string_view key,
                  std::int64_t low, std::int64_t high) {
    return vary(member, reading.keys[key], reading.names,
                [low, high](const Field& field) { return as_integer(field, low, high); });
}

void vary_chance(model::Varying<sim::Chance>& member, const StageReading& reading, std::string_view key) {
    vary(member, reading.keys[key], reading.names, as_chance);
}

void vary_span(model::Varying<model::Span>& member, const StageReading& reading, std::string_view key) {
    vary(member, reading.keys[key], reading.names, as_span);
}

bool vary_distribution(model::Varying<sim::Distribution>& member, const StageReading& reading,
                       std::string_view key) {
    return vary(member, reading.keys[key], reading.names, distributions(reading.names));
}

void vary_minutes(model::Varying<model::Span>& member, const StageReading& reading, std::string_view key) {
    const auto slot = reading.names.slot_minutes;
    vary(member, reading.keys[key], reading.names, [slot](const Field& field) -> std::optional<model::Span> {
        const auto minutes = as_minutes(field);
        if (!minutes) return std::nullopt;
        if (minutes->amount == 0) {
            field.error("nothing can be booked for no time at all",
                        "write at least one slot: \"" + std::to_string(slot) + " min\"");
            return std::nullopt;
        }
        if (!check_slot(field, *minutes, slot)) return std::nullopt;
        return minutes;
    });
}

std::optional<model::Span> as_some_days(const Field& field) {
    const auto days = as_days(field);
    if (!days) return std::nullopt;
    if (*days > 0) return model::Span{*days, model::Span::Unit::days};
    field.error("no time at all: found " + found(field), "write a length of time, such as \"4 weeks\"");
    return std::nullopt;
}

std::optional<model::Span> as_time_ahead(const Field& field) {
    const auto span = as_span(field);
    if (!span) return std::nullopt;
    constexpr std::int64_t working_days_of_seven = 5;
    const std::int64_t amount = span->amount;
    const std::int64_t days = span->unit == model::Span::Unit::seconds ? amount / 86'400
                              : span->unit == model::Span::Unit::days  ? amount
                                                                       : amount * 7 / working_days_of_seven;
    if (days <= model::most_days_ahead) return span;
    field.error("too far ahead: found " + found(field),
                "diaries reach " + std::to_string(model::most_days_ahead) + " days ahead at most");
    return std::nullopt;
}

std::optional<model::Span> as_days_ahead(const Field& field) {
    const auto days = as_some_days(field);
    return days ? as_time_ahead(field) : std::nullopt;
}

void check_role(const StageReading& reading, const Field& field, std::uint16_t role, std::uint16_t count) {
    const auto most = most_in_an_office(reading, [role](const model::Office& office) {
        std::int64_t members = 0;
        for (const auto& group : office.staff)
            if (group.role == role) members += group.count;
        return members;
    });
    const auto& name = reading.names.roles.names[role];
    if (most < count)
        report_too_few(reading, field, name, count, most,
                       "raise the count of [offices.NAME.staff." + name + "], or ask for fewer");
}

void check_resource(const StageReading& reading, const Field& field, std::uint16_t resource,
                    std::uint16_t count) {
    const auto most = most_in_an_office(reading, [resource](const model::Office& office) {
        std::int64_t have = 0;
        for (const auto& one : office.resources)
            if (one.resource == resource) have += one.count;
        return have;
    });
    if (most < count)
        report_too_few(reading, field, reading.names.resources.names[resource], count, most,
                       "raise it in resources = { ... } of an office, or ask for fewer");
}

Counts read_resources(const StageReading& reading) {
    Counts needs;
    for (const auto& [name, field] : entries(reading.keys["needs"])) {
        const auto resource = reading.names.resources.find(name);
        if (!resource) {
            if (reading.names.roles.find(name))
                field.error_at_key(
                    in_quotes(name) + " is a role; a booking names its role by `role`",
                    "leave it out of needs, or use does = \"walk_in\" to take several roles at once");
            else
                field.error_at_key("no office has the resource " + in_quotes(name),
                                   did_you_mean(name, reading.names.resources.names));
            continue;
        }
        const auto count = as_integer(field, 1, most_of_a_thing);
        if (!count) continue;
        check_resource(reading, field, *resource, static_cast<std::uint16_t>(*count));
        needs.emplace_back(*resource, static_cast<std::uint16_t>(*count));
    }
    return needs;
}

std::int16_t read_skill(const StageReading& reading, const Field& field, std::uint16_t role) {
    const auto skill = resolve(reading.names.skills, field);
    if (!skill) return -1;
    const auto most = most_in_an_office(reading, [&](const model::Office& office) {
        std::int64_t holders = 0;
        for (const auto& group : office.staff) {
            if (group.role != role) continue;
            for (const auto& [which, count] : group.skills)
                if (which == *skill) holders += count;
            for (const auto& training : group.training)
                if (training.skill == *skill) holders += group.count;
        }
        return holders;
    });
    if (most == 0)
        field.error("nobody who is a " + in_quotes(reading.names.roles.names[role]) + " has the skill " +
                        in_quotes(reading.names.skills.names[*skill]),
                    "give it to some: [offices.NAME.staff." + reading.names.roles.names[role] +
                        "] skills = { " + reading.names.skills.names[*skill] + " = 1 }");
    return static_cast<std::int16_t>(*skill);
}

std::int16_t read_clock(const Names& names, const Field& field) {
    const auto clock = resolve(names.clocks, field);
    return clock ? static_cast<std::int16_t>(*clock) : std::int16_t{-1};
}

std::int16_t read_booking_stage(const StageReading& reading, const Field& field) {
    const auto stage = resolve_stage(reading.names, field, reading.pathway);
    if (!stage) return -1;
    if (*stage == reading.stage)
        field.error("the stage itself: a booking cannot stand for itself",
                    "name another stage, or leave it out");
    if (!reading.names.stages_that_book.contains(*stage))
        field.error("the stage " + in_quotes(reading.names.stages.names[*stage]) + " books nothing",
                    "name a stage that does appointment, call, reviews or daily_reviews");
    return static_cast<std::int16_t>(*stage);
}

}  // namespace caseload::scenarios
