#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    {"jsa.nji_minutes", minutes, 40, 20, 90, "New jobseeker interview.", "FACT-1"},
    {"jsa.nji_earliest", days, 3, 0, 28, "From the claim to the earliest new jobseeker interview.",
     "assumption (TRIAL-7)"},
    {"jsa.nji_within", days, 5, 0, 28, "From the claim to the new jobseeker interview, as aimed at.",
     "assumption (TRIAL-7)"},
    {"jsa.review_minutes", minutes, 10, 5, 60, "Fortnightly review as allotted, in five-minute slots.",
     "FACT-2"},
    {"jsa.review_frequency", days, 14, 7, 56, "Between reviews.", "TRIAL-7"},
    {"jsa.missed_interview_share", share, 0.143, 0, 1,
     "Interviews missed; 0.167 where the published base is read the other way.", "FACT-3"},
    {"jsa.missed_review_share", share, 0.05, 0, 1, "Fortnightly reviews missed.", "assumption (TRIAL-7)"},
    {"jsa.rearranged_share", share, 0.05, 0, 1, "Interviews called off in advance and booked again.",
     "assumption (HTW-24)"},
    {"jsa.review_doubt_share", share, 0.005, 0, 1,
     "Reviews that raise a doubt on availability or on seeking work.", "assumption (HTW-100)"},
    {"jsa.postal_minutes", minutes, 5, 0, 60, "Postal declaration, in place of a fortnightly review.",
     "assumption (HTW-78)"},
    {"jsa.flexible_interview_minutes", minutes, 20, 5, 60, "Further interview at the coach's discretion.",
     "assumption (TRIAL-7)"},
    {"jsa.flexible_interview_share", share, 0.1, 0, 1,
     "Reviews after which the coach asks for a further interview.", "assumption (TRIAL-7)"},
    {"jsa.flexible_interview_within", days, 7, 1, 28, "From the review to the further interview.",
     "assumption (TRIAL-7)"},
    {"jsa.information_session_minutes", minutes, 60, 20, 180,
     "Group information session, where an office holds them.", "assumption (TRIAL-7)"},
    {"jsa.information_session_largest", count, 15, 2, 50, "Seats at a group information session.",
     "assumption (TRIAL-7)"},
    {"jsa.local_provision_share", share, 0.1, 0, 1, "Claimants sent to local provision.",
     "assumption (TRIAL-7)"},
    {"jsa.support_fund_award", pounds, 30, 0, 1000, "Award from the Flexible Support Fund.",
     "assumption (TRIAL-7)"},
    {"jsa.support_fund_share", share, 0.05, 0, 1,
     "Claimants who get an award from the Flexible Support Fund.", "assumption (TRIAL-7)"},
});

}  // namespace

std::span<const Parameter> jsa() { return declared; }

}  // namespace caseload::model::chapters
