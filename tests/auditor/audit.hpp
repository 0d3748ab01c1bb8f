#pragma once

#include <array>
#include <cstdint>
#include <istream>
#include <map>
#include <set>
#include <string>
#include <vector>

/// An independent reader of events.csv: it includes nothing of the program whose log it audits, only the
/// standard library, and knows the rules from the guidance alone.
namespace audit {

using Day = std::int32_t;   ///< Days since 1970-01-01.
using Time = std::int64_t;  ///< Seconds since 1970-01-01T00:00:00, local.

inline constexpr Time day_seconds = 86400;

/// Day of "2015-03-16"; throws std::invalid_argument when it is none.
Day day_from(std::string_view iso);
std::string iso_day(Day day);

/// What is wrong, with whom, when.
struct Finding {
    std::string rule;      ///< "HTW-53", or the name of a check that no paragraph states.
    std::string who;       ///< The claimant; a resource or area where it is about nobody.
    std::string time;      ///< As in the log.
    std::string sentence;  ///< In words.
};

/// When an office is open, in seconds of the day by weekday, 0 = Monday; until = 0: closed.
struct Hours {
    bool always = false;
    std::array<std::pair<Time, Time>, 7> open{};
};

/// Greatest number of places of an area in the year that begins in `year`.
struct PlaceLimit {
    std::string area;
    int year = 0;
    std::int64_t places = 0;
};

/// A value from a date on.
struct Dated {
    Day from = 0;
    std::int32_t value = 0;
};

/// From when until when somebody can come, in seconds of the day.
struct Availability {
    Time from = 0;
    Time until = day_seconds;
};

/// What a log is held against. The numbers default to the guidance's.
struct Expectations {
    Day first = 0;                         ///< First day simulated.
    Day end = 0;                           ///< One past the last; 0: not checked.
    std::set<Day> holidays;                ///< Days on which no office opens.
    std::map<std::string, Hours> offices;  ///< By name; empty: not checked.
    std::set<std::string> bookable;        ///< Roles and rooms that can be booked; empty: not checked.
    std::set<std::string> providers;
    std::set<std::string> walk_in_stages;  ///< "pathway.stage": attended without a booking.
    std::vector<PlaceLimit> limits;
    int year_month = 4, year_day = 28;  ///< When a year of places begins.

    std::set<std::string> wpci_stages{"wpci", "wpci_again"};  ///< To which HTW-7's time applies.
    /// Other stages in which a WPCI is held, and first interviews of a new claim that may double as one (HTW-12).
    std::set<std::string> separate_stages{"wpci_separate", "late_wpci"}, doubling_stages{"iwsi"};
    /// First interviews of a new claim (HTW-12, 14; PWPS-3), and the strand in which they are.
    std::set<std::string> first_interviews{"return_interview", "iwsi", "iwsi_assistant", "late_interview"};
    std::string programme = "programme";
    std::string daily_stage = "daily_wsr";
    /// Fortnightly reviews, a doubt at one, and being asked about an absence from a placement (HTW-101).
    std::string review_stage = "regular", doubt_stage = "doubt", asking_stage = "attendance";
    /// Meetings of which a miss is examined, and where (IAP-13, 21).
    std::map<std::string, std::string> examined{{"follow_up_1_in_person", "follow_up_1_reason"},
                                                {"follow_up_2_in_person", "follow_up_2_reason"},
                                                {"exit_interview", "exit_interview_reason"}};
    std::string daily_end_stage = "daily_wsr_end", pwps_end_stage = "end_of_pwps";
    std::int32_t pwps_end_days = 168;  ///< PWPS-14: from the marker.
    std::string completed_clock = "completed";
    std::int32_t wpci_working_days = 15;  ///< HTW-7
    std::int32_t allocation_days = 56;    ///< HTW-44, 81: from the WPCI.
    std::int32_t provision_days = 210;    ///< HTW-75: from the referral.
    std::int32_t placement_days = 182;    ///< HTW-75
    /// HTW-42: days from allocation, by the day of the WPCI (HTW-2).
    std::vector<Dated> daily_days{{0, 91}};
    /// HTW-55: on which days a block begins.
    std::vector<std::int32_t> block_days{0, 28, 56};
    std::set<std::string> other_markers;  ///< Markers of which the guidance's table says nothing.
    std::string availability_attribute = "availability";
    std::map<std::string, Availability> availability;  ///< By that attribute's value.
    Availability availability_of_all;                  ///< Of everybody else.

    std::int32_t sanction_first = 28, sanction_repeat = 91;  ///< HTW-92, days
    std::int32_t disregarded_days = 14, counts_days = 364;
    std::array<std::int32_t, 3> higher_days{91, 182, 1092};  ///< HTW-77: first, repeat, further
};

struct Report {
    std::vector<Finding> findings;
    std::map<std::string, std::uint64_t>
        checked;  ///< Cases seen, by rule: one that saw nothing proves nothing.
    std::uint64_t rows = 0;
};

/// Audits a log.
Report audit(std::istream& log, const Expectations& expected);

/// The findings as text, a line each, at most so many.
std::string in_words(const Report& report, std::size_t most = 20);

}  // namespace audit
