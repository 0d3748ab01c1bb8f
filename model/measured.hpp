#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/model.hpp"
#include "sim/measures.hpp"

namespace caseload::model {

/// Why somebody waits: the first test that failed, in this order. A role's or a resource's cause follows the
/// fixed ones: `causes_before_roles + role`, then the resources.
enum class WaitCause : std::uint8_t { rule, claimant, group, provider };
constexpr std::uint8_t causes_before_roles = 4;

/// What every run measures, declared once; the names are permanent.
struct Measured {
    explicit Measured(const Model& model);

    sim::Catalogue catalogue;
    sim::MeasureId arrivals, entered, ended, in_stage, time_in_stage, wait, waited, wait_cause, inside;
    sim::MeasureId missed, late, within, breach_cause, session_size, sessions_held, sessions_not_held, calls;
    sim::MeasureId busy, queue_length, staff_minutes, cost, sanctions, marker_stock, claims_ended, reclaims;
    sim::MeasureId on_benefit, in_work, before_claim, headcount, transferred, early;

    std::vector<std::string> cause_names;   ///< "rule", ..., "staff:work_coach", "resource:group_room"
    std::vector<std::string> ending_names;  ///< Every ending of every stage, without doubles.
    std::vector<std::vector<std::uint16_t>> ending_group;  ///< By stage and ending.
    std::vector<std::string> deadline_names;
    std::vector<std::vector<std::uint16_t>> deadline_group;  ///< By stage and its deadlines.
    std::vector<std::string> payers;
    std::vector<std::vector<std::uint16_t>> payer_group;  ///< By stage and its costs.
    std::vector<std::string> queue_names;
    std::vector<std::string> unit_names;  ///< Roles, then resources: "role=nurse", "resource=bay".
    std::size_t arm_groups = 0;           ///< Groups of the curves: (treated, control) by subgroup.

    std::uint16_t role_cause(std::uint16_t role) const {
        return static_cast<std::uint16_t>(causes_before_roles + role);
    }
    std::uint16_t resource_cause(std::uint16_t resource) const {
        return static_cast<std::uint16_t>(causes_before_roles + roles_ + resource);
    }

private:
    std::size_t roles_ = 0;
};

}  // namespace caseload::model
