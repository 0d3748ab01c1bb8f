#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "model/plan/model.hpp"
#include "sim/measures.hpp"

namespace caseload::model {

/// Why somebody waits: the first test that failed, in this order. A role's or a resource's cause follows the
/// fixed ones: `causes_before_roles + role`, then the resources. Last comes what is no wait: Measured::interval_cause.
enum class WaitCause : std::uint8_t {
    closed,     ///< The office is, or nobody is on duty.
    timetable,  ///< Of group sessions and daily reviews, and the steps of diaries.
    claimant,   ///< Is booked elsewhere.
    group,      ///< Not full.
    provider
};
constexpr std::uint8_t causes_before_roles = 5;

/// What prescribes time before the start, by the key that sets it. Such time is an interval and no wait.
enum class Prescribed : std::uint8_t { earliest, every, notice };
constexpr std::size_t prescribed_count = 3;

/// What every run measures, and the numbers of groups in a model.
struct Measured {
    /// The measures in the order in which they are declared (model/setup/measures.cpp) and files list them.
    enum Id : std::uint16_t {
        arrivals,
        entered,
        ended,
        ended_share,
        broken_off,
        moved_in,
        in_stage,
        time_in_stage,
        median_time_in_stage,
        time_in_stage_90,
        wait,
        waited,
        wait_cause,
        interval,
        still_waiting,
        still_waiting_for,
        interrupted,
        interruption,
        inside,
        missed,
        late,
        late_by,
        late_by_90,
        within,
        breach_cause,
        early,
        session_size,
        sessions_held,
        sessions_not_held,
        calls,
        busy,
        overtime,
        queue_length,
        staff_minutes,
        cost,
        sanctions,
        marker_stock,
        claims_ended,
        reclaims,
        transferred,
        headcount,
        steered,
        held_back,
        places_granted,
        places_used,
        places_given_back,
        turned_away,
        absences,
        placement_hours,
        attendances,
        appeals,
        hardship,
        work_after,
        on_benefit,
        in_work,
        before_claim,
        trial_benefit,  ///< This and what follows: only with a trial and outcomes.
        trial_benefit_squares,
        trial_work,
        trial_work_squares,
        office_benefit,  ///< This and what follows: only where whole offices are allocated.
        office_work
    };

    explicit Measured(const Model& model);

    sim::DeclaredMeasures declared;

    /// "closed", ..., "staff:work_coach", "resource:group_room"; at last "interval".
    std::vector<std::string> cause_names;
    std::vector<std::string> ending_names;                 ///< Every ending of every stage, without doubles.
    std::vector<std::vector<std::uint16_t>> ending_group;  ///< By stage and ending.
    std::vector<std::string> deadline_names;
    std::vector<std::vector<std::uint16_t>> deadline_group;  ///< By stage and its deadlines.
    std::vector<std::string> payers;
    std::vector<std::vector<std::uint16_t>> payer_group;  ///< By stage and its costs, weekly ones after them.
    std::vector<std::vector<std::uint16_t>> trip_group;   ///< By stage and its trips: payers.
    std::vector<std::string> areas;                       ///< Of offices, without doubles.
    std::vector<std::string> elements;                    ///< Stages that steered branches lead to.
    std::vector<std::vector<std::int16_t>>
        element_of_branch;  ///< By choose stage and branch; -1: not steered.
    /// By choose stage: the elements steered at it or, directly or by others, together with one of those.
    std::vector<std::vector<std::uint16_t>> elements_together;
    int limit_years = 0;  ///< Years of providers' limits that the run touches, at most.
    std::vector<std::string> queue_names;
    std::vector<std::string> unit_names;  ///< Roles, then resources: "role=nurse", "resource=bay".
    std::size_t arm_groups = 0;           ///< Groups of the curves: (treated, control) by subgroup.

    std::uint16_t role_cause(std::uint16_t role) const {
        return static_cast<std::uint16_t>(causes_before_roles + role);
    }
    std::uint16_t resource_cause(std::uint16_t resource) const {
        return static_cast<std::uint16_t>(causes_before_roles + roles_ + resource);
    }
    /// Causes of waits: the first so many of cause_names.
    std::size_t wait_causes() const { return cause_names.size() - 1; }
    /// Prescribed time, where it is told what a delay was most for.
    std::uint16_t interval_cause() const { return static_cast<std::uint16_t>(cause_names.size() - 1); }
    /// Would more staff, rooms, places or people in a group shorten it?
    bool avoidable(std::size_t cause) const {
        return cause >= static_cast<std::size_t>(WaitCause::group) && cause < wait_causes();
    }
    /// A resource's place in unit_names; a role's is its number.
    std::size_t resource_unit(std::size_t resource) const { return roles_ + resource; }

    /// Groups of what a trial adds up: those of the curves, then (treated, control) by office where whole offices are
    /// allocated. None without a trial.
    std::size_t trial_groups() const { return trial_groups_; }
    /// Group of a provider's place in an area and a year of its limit.
    int place_group(std::size_t provider, std::size_t area, int year) const {
        return (static_cast<int>(provider * areas.size() + area)) * limit_years +
               std::min(year, limit_years - 1);
    }
    /// Group of an hour of the week.
    static int hour_group(sim::Time time) {
        return sim::weekday_index(sim::day_of(time)) * 24 +
               static_cast<int>(sim::time_of_day(time).count() / 3600);
    }

private:
    void number_groups_of(const Stage& stage);
    void gather_elements();

    std::size_t roles_ = 0;
    std::size_t trial_groups_ = 0;
};

}  // namespace caseload::model
