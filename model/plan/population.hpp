#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "model/plan/span.hpp"
#include "model/plan/varying.hpp"
#include "sim/distribution.hpp"
#include "sim/draws.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// What a claimant is: sex, age group, arm of the trial, ... Drawn once, at arrival, in the order of declaration, so
/// that an attribute may depend on an earlier one. At most 250 levels.
struct Attribute {
    std::string name;
    std::vector<std::string> levels;
    Varying<sim::Categories> shares;  ///< By an earlier attribute, where `shares.attribute >= 0`.
    std::string source;               ///< Where the shares come from, or "assumption".
    std::string drawn_as = {};        ///< Has the luck of the attribute of this name; empty: its own.
};

/// What becomes of the claim of somebody who comes.
enum class Claims : std::uint8_t {
    no,
    yes,   ///< Opens one on the day.
    later  ///< Has left benefit on the day, and may claim again as those do who left for the first cause.
};

/// Where people come from. A Poisson stream thinned from a declared greatest rate, so that a changed rate adds or
/// removes people without renaming others; or counts given a day.
struct ArrivalSource {
    std::string name;  ///< Unique in its office; part of a person's identity.
    std::uint16_t office = 0;
    std::uint16_t pathway = 0;
    std::uint16_t stage = 0;             ///< Index into Model::stages.
    std::array<double, 168> per_hour{};  ///< Expected arrivals in each hour of the week, Monday 00:00 first.
    std::array<double, 12> month_factor{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    double greatest_per_hour = 0;  ///< Candidates come at this rate and are kept with chance rate / greatest.
    bool working_days_only = false;                         ///< No arrivals on weekends and bank holidays.
    std::vector<std::pair<sim::Day, std::uint32_t>> daily;  ///< Instead of rates: counts by day, ascending.
    sim::Day first{};                                       ///< Arrivals on [first, last).
    sim::Day last{};
    std::int64_t stop_after = -1;  ///< No more than so many; -1: no limit.
    std::uint16_t batch = 1;       ///< People arriving together.
    std::vector<std::pair<std::uint16_t, sim::Categories>> attributes;  ///< Own shares for some attributes.
    Claims claims = Claims::yes;                                        ///< Where the scenario has outcomes.
    std::string note;                                                   ///< Source or "assumption".
};

/// People already inside on the first day.
struct Stock {
    std::string name;
    std::uint16_t office = 0;
    std::uint32_t count = 0;
    std::uint16_t pathway = 0;
    std::uint16_t stage = 0;
    std::vector<std::pair<std::uint16_t, sim::Categories>> attributes;
    Span spread{14, Span::Unit::days};  ///< They enter their stage at moments spread evenly over this span.
    bool claims =
        true;  ///< With a claim whose elapsed duration is drawn as in a steady state (survival-weighted).
    std::string note;
};

}  // namespace caseload::model
