#pragma once

#include <cstdint>
#include <vector>

#include "model/plan/model.hpp"
#include "model/setup/clock_deadlines.hpp"
#include "model/setup/layout.hpp"
#include "model/setup/measured.hpp"

namespace caseload::model {

/// What a run works out once from its model, shared by all replications and sites and never changed.
struct Setup {
    /// The model outlives it.
    explicit Setup(const Model& model);
    Setup(const Setup&) = delete;
    Setup& operator=(const Setup&) = delete;

    const Model& model;
    Layout layout;
    Measured measured;

    std::vector<bool> clock_moves_hazard;       ///< By clock: an effect counts from it.
    std::vector<std::int16_t> keeper_of_stage;  ///< By stage: its place among keeping stages, -1 none.
    std::vector<ClockDeadline> clock_deadlines;
    std::vector<std::uint16_t> queue_of_stage;  ///< By stage: its queue among Measured::queue_names.
    std::vector<bool> marker_may_change;        ///< From marker times the number of markers plus to marker.
    std::vector<std::uint16_t> district_of_office;  ///< Numbers of districts, by office.
    std::vector<std::uint16_t> area_of_office;   ///< Numbers of areas, by office; names in Measured::areas.
    bool gaps_are_filled = false;                ///< Some duty lets queue work use its gaps.
    std::vector<std::uint64_t> attribute_draws;  ///< Names of the attributes' draws.
    std::vector<std::uint64_t> elapsed;  ///< Cumulated survival by day, for the stock's elapsed durations.
    std::vector<std::uint32_t> source_hash;  ///< By arrival source, then by stock: part of who somebody is.
    std::vector<std::uint16_t>
        source_office;      ///< By source as above: the office of arrival, whatever the present one.
    sim::Day first_week{};  ///< The Monday on or before the first measured day.

    /// Weeks since the first; -1 before it.
    int week(sim::Time time) const {
        const auto days = (sim::day_of(time) - first_week).count();
        return days >= 0 ? static_cast<int>(days / 7) : -1;
    }
};

}  // namespace caseload::model
