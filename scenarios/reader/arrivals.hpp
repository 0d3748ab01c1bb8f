#pragma once

#include <string>
#include <vector>

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

/// An hour, or times another rate.
constexpr double greatest_rate = 1'000'000;

/// [[arrivals]]: one source for each office named.
void read_arrivals(const Field& arrivals, const Names& names, model::Model& model);

/// [[stock]]: people already inside on the first day.
void read_stock(const Field& stock, const Names& names, model::Model& model);

/// The rates of a source at one office: per_hour, per_day or per_week, by weekday, times `share`. Gives what
/// ArrivalSource::per_hour holds.
void read_rates(const Section& section, const Names& names, const model::Office& office, double share,
                model::ArrivalSource& source);

/// The keys of `hours`.
std::span<const Key> arrival_hours_keys();

/// Which offices `office` ("X" or "all") or `offices` name.
std::vector<std::uint16_t> read_which_offices(const Section& section, const Names& names);

std::vector<KeyTable> arrival_key_tables();
std::vector<KeyTable> stock_key_tables();

}  // namespace caseload::scenarios
