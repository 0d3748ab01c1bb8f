#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/rules/sanction_scale.hpp"
#include "model/setup/measured.hpp"

namespace caseload::model {

/// Groups of Measured::absences.
enum class AbsenceGroup : std::uint8_t {
    sick_available,
    sick_failure,
    other_available,
    other_failure,
    unreported_failure,
    refusal_failure
};

/// Groups of Measured::placement_hours.
enum class Activity : std::uint8_t { placement, job_search };

/// Groups of Measured::work_after.
enum class WorkAfterGroup : std::uint8_t { any, sustained };

/// Why the element furthest below its share could not be taken; within an element, the groups of Measured::held_back.
enum class HeldBack : std::uint8_t { unsuitable, no_place };

sim::Group held_back_group(int element, HeldBack why);

/// Group of Measured::sanctions. On the lower level a further failure is one of its own where tells_further().
sim::Group sanction_group(bool higher_level, SanctionRank rank);
/// Is a failure after a repeated one worth another sanction than the repeated one? Always on the higher level.
bool tells_further(const DecisionMaker& stage);

/// What people of a trial come to who are followed to the end is added up.
bool sums_up_trial(const Model& model);
/// ... and office by office, because whole offices are allocated.
bool sums_up_offices(const Model& model);

/// The names of measures' groups, in order.
namespace groups {

std::vector<std::string> wait_causes(const Model& model, const Measured& numbers);
/// The same, and the interval.
std::vector<std::string> causes_of_delay(const Model& model, const Measured& numbers);
/// In the order of Prescribed.
std::vector<std::string> prescribed(const Model& model, const Measured& numbers);
std::vector<std::string> endings(const Model& model, const Measured& numbers);
std::vector<std::string> deadlines(const Model& model, const Measured& numbers);
std::vector<std::string> units(const Model& model, const Measured& numbers);
std::vector<std::string> queues(const Model& model, const Measured& numbers);
std::vector<std::string> roles(const Model& model, const Measured& numbers);
std::vector<std::string> payers(const Model& model, const Measured& numbers);
std::vector<std::string> sanctions(const Model& model, const Measured& numbers);
std::vector<std::string> markers(const Model& model, const Measured& numbers);
std::vector<std::string> causes_of_ends(const Model& model, const Measured& numbers);
std::vector<std::string> headcounts(const Model& model, const Measured& numbers);
std::vector<std::string> elements(const Model& model, const Measured& numbers);
std::vector<std::string> held_back(const Model& model, const Measured& numbers);
/// Provider by provider, area by area, year by year: Measured::place_group.
std::vector<std::string> places(const Model& model, const Measured& numbers);
std::vector<std::string> absences(const Model& model, const Measured& numbers);
std::vector<std::string> activities(const Model& model, const Measured& numbers);
std::vector<std::string> hours_of_the_week(const Model& model, const Measured& numbers);
std::vector<std::string> work_after(const Model& model, const Measured& numbers);
/// (treated, control) by subgroup; none without a trial.
std::vector<std::string> arms(const Model& model, const Measured& numbers);
/// (treated, control) by office.
std::vector<std::string> offices_by_arm(const Model& model, const Measured& numbers);

}  // namespace groups

}  // namespace caseload::model
