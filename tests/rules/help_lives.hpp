#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/rules/lives.hpp"

/// What the tests of Post Work Programme Support and Help to Work share: stories told once, and ways to read a life.
namespace caseload::rule_tests {

/// Interviews held on this day or later are Help to Work (HTW-2), as the guidance has it.
inline const Day help_to_work_begins = sim::make_day(2014, 4, 28);

/// Three offices from January 2014 to the end of 2016: mostly Help to Work.
inline const Story& help() {
    static const Story story = tell("small-help.toml");
    return story;
}

/// The same offices from April 2013 to the end of 2014: mostly Post Work Programme Support. Every third first interview of
/// a new claim doubles as the completer interview.
inline const Story& earlier() {
    static const Story story = tell("small-help.toml", {{"period.start", "2013-04-01"},
                                                        {"period.end", "2014-12-31"},
                                                        {"arrivals.1.per_week", "12"},
                                                        {"rules.htw.doubled_share", "0.33"},
                                                        {"rules.claims.moves_a_year", "0"}});
    return story;
}

/// The number of a rule in a story, whatever its unit.
inline int number_of(const Story& story, const std::string& rule) {
    for (const auto& parameter : story.model->parameters)
        if (parameter.name == rule) return std::stoi(parameter.value);
    throw std::invalid_argument(rule);
}

/// A change of the marker.
struct MarkerChange {
    Time time;
    std::string from, to;  ///< "none" where there is none.
    std::string stage;     ///< The stage that it happened in or on the way from.
};

/// All changes of a life's marker, in order.
inline std::vector<MarkerChange> marker_changes(const Life& life) {
    std::vector<MarkerChange> changes;
    for (const Line& line : life.lines)
        if (line.event == "marker")
            changes.push_back({line.time, line.value("from"), line.value("to"), line.stage});
    return changes;
}

/// The first change to a marker.
inline std::optional<MarkerChange> change_to(const Life& life, std::string_view marker) {
    for (const MarkerChange& change : marker_changes(life))
        if (change.to == marker) return change;
    return std::nullopt;
}

/// The marker that somebody has after all that happened up to a moment; "none" without one.
inline std::string marker_at(const Life& life, Time moment) {
    std::string marker = "none";
    for (const MarkerChange& change : marker_changes(life))
        if (change.time <= moment) marker = change.to;
    return marker;
}

/// The days on which a clock of a life was set, in order.
inline std::vector<Day> clock_days(const Life& life, std::string_view clock) {
    std::vector<Day> days;
    for (const Line& line : life.lines)
        if (line.event == "clock" && line.value("name") == clock) days.push_back(sim::day_of(line.time));
    return days;
}

/// The day on which a clock was last set, up to a moment.
inline std::optional<Day> clock_at(const Life& life, std::string_view clock, Time moment) {
    std::optional<Day> day;
    for (const Line& line : life.lines)
        if (line.event == "clock" && line.value("name") == clock && line.time <= moment)
            day = sim::day_of(line.time);
    return day;
}

/// The visits of a strand, in order.
inline const std::vector<Visit>& visits_of(const Life& life, const std::string& strand) {
    static const std::vector<Visit> none;
    const auto found = life.strands.find(strand);
    return found == life.strands.end() ? none : found->second;
}

/// The visits of the strand "programme", in order.
inline const std::vector<Visit>& programme(const Life& life) { return visits_of(life, "programme"); }

/// The stage of the programme that somebody is in after all that happened up to a moment; "" before the first.
inline std::string programme_at(const Life& life, Time moment) {
    std::string stage;
    for (const Visit& visit : programme(life))
        if (visit.entered <= moment) stage = visit.stage;
    return stage;
}

/// Was somebody ever in one of these stages of the strand "programme"?
inline bool ever_in(const Life& life, const Stages& stages) {
    for (const Visit& visit : programme(life))
        if (std::find(stages.begin(), stages.end(), visit.stage) != stages.end()) return true;
    return false;
}

/// Is Jobseeker's Allowance claimed at a moment, after all that happened up to it?
inline bool claiming(const Life& life, Time moment) {
    bool claims = false;
    for (const Line& line : life.lines) {
        if (line.time > moment) break;
        if (line.event == "claim_started" || line.event == "reclaimed") claims = true;
        if (line.event == "claim_ended" || line.event == "moved_benefit") claims = false;
    }
    return claims;
}

/// Was a failure referred to the decision maker at that very moment?
inline bool referred_at(const Life& life, Time moment) {
    return std::any_of(life.lines.begin(), life.lines.end(),
                       [&](const Line& line) { return line.time == moment && line.event == "failure"; });
}

/// Was a failure handed to the decision maker's stage of that name at that moment? With good reason nothing is referred,
/// but the stage is entered, unless another failure was pending there.
inline bool handed_on(const Life& life, Time moment, std::string_view stage = "referred") {
    bool pending = false;
    for (const Line& line : life.lines) {
        if (line.strand != "decisions" || line.stage != stage || line.time > moment) continue;
        if (line.time == moment && (line.event == "entered" || line.event == "failure")) return true;
        if (line.event == "entered") pending = true;
        if (line.event == "ended") pending = false;
    }
    return pending;
}

/// Whole days from one moment's day to another's.
inline long days_between(Time from, Time to) { return (sim::day_of(to) - sim::day_of(from)).count(); }

/// Is anybody booked, or was anybody due, for a stage on a day? Bookings given up are none.
inline bool due_on(const Life& life, std::string_view stage, Day day) {
    int bookings = 0;
    for (const Line& line : life.lines) {
        if (line.stage != stage || sim::day_of(line.start) != day) continue;
        if (line.event == "booked") ++bookings;
        if (line.event == "cancelled") --bookings;
    }
    return bookings > 0;
}

}  // namespace caseload::rule_tests
