#pragma once

#include <algorithm>

#include "tests/rules/lives.hpp"

/// The workshops' sessions and seats, read from the log.
namespace caseload::rule_tests {

inline const Stages workshops = {"workshop_1", "workshop_2"};

/// Somebody's seat at a session: from when to when it was theirs.
struct Seat {
    Time from{};
    Time until = Time::max();
    std::string origin;  ///< The last workshop 1 attended: its session.
};

/// The session of the last workshop 1 attended before a time; "" without one.
inline std::string last_workshop_1(const Life& life, Time before) {
    std::string session;
    for (const Line& line : life.lines)
        if (line.stage == "workshop_1" && line.event == "attended" && line.time <= before)
            session = line.value("session");
    return session;
}

/// The seats ever taken, by office and number of the session.
inline std::map<std::string, std::vector<Seat>> seats_of(const Story& story) {
    std::map<std::string, std::vector<Seat>> seats;
    each_visit(story, workshops, [&](const Life& life, const Visit& visit, const Visit*) {
        Seat* held = nullptr;
        for (const Line* line : visit.lines) {
            const bool gives_up =
                line->event == "ended" || line->event == "claim_ended" || line->event == "moved_benefit";
            if (held != nullptr && (gives_up || line->event == "booked")) held->until = line->time;
            if (gives_up) held = nullptr;
            if (line->event != "booked" || line->value("session").empty()) continue;
            auto& all = seats[line->office + line->value("session")];
            all.push_back({line->time, Time::max(), last_workshop_1(life, line->time)});
            held = &all.back();
        }
    });
    return seats;
}

inline std::vector<Line> sessions(const Story& story, std::string_view event) {
    std::vector<Line> found;
    for (const Line& line : story.sessions)
        if (line.event == event && line.stage.starts_with("workshop_")) found.push_back(line);
    return found;
}

}  // namespace caseload::rule_tests
