#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // The Work Programme Completer Interview (WPCI)
    {"pwps.report_before", working_days, 10, 0, 40,
     "The district's report names a claimant so long before the due completion date.", "PWPS-2"},
    {"pwps.wpci_earliest", working_days, 10, 0, 40,
     "From completion to the earliest completer interview: the provider's time for the exit report.",
     "PWPS-2"},
    {"pwps.wpci_within", working_days, 15, 1, 60,
     "From completion to the last day on time for the interview.", "PWPS-2"},
    {"pwps.wpci_booked_from", working_days, 20, 0, 100,
     "From the report to the earliest day booked: as long as to completion, and from there to the earliest "
     "interview.",
     "PWPS-2"},
    {"pwps.wpci_booked_by", working_days, 25, 1, 100,
     "From the report to the last day wanted: as long as to completion, and from there to the last day on "
     "time.",
     "PWPS-2"},
    {"pwps.wpci_minutes", minutes, 40, 20, 90, "Work Programme Completer Interview.", "PWPS-6"},
    {"pwps.skills_assessment_share", share, 0.25, 0, 1,
     "At the interview, on both routeways, found to need a skills assessment.", "assumption (PWPS-13)"},
    {"pwps.skills_assessment_minutes", minutes, 20, 0, 120, "A coach's time for a skills assessment.",
     "assumption (PWPS-13)"},
    // New claims after the Work Programme
    {"pwps.new_claim_gap", weeks, 26, 1, 104,
     "A new claim sooner than this after the Work Programme is in scope; later ones get the Offer.",
     "PWPS-3"},
    {"pwps.found_share", share, 1, 0, 1, "New claims in scope that the office finds and brings in.",
     "assumption (PWPS-3)"},
    {"pwps.separate_wpci_within", working_days, 3, 1, 20,
     "From the new jobseeker interview to a separate completer interview.", "PWPS-4"},
    // Routeways
    {"pwps.lasting", weeks, 26, 1, 104, "From the marker to the end of either routeway.", "PWPS-13"},
    {"pwps.offer_share", share, 0.4, 0, 1,
     "Claimants ready for work, whom the adviser sends to the Jobcentre Plus Offer.", "assumption (PWPS-7)"},
    {"pwps.mir_frequency", days, 7, 1, 28, "Between interviews of the Mandatory Intervention Regime.",
     "assumption (PWPS-16)"},
    {"pwps.mir_minutes", minutes, 20, 5, 60, "Interview of the Mandatory Intervention Regime.",
     "assumption (PWPS-16)"},
    {"pwps.mir_missed_share", share, 0.08, 0, 1, "Interviews of the regime missed.", "assumption (PWPS-16)"},
    {"pwps.mir_support_minutes", minutes, 15, 0, 600,
     "Staff time a week for what fills the regime: case conferences, mock interviews, skills assessment.",
     "assumption (PWPS-19)"},
    // The end
    {"pwps.end_booked", weeks, 24, 1, 104, "From the marker to the booking of the End of PWPS interview.",
     "PWPS-14"},
    {"pwps.end_minutes", minutes, 40, 10, 90, "End of PWPS interview.", "assumption (PWPS-22)"},
});

}  // namespace

std::span<const Parameter> pwps() { return declared; }

}  // namespace caseload::model::chapters
