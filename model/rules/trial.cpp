#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // Intake
    {"trial.repeat_share", share, 0.75, 0.65, 0.85, "Repeat claimants; derived, 65 to 85%.", "TRIAL-15"},
    // Scope and exemption
    {"trial.out_of_scope", share, 0.07251, 0, 1, "Claimants out of scope, 1,052 of 14,508.", "TRIAL-2"},
    {"trial.out_of_scope_work_programme", share, 0.735, 0, 1,
     "Of those out of scope: Work Programme from day 1.", "TRIAL-2"},
    {"trial.exempt_due_iap", share, 0.1292, 0, 1,
     "Exempt of those due the programme; derived from the counts.", "TRIAL-3"},
    {"trial.exempt_due_control", share, 0.0659, 0, 1,
     "Exempt of those due business as usual; derived from the counts.", "TRIAL-3"},
    {"trial.exempt_pwps", share, 0.59, 0, 1, "Of the exempt: Post Work Programme Support.", "TRIAL-2"},
    {"trial.exempt_other_provision", share, 0.078, 0, 1, "Of the exempt: other provision.", "TRIAL-2"},
    {"trial.exempt_unacceptable_behaviour", share, 0.043, 0, 1, "Of the exempt: unacceptable behaviour.",
     "TRIAL-2"},
    // Arms
    {"trial.misallocated_iap", share, 0.029, 0, 1,
     "Of those due the programme: marked for business as usual.", "TRIAL-4"},
    {"trial.misallocated_control", share, 0.005, 0, 1,
     "Of those due business as usual: marked for the programme.", "TRIAL-4"},
    {"trial.matched_iap", share, 0.8203, 0, 1, "Of those due the programme: found in the benefit records.",
     "TRIAL-5"},
    {"trial.matched_control", share, 0.8410, 0, 1,
     "Of those due business as usual: found in the benefit records.", "TRIAL-5"},
    // Comparison
    {"trial.benefit_before_steady", share, 0.30, 0, 1, "On benefit long before the claim.", "TRIAL-11"},
    {"trial.benefit_before_claim", share, 0.14, 0, 1, "On benefit just before the claim.", "TRIAL-11"},
});

}  // namespace

std::span<const Parameter> trial() { return declared; }

}  // namespace caseload::model::chapters
