#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // Referral
    {"iap.iwsi_minutes", minutes, 40, 20, 90,
     "Initial work search interview, before the time to sell the programme.", "IAP-2"},
    {"iap.iwsi_extra_minutes", minutes, 10, 0, 30, "Added to the initial interview to sell the programme.",
     "IAP-2"},
    {"iap.uc_commitments_minutes", minutes, 50, 30, 90,
     "First commitments meeting under Universal Credit, in all.", "IAP-2"},
    {"iap.email_share", share, 0.5, 0, 1, "Claimants who get the leaflet or handbook by email.",
     "assumption (IAP-2)"},
    {"iap.explain_call_minutes", minutes, 10, 5, 30, "Call to explain an emailed leaflet or handbook.",
     "assumption (IAP-2)"},
    // Workshops
    {"iap.workshop_minutes", minutes, 90, 30, 180, "Length of a group workshop.", "IAP-3"},
    {"iap.workshop_2_earliest", working_days, 1, 0, 20, "From follow-up 1 to the earliest workshop 2.",
     "assumption (IAP-3)"},
    {"iap.preparation_time", working_days, 1, 0, 20,
     "From the initial interview until a seat in workshop 1 is sought; the leaflet's activities come before "
     "it.",
     "assumption (IAP-2)"},
    {"iap.smallest_group", count, 6, 1, 20, "Bookings below which the policy for small groups applies.",
     "IAP-4"},
    {"iap.largest_group", count, 10, 8, 12, "Seats at a workshop; the trial's offices had 8 to 12.",
     "assumption (IAP-4)"},
    {"iap.cancel_floor", count, 3, 0, 12, "Fewer present than this on the day and the workshop is not held.",
     "assumption (IAP-5)"},
    {"iap.decided_before", working_days, 1, 0, 10,
     "Before a workshop, the day on which its bookings are counted.", "assumption (IAP-5)"},
    {"iap.group_waits_most", count, 1, 0, 10, "How often a workshop with too few bookings may be put off.",
     "assumption (IAP-5)"},
    {"iap.facilitators", count, 1, 1, 3, "Facilitators a workshop holds.", "assumption (IAP-7)"},
    {"iap.cohort_patience", days, 3, 0, 28,
     "How much later than the earliest seat a workshop with the same claimants may be.",
     "assumption (IAP-8)"},
    // Follow-up interviews
    {"iap.follow_up_minutes", minutes, 20, 5, 60, "Follow-up interview with the own coach.",
     "assumption (IAP-12)"},
    {"iap.follow_up_earliest", working_days, 2, 0, 10,
     "From the end of a workshop to the earliest follow-up on time.", "IAP-9"},
    {"iap.follow_up_latest", working_days, 3, 0, 20,
     "From the end of a workshop to the last day a follow-up is on time.", "IAP-9"},
    {"iap.call_attempts", count, 3, 1, 10, "Attempts before a call is unsuccessful.", "IAP-10"},
    {"iap.call_window", minutes, 20, 5, 120,
     "Attempts are made within this time; an unsuccessful call has used it.", "IAP-10"},
    {"iap.contact_chance", share, 0.5, 0, 1, "Chance that one attempt reaches the claimant.",
     "assumption (IAP-10)"},
    {"iap.security_fail_share", share, 0.02, 0, 1, "Claimants reached who fail the security check.",
     "assumption (IAP-10)"},
    {"iap.face_to_face_share", share, 0.2, 0, 1, "Follow-ups held in person rather than by phone.",
     "assumption (IAP-10)"},
    {"iap.rearranged_notice", working_days, 1, 0, 10,
     "Notice of an interview re-arranged after an unsuccessful call.", "assumption (IAP-11)"},
    {"iap.rearranged_miss_share", share, 0.143, 0, 1,
     "Re-arranged interviews that are missed, taken as other interviews.", "assumption (IAP-11)"},
    // Failures
    {"iap.miss_workshop_share", share, 0.2, 0, 1, "Claimants booked on a workshop who do not come.",
     "assumption (IAP-13)"},
    {"iap.participation_fail_share", share, 0.02, 0, 1,
     "Claimants present at a workshop who do not take part.", "assumption (IAP-13)"},
    {"iap.good_reason_share", share, 0.5, 0, 1,
     "Failures with a good reason: lost papers, job interview, illness.", "assumption (IAP-13)"},
    {"iap.failure_call_minutes", minutes, 20, 5, 60, "Call after a failure: asks why and books again.",
     "assumption (IAP-13)"},
    {"iap.failure_call_within", working_days, 1, 0, 10, "From a failure to the call after it, as aimed at.",
     "assumption (IAP-13)"},
    {"iap.rebooking_notice", working_days, 1, 0, 10, "From the call to the earliest workshop booked again.",
     "assumption (IAP-13)"},
});

}  // namespace

std::span<const Parameter> iap() { return declared; }

}  // namespace caseload::model::chapters
