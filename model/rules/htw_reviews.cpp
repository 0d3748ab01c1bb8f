#include <array>

#include "model/rules/chapters.hpp"

namespace caseload::model::chapters {

namespace {

using enum Parameter::Kind;

constexpr auto declared = std::to_array<Parameter>({
    // Mandatory Intervention Regime
    {"htw.mir_frequency", days, 7, 1, 56, "Between interviews of the Mandatory Intervention Regime.",
     "assumption (HTW-27)"},
    {"htw.mir_minutes", minutes, 20, 5, 60, "Interview of the Mandatory Intervention Regime.",
     "assumption (HTW-27)"},
    {"htw.mir_missed_share", share, 0.08, 0, 1, "Interviews of the regime or the assessment phase missed.",
     "assumption (HTW-27)"},
    {"htw.mir_support_minutes", minutes, 15, 0, 600,
     "Staff time a week for what fills the regime: case conferences, mock interviews, skills assessment.",
     "assumption (HTW-29)"},
    {"htw.mir_lasting", weeks, 0, 0, 104,
     "How long the regime lasts; 0: until the claim closes. From 1 April 2016 about 26 weeks.", "READING-6"},
    // Daily reviews
    {"htw.daily_longest", weeks, 13, 1, 52, "Daily reviews last at most so long from allocation.", "HTW-42"},
    {"htw.daily_return", weeks, 13, 1, 52,
     "Coming back so soon after allocation leads back to daily reviews, later to the regime.", "HTW-157"},
    {"htw.daily_block_1", weeks, 4, 1, 13, "First timetable.", "HTW-52"},
    {"htw.daily_block_2", weeks, 4, 1, 13, "Second timetable.", "HTW-55"},
    {"htw.daily_block_3", weeks, 5, 1, 13, "Third and last timetable, weeks 9 to 13.", "HTW-55"},
    {"htw.timetable_issued_before", days, 7, 1, 28, "A timetable is drawn so long before its first day.",
     "assumption (HTW-55)"},
    {"htw.daily_minutes", minutes, 10, 5, 60, "Daily review with an assistant.", "assumption (HTW-56)"},
    {"htw.daily_missed_share", share, 0.04, 0, 1, "Daily reviews missed.", "assumption (HTW-52)"},
    {"htw.daily_no_contact_share", share, 0.02, 0, 1,
     "Missed daily reviews after which there is no contact: the claim ends.", "assumption (READING-24)"},
    {"htw.daily_doubt_share", share, 0.01, 0, 1, "Weeks of daily reviews that raise a doubt.",
     "assumption (HTW-50)"},
    {"htw.daily_ends_early_share", share, 0.01, 0, 1, "Weeks in which the coach ends daily reviews early.",
     "assumption (HTW-58)"},
    {"htw.daily_end_minutes", minutes, 20, 5, 90, "Coach's interview at the end of daily reviews.",
     "assumption (HTW-57)"},
    {"htw.daily_end_within", days, 1, 1, 28,
     "That interview is wanted within so many days of the last daily review, whose own day is the first.",
     "HTW-52"},
    // After March 2016
    {"htw.standard_offer_from", date, days_since_1970(2016, 4, 1), days_since_1970(2011, 1, 1),
     days_since_1970(2030, 1, 1), "Whoever ends daily reviews from this day on gets the standard offer.",
     "READING-6"},
});

}  // namespace

std::span<const Parameter> htw_reviews() { return declared; }

}  // namespace caseload::model::chapters
