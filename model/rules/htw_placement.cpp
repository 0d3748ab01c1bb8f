#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // Places
    {"htw.places", count, 1400, 0, 100000,
     "Places a year and contract package area: about 1,190 started a year in each of 18 areas (25,000 in 14 "
     "months), "
     "and some are held.",
     "assumption (HTW-5)"},
    {"htw.place_year_begins", date, days_since_1970(2014, 4, 28), days_since_1970(2011, 1, 1),
     days_since_1970(2030, 1, 1), "First day of the first year of places.", "assumption (HTW-5)"},
    {"htw.last_referral", date, days_since_1970(2016, 3, 31), days_since_1970(2011, 1, 1),
     days_since_1970(2030, 1, 1), "Last day of referrals to placements.", "READING-29"},
    // Referral and engagement meeting
    {"htw.referral_minutes", minutes, 30, 0, 120, "Staff time for a referral in its eight steps.",
     "assumption (HTW-83)"},
    {"htw.special_referral_minutes", minutes, 60, 0, 240,
     "Staff time for a clerical referral by the nominated officer.", "assumption (HTW-86)"},
    {"htw.special_record_share", share, 0.005, 0, 1, "Claimants with a special customer record.",
     "assumption (HTW-86)"},
    {"htw.engagement_earliest", days, 5, 0, 56, "From the referral to the earliest engagement meeting.",
     "assumption (HTW-83)"},
    {"htw.engagement_latest", days, 14, 0, 56, "From the referral to the latest engagement meeting.",
     "assumption (HTW-83)"},
    {"htw.misses_engagement_share", share, 0.28, 0, 1, "Engagement meetings missed.", "assumption (HTW-88)"},
    {"htw.in_error_share", share, 0.02, 0, 1, "Referrals made in error.", "assumption (HTW-127)"},
    {"htw.never_in_scope_share", share, 0.2, 0, 1,
     "Referrals in error of people to whom Help to Work never applied.", "assumption (HTW-129)"},
    {"htw.reported_after", working_days, 1, 0, 20, "The office sees a miss or no start so long after it.",
     "HTW-88"},
    {"htw.still_suits_share", share, 0.5, 0, 1,
     "Claimants whom a placement still suits at a later interview.", "assumption (HTW-90)"},
    {"htw.refer_again_minutes", minutes, 20, 5, 60, "Interview after a missed meeting or no start.",
     "assumption (HTW-88)"},
    {"htw.refer_again_within", working_days, 1, 1, 20, "From the daily report to that interview.", "HTW-88"},
    // Placement and provision
    {"htw.sourcing", days, 28, 1, 210,
     "Mean time from the engagement meeting to the first day of a placement.", "assumption (HTW-76)"},
    {"htw.fails_to_start_share", share, 0.18, 0, 1, "Placements found that the claimant does not start.",
     "assumption (HTW-88)"},
    {"htw.placement", weeks, 26, 1, 104, "Placement, from its first day.", "HTW-75"},
    {"htw.provision", weeks, 30, 1, 104, "From the referral to the end of provision.", "HTW-75"},
    {"htw.hours", count, 30, 1, 48, "Hours a week on the placement.", "HTW-75"},
    {"htw.restricted_share", share, 0.15, 0, 1, "Claimants whose hours are restricted by agreement.",
     "assumption (HTW-75)"},
    {"htw.restricted_hours", count, 16, 1, 44,
     "Hours a week on the placement under restrictions: 20 agreed, less at least 4.", "assumption (HTW-75)"},
    {"htw.job_search_hours", count, 6, 4, 10, "Hours a week of job search with the provider.", "HTW-76"},
    {"htw.unplaced_hours", count, 30, 0, 30, "Hours a week of job search while a placement is being found.",
     "HTW-76"},
    {"htw.provider_weekly_cost", pounds, 20, 0, 1000,
     "Travel, childcare and other costs a week, which the provider bears.", "assumption (HTW-79)"},
    // Absence
    {"htw.sick_share", share, 0.02, 0, 1, "Weeks in which a sickness begins.", "assumption (HTW-106)"},
    {"htw.sickness_days", days, 5, 1, 91, "Mean length of a sickness.", "assumption (HTW-106)"},
    {"htw.sick_spells", count, 2, 0, 20, "Sicknesses treated as available, in twelve months.", "HTW-106"},
    {"htw.sick_longest", days, 14, 1, 91, "... each up to so long.", "HTW-106"},
    {"htw.long_sick_longest", days, 0, 0, 364,
     "One more sickness may last so long; 91 days from 30 March 2015, 0 before it.", "HTW-106"},
    {"htw.absence_share", share, 0.03, 0, 1, "Weeks with another reported absence.", "assumption (HTW-110)"},
    {"htw.absence_fails_share", share, 0.2, 0, 1, "Other reported absences that lead to failure action.",
     "assumption (HTW-65)"},
    {"htw.unreported_share", share, 0.03, 0, 1, "Weeks with an absence that is not reported.",
     "assumption (HTW-114)"},
    {"htw.refuses_share", share, 0.002, 0, 1, "Weeks with a refusal of a vacancy, an interview or an offer.",
     "assumption (HTW-77)"},
    {"htw.absence_told_share", share, 0.5, 0, 1,
     "Absences referred by the provider that the claimant tells of at the next review.",
     "assumption (HTW-101)"},
    {"htw.told_fails_share", share, 0.5, 0, 1,
     "Absences told of at a review that are not treated as available: referred.", "assumption (HTW-102)"},
    {"htw.doubt_settled_share", share, 0.8, 0, 1,
     "Doubts at a review that placement hours and the provider's activity settle.", "assumption (HTW-105)"},
    // Work trials, moves, the end
    {"htw.work_trial_share", share, 0.03, 0, 1, "Placements during which there is a work trial.",
     "assumption (HTW-70)"},
    {"htw.work_trial_hired_share", share, 0.5, 0, 1, "Work trials that lead to the job.",
     "assumption (HTW-70)"},
    {"htw.work_trial_after", weeks, 8, 0, 26, "From the start of the placement to the work trial.",
     "assumption (HTW-70)"},
    {"htw.work_trial_days", days, 14, 1, 30, "Work trial.", "assumption (HTW-70)"},
    {"htw.reach_same_area_share", share, 0.8, 0, 1,
     "Moves within the area that leave the placement in reach.", "assumption (HTW-121)"},
    {"htw.reach_other_area_share", share, 0.2, 0, 1,
     "Moves to another area that leave the placement in reach.", "assumption (HTW-122)"},
    {"htw.completer_minutes", minutes, 20, 5, 90, "Completer interview after a placement.",
     "assumption (HTW-131)"},
    {"htw.completer_within", working_days, 5, 0, 20, "From the end of the placement to that interview.",
     "assumption (HTW-131)"},
    {"htw.provider_report_minutes", minutes, 5, 0, 60, "Reading the provider's report.",
     "assumption (HTW-133)"},
});

}  // namespace

std::span<const Parameter> htw_placement() { return declared; }

}  // namespace caseload::model::chapters
