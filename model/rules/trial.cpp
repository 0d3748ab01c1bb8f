#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // Intake
    {"trial.offices", count, 7, 1, 7, "Offices of the trial.", "TRIAL-1"},
    {"trial.arrivals_per_week", count, 552, 0, 5000,
     "Claims a week in all offices: 14,508 individuals in 184 days.", "TRIAL-3"},
    {"trial.arrivals_per_office_week", count, 79, 0, 1000, "Claims a week in one office, split evenly.",
     "assumption (TRIAL-3)"},
    {"trial.marker_in_error", share, 0.2152, 0, 1,
     "Records beyond one an individual, some set in error: 3,978 of 18,486.", "TRIAL-3"},
    {"trial.repeat_share", share, 0.75, 0.65, 0.85, "Repeat claimants; derived, 65 to 85%.", "TRIAL-15"},
    {"trial.repeat_within", days, 730, 365, 1096,
     "A benefit live so long before the claim makes it a repeat.", "TRIAL-15"},
    // Scope and exemption
    {"trial.out_of_scope", share, 0.07251, 0, 1, "Claimants out of scope, 1,052 of 14,508.", "TRIAL-2"},
    {"trial.out_of_scope_work_programme", share, 0.735, 0, 1,
     "Of those out of scope: Work Programme from day 1.", "TRIAL-2"},
    {"trial.out_of_scope_language", share, 0.265, 0, 1, "Of those out of scope: English language.",
     "TRIAL-2"},
    {"trial.exempt", share, 0.09758, 0, 1,
     "Exempt of those in scope, 1,313 of 13,456, if alike in both arms.", "TRIAL-2"},
    {"trial.exempt_due_iap", share, 0.1292, 0, 1,
     "Exempt of those due the programme; derived from the counts.", "TRIAL-3"},
    {"trial.exempt_due_control", share, 0.0659, 0, 1,
     "Exempt of those due business as usual; derived from the counts.", "TRIAL-3"},
    {"trial.exempt_pwps", share, 0.59, 0, 1, "Of the exempt: Post Work Programme Support.", "TRIAL-2"},
    {"trial.exempt_other_provision", share, 0.078, 0, 1, "Of the exempt: other provision.", "TRIAL-2"},
    {"trial.exempt_unacceptable_behaviour", share, 0.043, 0, 1, "Of the exempt: unacceptable behaviour.",
     "TRIAL-2"},
    {"trial.exempt_other", share, 0.289, 0, 1, "Of the exempt: any other reason.", "TRIAL-2"},
    // Arms
    {"trial.due_iap", share, 0.5, 0, 1,
     "Due the programme: last digit of the National Insurance number 5 to 9.", "TRIAL-3"},
    {"trial.misallocated_iap", share, 0.029, 0, 1,
     "Of those due the programme: marked for business as usual.", "TRIAL-4"},
    {"trial.misallocated_control", share, 0.005, 0, 1,
     "Of those due business as usual: marked for the programme.", "TRIAL-4"},
    {"trial.matched_iap", share, 0.8203, 0, 1, "Of those due the programme: found in the benefit records.",
     "TRIAL-5"},
    {"trial.matched_control", share, 0.8410, 0, 1,
     "Of those due business as usual: found in the benefit records.", "TRIAL-5"},
    {"trial.pooled_iap", share, 0.4763, 0, 1,
     "Weight of the programme's column where both arms are drawn alike, 4,806 of 10,091.", "TRIAL-6"},
    // Comparison
    {"trial.comparison_days", days, 274, 28, 730, "Days compared from the first day of the claim.",
     "TRIAL-9"},
    {"trial.followed_by_all", days, 122, 28, 274, "Everybody is followed for so long; later fewer and fewer.",
     "TRIAL-11"},
    {"trial.benefit_before_steady", share, 0.30, 0, 1, "On benefit long before the claim.", "TRIAL-11"},
    {"trial.benefit_before_claim", share, 0.14, 0, 1, "On benefit just before the claim.", "TRIAL-11"},
});

}  // namespace

std::span<const Parameter> trial() { return declared; }

}  // namespace caseload::model::chapters
