#pragma once

#include <array>
#include <set>
#include "tests/rules/help_lives.hpp"

/// What the tests of choices share.
namespace caseload::rule_tests::choices {

inline constexpr sim::Days eight_weeks{8 * 7};

/// The last referrals to placements were on 31 March 2016.
inline bool placements_closed(Time when) { return sim::day_of(when) > sim::make_day(2016, 3, 31); }

/// What bars daily reviews, and placements, whatever else suits.
inline bool barred_from_daily(const Life& life) {
    return life.attribute("postal") == "yes" || life.attribute("copes") == "no" ||
           life.attribute("availability") == "narrow";
}
inline bool suits(const Life& life, const std::set<std::string>& levels) {
    return levels.count(life.attribute("suits")) == 1;
}
inline bool daily_suits(const Life& life) {
    return suits(life, {"daily", "daily_or_cwp", "any_element"}) && !barred_from_daily(life);
}
inline bool placement_suits(const Life& life, Time when) {
    return !placements_closed(when) && suits(life, {"cwp", "mir_or_cwp", "daily_or_cwp", "any_element"}) &&
           life.attribute("barred") == "no";
}
/// The regime would do, or nothing else would.
inline bool regime_suits(const Life& life, Time when) {
    return suits(life, {"mir", "mir_or_cwp", "any_element"}) ||
           (!daily_suits(life) && !placement_suits(life, when));
}

/// Everybody could be given any element.
inline const Settings all_suit{{"period.start", "2014-04-28"},        {"period.end", "2015-09-30"},
                               {"rules.htw.suits_mir", "0"},          {"rules.htw.suits_daily", "0"},
                               {"rules.htw.suits_cwp", "0"},          {"rules.htw.suits_mir_or_cwp", "0"},
                               {"rules.htw.suits_daily_or_cwp", "0"}, {"rules.htw.suits_any", "1"},
                               {"rules.htw.postal_share", "0"},       {"rules.htw.cannot_cope_share", "0"},
                               {"rules.htw.narrow_share", "0"},       {"rules.htw.barred_share", "0"},
                               {"rules.htw.course_share", "0"},       {"rules.htw.places", "10000"}};

inline Settings aiming_at(Settings settings, const std::string& regime, const std::string& daily,
                          const std::string& placements) {
    settings.push_back({"rules.htw.mir_share", regime});
    settings.push_back({"rules.htw.daily_share", daily});
    settings.push_back({"rules.htw.cwp_share", placements});
    return settings;
}

/// Live markers by element assigned: the regime, daily reviews, placements.
inline std::array<double, 3> live_shares(const Story& story, Day day) {
    std::array<double, 3> live{};
    for (const auto& [name, life] : story.lives) {
        const std::string marker = marker_at(life, Time{day});
        if (marker == "HtW MIR") ++live[0];
        if (marker == "HtW DWSR" || marker == "Post DS MIR") ++live[1];
        if (marker == "CWP" || marker == "Post CWP MIR") ++live[2];
    }
    const double all = live[0] + live[1] + live[2];
    CHECK(all > 150);
    for (double& share : live) share /= all;
    return live;
}

inline void check_steer(const Story& story, const std::array<double, 3>& aims) {
    for (const Day day :
         {sim::make_day(2015, 1, 5), sim::make_day(2015, 4, 20), sim::make_day(2015, 9, 28)}) {
        const std::array<double, 3> shares = live_shares(story, day);
        INFO(sim::iso(day) << ": " << shares[0] << " " << shares[1] << " " << shares[2]);
        for (std::size_t element = 0; element < 3; ++element)
            CHECK(std::abs(shares[element] - aims[element]) <= 0.03);
    }
}

/// No places at all.
inline const Story& without_places() {
    static const Story story =
        tell("small-help.toml", {{"rules.htw.places", "0"}, {"period.end", "2015-06-30"}});
    return story;
}

}  // namespace caseload::rule_tests::choices
