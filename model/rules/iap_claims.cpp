#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // The package and what comes after it
    {"iap.package_days", days, 21, 7, 90, "From the claim date to the end of follow-up 2, as aimed at.",
     "IAP-15"},
    {"iap.coach_meeting_frequency", days, 14, 7, 56,
     "Between meetings with the programme's coach until the claim ends.", "IAP-16"},
    {"iap.coach_meeting_minutes", minutes, 10, 5, 60, "Meeting with the programme's coach after the package.",
     "assumption (IAP-16)"},
    {"iap.exit_minutes", minutes, 20, 5, 60, "Exit interview.", "assumption (IAP-22)"},
    {"iap.exit_within", working_days, 5, 1, 20, "From follow-up 2 to the exit interview.",
     "assumption (IAP-22)"},
    // Staff
    {"iap.notes_minutes", minutes, 5, 0, 30, "Notes after each step of the programme.",
     "assumption (IAP-18)"},
    {"iap.commitment_minutes", minutes, 5, 0, 30, "Update of the claimant commitment.",
     "assumption (IAP-18)"},
    {"iap.email_minutes", minutes, 5, 0, 30, "Email to a claimant.", "assumption (IAP-18)"},
    {"iap.facilitator_training", days, 2, 0, 5, "Training of a facilitator, in working days off the diary.",
     "IAP-23"},
    {"iap.data_awareness_hours", hours, 2, 0, 8, "Data awareness training of staff who allocate.", "IAP-23"},
    // Activities at home
    {"iap.activities_completion_share", share, 0.6, 0, 1,
     "Claimants who complete their activities at home in time and sufficiently.", "assumption (IAP-21)"},
    {"iap.activities_truthful_share", share, 0.9, 0, 1,
     "Claimants whose word by phone on their activities is true.", "assumption (IAP-21)"},
    // Effect on claims: factors on the rate of leaving benefit by days since the claim, fitted by the scenarios
    {"iap.effect_work_1", factor, 1, 0.2, 3, "Leaving for work, days 5 to 33.", "assumption (TRIAL-8)"},
    {"iap.effect_work_2", factor, 1, 0.2, 3, "Leaving for work, days 34 to 47.", "assumption (TRIAL-8)"},
    {"iap.effect_work_3", factor, 1, 0.2, 3, "Leaving for work, days 48 to 83.", "assumption (TRIAL-8)"},
    {"iap.effect_work_4", factor, 1, 0.2, 3, "Leaving for work, day 84 on.", "assumption (TRIAL-8)"},
    {"iap.effect_other_1", factor, 1, 0.2, 3, "Leaving for other reasons, days 5 to 33.",
     "assumption (TRIAL-8)"},
    {"iap.effect_other_2", factor, 1, 0.2, 3, "Leaving for other reasons, days 34 to 47.",
     "assumption (TRIAL-8)"},
    {"iap.effect_other_3", factor, 1, 0.2, 3, "Leaving for other reasons, days 48 to 83.",
     "assumption (TRIAL-8)"},
    {"iap.effect_other_4", factor, 1, 0.2, 3, "Leaving for other reasons, day 84 on.",
     "assumption (TRIAL-8)"},
    {"iap.effect_multiplier", factor, 1, 0, 2,
     "Multiplies the whole effect; below 1 for a wider roll-out without volunteers.",
     "assumption (TRIAL-12)"},
    // Delivery decides effect: the share of it that each step brings when it is done; what they leave comes with the
    // interview that sells the programme
    {"iap.effect_share_workshop_1", share, 0.2, 0, 0.5, "Share of the effect that comes with workshop 1.",
     "assumption (TRIAL-17)"},
    {"iap.effect_share_follow_up_1", share, 0.1, 0, 0.5, "Share of the effect that comes with follow-up 1.",
     "assumption (TRIAL-17)"},
    {"iap.effect_share_workshop_2", share, 0.2, 0, 0.5, "Share of the effect that comes with workshop 2.",
     "assumption (TRIAL-17)"},
    {"iap.effect_share_follow_up_2", share, 0.1, 0, 0.5, "Share of the effect that comes with follow-up 2.",
     "assumption (TRIAL-17)"},
    {"iap.effect_share_activities", share, 0.05, 0, 0.25,
     "Share of the effect that comes with the activities of either workshop, when they are completed.",
     "assumption (TRIAL-17 IAP-21)"},
});

}  // namespace

std::span<const Parameter> iap_claims() { return declared; }

}  // namespace caseload::model::chapters
