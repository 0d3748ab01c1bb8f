#pragma once

#include <string>
#include <vector>

#include "model/plan/model.hpp"
#include "scenarios/reader/text/field.hpp"
#include "scenarios/reader/values/names.hpp"

namespace caseload::scenarios {

inline constexpr const char* standard_arm = "arm";
inline constexpr const char* standard_treated = "treated";
inline constexpr const char* standard_control = "control";

/// What [trial] calls its arms, before anything is checked.
struct ArmNames {
    std::string attribute, treated, control;
    bool allocated = false;  ///< By the trial, not by the population.
};
ArmNames arm_names(const Field& trial);

/// [trial]
void read_trial(const Field& trial, const Names& names, model::Model& model);
/// How people come to their arm, whose attribute and levels are known (trial_allocation.cpp).
void read_allocation(const Section& trial, const Names& names, model::Model& model);
/// [[headcounts]]
void read_headcounts(const Field& headcounts, const Names& names, model::Model& model);
/// [[targets]]
void read_targets(const Field& targets, const Names& names, model::Model& model);
/// [[free]]: each key is checked to lead to something in the scenario or its rules.
void read_free_parameters(const Field& root, const Names& names, model::Model& model);

std::vector<KeyTable> trial_key_tables();
std::vector<KeyTable> target_key_tables();

}  // namespace caseload::scenarios
