#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"
#include "scenarios/reader/values/values.hpp"
#include "scenarios/reader/values/varying.hpp"

namespace caseload::scenarios {

/// How long time is looked for where a stage does not say.
constexpr model::Span standard_horizon{56, model::Span::Unit::days};
/// Of a role or resource at one office.
constexpr std::int64_t most_of_a_thing = 10'000;

/// A stage while it is read: its table, opened with the keys of its kind, and what it may refer to.
struct StageReading {
    const Section& keys;
    const Names& names;
    const model::Model& model;  ///< The offices are there.
    std::uint16_t stage = 0;    ///< Index into Model::stages.
    std::uint16_t pathway = 0;
    std::int16_t office = -1;  ///< Where the stage is held; -1: at every office.
};

/// Things of which a stage takes some: (role or resource, count).
using Counts = std::vector<std::pair<std::uint16_t, std::uint16_t>>;

/// A whole number that may vary; true when it was set.
bool vary_integer(model::Varying<std::int64_t>& member, const StageReading& reading, std::string_view key,
                  std::int64_t low, std::int64_t high = no_limit);
/// A chance that may vary.
void vary_chance(model::Varying<sim::Chance>& member, const StageReading& reading, std::string_view key);
/// A length of time that may vary.
void vary_span(model::Varying<model::Span>& member, const StageReading& reading, std::string_view key);
/// A distribution that may vary; true when it was set.
bool vary_distribution(model::Varying<sim::Distribution>& member, const StageReading& reading,
                       std::string_view key);
/// The allotted minutes: whole multiples of the diary's slot, more than none.
void vary_minutes(model::Varying<model::Span>& member, const StageReading& reading, std::string_view key);

/// Days or weeks, more than none: for vary().
std::optional<model::Span> as_some_days(const Field& field);

/// How far ahead something is booked, at most model::most_days_ahead: for vary().
std::optional<model::Span> as_time_ahead(const Field& field);
/// The same in days or weeks, more than none.
std::optional<model::Span> as_days_ahead(const Field& field);

/// `needs` of a stage that books: resources alone. Reports what no office has so many of.
Counts read_resources(const StageReading& reading);
/// Reports a role of which no office has `count`.
void check_role(const StageReading& reading, const Field& field, std::uint16_t role, std::uint16_t count = 1);
/// Reports a resource of which no office has `count`.
void check_resource(const StageReading& reading, const Field& field, std::uint16_t resource,
                    std::uint16_t count);
/// The skill in the field, -1 for none; reports one that nobody of the role has anywhere, nor is trained in.
std::int16_t read_skill(const StageReading& reading, const Field& field, std::uint16_t role);
/// The clock in the field, -1 for none.
std::int16_t read_clock(const Names& names, const Field& field);
/// The stage in the field, -1 for none; reports one that books nothing.
std::int16_t read_booking_stage(const StageReading& reading, const Field& field);

/// The keys shared by appointments, calls and reviews.
std::span<const Key> booking_keys();
model::BookingRequest read_booking(const StageReading& reading);
/// Its part that says who is booked for how long: `role`, `skill` and `minutes`.
void read_whose_time(const StageReading& reading, model::BookingRequest& booking);

}  // namespace caseload::scenarios
