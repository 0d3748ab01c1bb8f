#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // From the report to the Work Programme Completer Interview (WPCI)
    {"htw.begins", date, days_since_1970(2014, 4, 28), days_since_1970(2011, 1, 1),
     days_since_1970(2030, 1, 1),
     "A completer interview on this day or later is under Help to Work; before it under PWPS.", "HTW-2"},
    {"htw.report_before", working_days, 10, 0, 40,
     "The district's report names a claimant so long before the due completion date.", "HTW-7"},
    {"htw.wpci_earliest", working_days, 10, 0, 40,
     "From completion to the earliest completer interview, as before Help to Work.",
     "assumption (READING-16)"},
    {"htw.wpci_within", working_days, 15, 1, 60, "From completion to the last day on time for the interview.",
     "HTW-7"},
    {"htw.wpci_booked_from", working_days, 20, 0, 100,
     "From the report to the earliest day booked: as long as to completion, and from there to the earliest "
     "interview.",
     "assumption (READING-16)"},
    {"htw.wpci_booked_by", working_days, 25, 1, 100,
     "From the report to the last day wanted: as long as to completion, and from there to the last day on "
     "time.",
     "HTW-7"},
    {"htw.wpci_minutes", minutes, 40, 20, 90, "Work Programme Completer Interview.", "HTW-15"},
    {"htw.checks_minutes", minutes, 5, 0, 60, "Checks of markers and of the fraud indicator before it.",
     "assumption (HTW-17)"},
    {"htw.rebooking_notice", working_days, 2, 0, 10,
     "From a missed or re-arranged interview to the earliest new one: as soon as possible.",
     "assumption (HTW-23)"},
    {"htw.told_before", working_days, 2, 0, 10,
     "Notice a claimant gives who cannot come and says so, before the interview.", "assumption (HTW-24)"},
    {"htw.no_contact_share", share, 0.05, 0, 1,
     "Claimants who, having missed the interview, make no contact: the claim ends.",
     "assumption (READING-24)"},
    {"htw.early_share", share, 0.03, 0, 1, "Completers who finish the Work Programme early: out of scope.",
     "assumption (HTW-26)"},
    {"htw.credits_only_share", share, 0.08, 0, 1, "Completers who get credits only.", "assumption (HTW-9)"},
    // New claims after the Work Programme
    {"htw.new_claim_gap", weeks, 12, 1, 104,
     "A new claim sooner than this after the Work Programme is in scope; later ones get the JCP Offer.",
     "HTW-6"},
    {"htw.separate_wpci_within", working_days, 3, 1, 20,
     "From the first interview of a new claim to a separate completer interview, as aimed at.", "HTW-12"},
    {"htw.doubled_share", share, 0, 0, 1,
     "New claims whose first interview doubles as the completer interview: the office's choice.",
     "assumption (HTW-12)"},
    {"htw.assistant_interview_share", share, 0.3, 0, 1,
     "New claims first seen by an assistant: a separate completer interview is a must.",
     "assumption (HTW-14)"},
    // Coming back, closing
    {"htw.reclaim_gap", weeks, 12, 1, 104,
     "A break in the claim shorter than this leads back into Help to Work.", "HTW-155"},
    {"htw.exit_after", weeks, 13, 1, 104, "From the end of the claim to the marker PWPS Exit.", "HTW-139"},
    {"htw.provider_told_minutes", minutes, 10, 0, 60,
     "Telling the provider of a change by telephone, then by post.", "assumption (HTW-116)"},
    // Travel
    {"htw.trip_cost", pounds, 3.5, 0, 50, "Travel repaid for an attendance that is not the signing day's.",
     "assumption (HTW-49)"},
});

}  // namespace

std::span<const Parameter> htw() { return declared; }

}  // namespace caseload::model::chapters
