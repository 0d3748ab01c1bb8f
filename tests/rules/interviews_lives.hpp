#pragma once

#include <set>
#include "tests/rules/help_lives.hpp"

/// What the tests of interviews share.
namespace caseload::rule_tests::interviews {

inline const Stages completer_interviews{"wpci", "wpci_again", "wpci_separate"};
inline const std::set<std::string> of_post_work_programme_support{"JSA PWPS BAU", "JSA PWPS OCM",
                                                                  "PWPS Completed"};
/// Failures for which there was good reason, as assumed.
inline constexpr double good_reason = 0.5;

/// One coach an office, who cannot keep to every time; a third of first interviews double as the completer interview.
inline const Story& crowded() {
    static const Story story = tell("small-help.toml", {{"period.start", "2014-04-28"},
                                                        {"period.end", "2015-03-31"},
                                                        {"office_defaults.staff.work_coach.count", "1"},
                                                        {"arrivals.0.per_week", "9"},
                                                        {"arrivals.1.per_week", "20"},
                                                        {"rules.htw.doubled_share", "0.33"},
                                                        {"rules.claims.moves_a_year", "0"}});
    return story;
}

inline bool in_help_to_work(Time moment) { return sim::day_of(moment) >= help_to_work_begins; }

/// The stage of the programme that is entered at a moment; "" if there is none. The last of several.
inline std::string entered_at(const Life& life, Time moment) {
    std::string stage;
    for (const Visit& visit : programme(life))
        if (visit.entered == moment) stage = visit.stage;
    return stage;
}

}  // namespace caseload::rule_tests::interviews
