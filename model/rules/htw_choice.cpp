#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // The split between the elements
    {"htw.mir_share", share, 1.0 / 3, 0, 1,
     "Mandatory Intervention Regime's share of live markers, as aimed at.", "HTW-4"},
    {"htw.daily_share", share, 1.0 / 3, 0, 1, "Daily reviews' share of live markers, as aimed at.", "HTW-4"},
    {"htw.cwp_share", share, 1.0 / 3, 0, 1, "Community Work Placements' share of live markers, as aimed at.",
     "HTW-4"},
    // What suits a claimant, as the coach finds; the shares sum to 1
    {"htw.suits_mir", share, 0.31, 0, 1, "Only the Mandatory Intervention Regime suits.",
     "assumption (HTW-34)"},
    {"htw.suits_daily", share, 0.1, 0, 1,
     "Only daily reviews suit: needs help with the search, poor timekeeping.", "assumption (HTW-46)"},
    {"htw.suits_cwp", share, 0.36, 0, 1, "Only a placement suits: lacks recent experience or motivation.",
     "assumption (HTW-67)"},
    {"htw.suits_mir_or_cwp", share, 0.07, 0, 1, "The regime or a placement: the split decides.",
     "assumption (HTW-4)"},
    {"htw.suits_daily_or_cwp", share, 0.1, 0, 1, "Daily reviews or a placement: the split decides.",
     "assumption (HTW-4)"},
    {"htw.suits_any", share, 0.06, 0, 1, "Any element: the split decides.", "assumption (HTW-4)"},
    // What bars daily reviews
    {"htw.postal_share", share, 0.03, 0, 1, "Claimants who sign by post: never on daily reviews.",
     "assumption (HTW-43)"},
    {"htw.cannot_cope_share", share, 0.05, 0, 1,
     "Claimants who could not cope with varying times: never on daily reviews.", "assumption (HTW-43)"},
    {"htw.mornings_share", share, 0.15, 0, 1, "Claimants available in the mornings only.",
     "assumption (HTW-54)"},
    {"htw.afternoons_share", share, 0.10, 0, 1, "Claimants available in the afternoons only.",
     "assumption (HTW-54)"},
    {"htw.narrow_share", share, 0.05, 0, 1,
     "Claimants whose hours leave no five different times: never on daily reviews.",
     "assumption (READING-21)"},
    // What bars a placement
    {"htw.barred_share", share, 0.02, 0, 1,
     "A known fact prevents finishing a placement: confinement, a confirmed job.", "assumption (HTW-71)"},
    // When the coach decides
    {"htw.undecided_share", share, 0.5, 0, 1,
     "Claimants not yet decided upon at the completer interview: assessment phase.", "assumption (HTW-20)"},
    {"htw.goes_on_share", share, 0.7, 0, 1, "Interviews of the assessment phase that leave the choice open.",
     "assumption (HTW-33)"},
    {"htw.assessment", weeks, 8, 1, 52, "The assessment phase, from the completer interview.", "HTW-32"},
    {"htw.assessment_frequency", days, 7, 1, 28, "Between interviews in the assessment phase.",
     "assumption (HTW-32)"},
    {"htw.assessment_minutes", minutes, 20, 5, 60, "Interview in the assessment phase.",
     "assumption (HTW-32)"},
    // Courses of the Work Programme's provider
    {"htw.course_share", share, 0.03, 0, 1, "Completers on a provider's course at the completer interview.",
     "assumption (HTW-38)"},
    {"htw.course_goes_on_share", share, 0.7, 0, 1, "Of those: the conditions are met and there are funds.",
     "assumption (HTW-38)"},
    {"htw.course_weeks", weeks, 4, 1, 26, "From the completer interview to the end of the course.",
     "assumption (HTW-38)"},
    {"htw.course_cost", pounds, 150, 0, 5000, "What the district pays for a course that goes on.",
     "assumption (HTW-40)"},
});

}  // namespace

std::span<const Parameter> htw_choice() { return declared; }

}  // namespace caseload::model::chapters
