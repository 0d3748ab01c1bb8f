#pragma once

#include <array>

#include "scenarios/reader/text/key.hpp"

namespace caseload::scenarios {

/// The keys at the top of a scenario.
inline constexpr std::array scenario_keys = {
    Key{"title", Kind::text, "What is asked, in a few words", "required"},
    Key{"description", Kind::text, "What the scenario is, in sentences"},
    Key{"question", Kind::text, "The question it answers"},
    Key{"answers", Kind::list,
        "The figures that the question is about, most important first: shown before all else. MEASURE, "
        "MEASURE >= "
        "VALUE or MEASURE <= VALUE, as size takes them: [\"within_limit@deadline=seen >= 90%\"]"},
    Key{"extends", Kind::any,
        "A scenario (file or folder, or a list of them) of which this one says only what differs"},
    Key{"period", Kind::table, "What stretch of time is simulated", "required"},
    Key{"calendar", Kind::table, "Bank holidays and the diary's slot", "no bank holidays"},
    Key{"offices", Kind::table, "The offices by name", "required"},
    Key{"office_defaults", Kind::table, "What holds where an office says nothing"},
    Key{"arrivals", Kind::list, "Where people come from"},
    Key{"stock", Kind::list, "People already inside on the first day"},
    Key{"population", Kind::list, "What people are: attributes in the order of drawing"},
    Key{"markers", Kind::names, "The markers a case may carry", "those that stages set"},
    Key{"marker_changes", Kind::list,
        "The changes of marker that are allowed; where there is any, every other stops the run"},
    Key{"providers", Kind::table, "Who finds and runs placements, by name"},
    Key{"pathways", Kind::table, "The ways through the office, by name"},
    Key{"rules", Kind::table, "Parameters of the rules where they differ from the default, by chapter"},
    Key{"outcomes", Kind::table, "Leaving benefit, employment and coming back"},
    Key{"trial", Kind::table, "A randomised trial inside the run"},
    Key{"headcounts", Kind::list, "Counts of people"},
    Key{"targets", Kind::any, "Published figures to compare with: a list, or the file that has it",
        "targets.toml beside the scenario, if there"},
    Key{"free", Kind::list, "Parameters that calibrate may move"},
    Key{"assumptions", Kind::list, "What is assumed, in words: shown with the results"}};

}  // namespace caseload::scenarios
