#include <set>

#include "tests/rules/lives.hpp"

/// The workshops: their length, order, size and staff.
namespace caseload::rule_tests {

namespace {

const Stages workshops = {"workshop_1", "workshop_2"};

/// Somebody's seat at a session: from when to when it was theirs.
struct Seat {
    Time from{};
    Time until = Time::max();
    std::string origin;  ///< The last workshop 1 attended: its session.
};

/// The session of the last workshop 1 attended before a time; "" without one.
std::string last_workshop_1(const Life& life, Time before) {
    std::string session;
    for (const Line& line : life.lines)
        if (line.stage == "workshop_1" && line.event == "attended" && line.time <= before)
            session = line.value("session");
    return session;
}

/// The seats ever taken, by office and number of the session.
std::map<std::string, std::vector<Seat>> seats_of(const Story& story) {
    std::map<std::string, std::vector<Seat>> seats;
    each_visit(story, workshops, [&](const Life& life, const Visit& visit, const Visit*) {
        Seat* held = nullptr;
        for (const Line* line : visit.lines) {
            const bool gives_up = line->event == "ended" || line->event == "claim_ended";
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

std::vector<Line> sessions(const Story& story, std::string_view event) {
    std::vector<Line> found;
    for (const Line& line : story.sessions)
        if (line.event == event && line.stage.starts_with("workshop_")) found.push_back(line);
    return found;
}

/// Choices of a workshop 2 by people who come from a workshop 1.
struct Choices {
    std::size_t joined = 0;     ///< A session begun by somebody of the same workshop 1.
    std::size_t passed_by = 0;  ///< Such a session had a seat at most three days after the one chosen.
    std::size_t held_up = 0;    ///< A seat more than three days earlier was free.
};

Choices choices_of_workshop_2(const Story& story) {
    std::map<std::string, Time> held;
    for (const Line& line : sessions(story, "session_held"))
        if (line.stage == "workshop_2") held[line.value("session")] = line.start;
    std::map<std::string, std::vector<Seat>> seats = seats_of(story);
    const auto taken = [&](const std::string& session, Time at) {
        const auto& all = seats["Selby" + session];
        return std::count_if(all.begin(), all.end(),
                             [&](const Seat& seat) { return seat.from < at && seat.until > at; });
    };
    // Who came first, and stayed, gives the session its cohort.
    const auto origin = [&](const std::string& session, Time at) {
        const Seat* first = nullptr;
        bool alone = true;  // those moved together have no first
        for (const Seat& seat : seats["Selby" + session]) {
            if (first != nullptr && seat.from == first->from) alone = false;
            if (first != nullptr && seat.from >= first->from) continue;
            first = &seat;
            alone = true;
        }
        const bool stayed = first != nullptr && alone && first->from < at && first->until > at;
        return stayed ? first->origin : "";
    };
    Choices choices;
    each_visit(story, {"workshop_2"}, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* booked = visit.first("booked");
        if (booked == nullptr) return;
        const std::string own = last_workshop_1(life, booked->time);
        const std::string chosen = booked->value("session");
        if (origin(chosen, booked->time) == own) ++choices.joined;
        std::set<Day> busy;
        for (const Line& line : life.lines)
            if (line.event == "booked" && line.strand == "reviews") busy.insert(sim::day_of(line.start));
        const Time earliest{story.calendar().add_working_days(sim::day_of(visit.entered), 1)};
        const auto patience = sim::Days{3};
        for (const auto& [session, start] : held) {
            const auto seated = taken(session, booked->time);
            if (session == chosen || busy.contains(sim::day_of(start)) || seated == 0 || seated >= 10)
                continue;
            const bool beyond = start > booked->start && start <= booked->start + patience;
            if (beyond && origin(chosen, booked->time) != own && origin(session, booked->time) == own)
                ++choices.passed_by;
            if (start >= earliest && start + patience < booked->start) ++choices.held_up;
        }
    });
    return choices;
}

}  // namespace

TEST_CASE("a workshop lasts 90 minutes", "[IAP-3]") {
    for (const Story* story : {&trial(), &youth()}) {
        for (const Line& held : sessions(*story, "session_held")) CHECK(minutes(held.start, held.end) == 90);
        CHECK(sessions(*story, "session_held").size() > 50);
    }
}

TEST_CASE("workshop 1, follow-up 1, workshop 2, follow-up 2, in this order", "[IAP-3]") {
    for (const Story* story : {&trial(), &youth()}) {
        std::size_t complete = 0;
        for (const auto& [name, life] : story->lives) {
            INFO(name);
            std::vector<std::string> done;
            for (const Visit& visit : life.iap()) {
                if (visit.ending != "attended" && visit.ending != "reached") continue;
                for (const std::string step : {"workshop_1", "follow_up_1", "workshop_2", "follow_up_2"})
                    if (visit.stage == step || visit.stage == step + "_in_person") done.push_back(step);
            }
            const std::vector<std::string> all{"workshop_1", "follow_up_1", "workshop_2", "follow_up_2"};
            CHECK(done == std::vector<std::string>(all.begin(), all.begin() + static_cast<int>(done.size())));
            if (done.size() == all.size()) ++complete;
        }
        CHECK(complete > 100);
    }
}

TEST_CASE("switched off, workshop 2 need not wait for follow-up 1, and the cases out of order are counted",
          "[IAP-3]") {
    const Story story = tell("small-trial.toml", {{"rules.iap.follow_up_gates_workshop_2", "0"}});
    std::size_t out_of_order = 0;
    each_visit(story, {"after_workshop_1"}, [&](const Life&, const Visit& visit, const Visit* next) {
        REQUIRE(next != nullptr);
        CHECK(next->stage == "workshop_2");
        CHECK(next->entered == visit.left);
        ++out_of_order;
    });
    CHECK(out_of_order > 100);
    CHECK(story.total("entered", "iap.follow_up_1") == 0);
    CHECK(story.total("ended", "iap.after_workshop_1") == static_cast<double>(out_of_order));
}

TEST_CASE("below six a workshop is counted as small, not forbidden, and nobody is seated beyond the tenth",
          "[IAP-4]") {
    const auto seats = seats_of(trial());
    std::size_t small = 0;
    std::size_t usual = 0;
    std::size_t full = 0;
    for (const Line& held : sessions(trial(), "session_held")) {
        INFO(held.office << ' ' << sim::iso(held.start) << ' ' << held.detail);
        const auto size = std::stoi(held.value("size"));
        CHECK(size <= 10);
        const auto found = seats.find(held.office + held.value("session"));
        REQUIRE(found != seats.end());
        // Bookings are counted when the office opens on the working day before.
        const Time counted{Time{trial().calendar().add_working_days(sim::day_of(held.start), -1)} +
                           std::chrono::hours{9}};
        const auto booked = std::count_if(found->second.begin(), found->second.end(), [&](const Seat& seat) {
            return seat.from < counted && seat.until > counted;
        });
        CHECK((held.value("small") == "yes") == (booked < 6));
        const auto most = std::count_if(found->second.begin(), found->second.end(), [&](const Seat& seat) {
            return seat.from < held.start && seat.until >= held.start;
        });
        CHECK(most <= 10);
        if (most == 10) ++full;
        ++(held.value("small") == "yes" ? small : usual);
    }
    CHECK(small > 3);
    CHECK(usual > 50);
    CHECK(full > 5);
}

TEST_CASE("in the trial too few bookings wait for one more session, then run small", "[IAP-5]") {
    std::size_t moved = 0;
    each_visit(trial(), workshops, [&](const Life&, const Visit& visit, const Visit*) {
        // Booked once, and at most once more when the session was put off.
        CHECK(visit.count("booked") <= 2);
        if (visit.count("booked") == 2) {
            CHECK(visit.last("booked")->value("cause") == "group");
            CHECK(visit.last("booked")->start > visit.first("booked")->start);
            ++moved;
        }
    });
    CHECK(moved > 20);
}

TEST_CASE(
    "with fewer than three there a workshop is cancelled and those who came are booked again without failure",
    "[IAP-5]") {
    const Story story = tell("small-trial.toml", {{"rules.iap.miss_workshop_share", "0.65"}});
    std::size_t least = 99;
    for (const Line& held : sessions(story, "session_held"))
        if (held.value("small").empty()) least = std::min(least, std::stoul(held.value("size")));
    CHECK(least == 3);
    std::size_t came_in_vain = 0;
    each_visit(story, workshops, [&](const Life&, const Visit& visit, const Visit* next) {
        if (visit.ending != "did_not_run" || visit.left != visit.last("booked")->start) return;
        ++came_in_vain;
        REQUIRE(next != nullptr);
        CHECK(next->stage == visit.stage);
        CHECK(next->entered == visit.left);
        CHECK(visit.first("missed") == nullptr);
    });
    CHECK(came_in_vain > 5);
}

TEST_CASE("under Universal Credit too few bookings go to a neighbour or are seen one to one", "[IAP-5]") {
    std::size_t asked = 0;
    for (const auto& [name, life] : youth().lives) {
        for (const Line& line : life.lines) {
            if (line.event == "requested") ++asked;
            CHECK(line.value("cause") != "small");
        }
    }
    CHECK(asked > 5);
    // Where no neighbour can take them they are seen one to one.
    const Story lonely = tell("small-youth.toml", {{"offices.Scarborough.neighbours", "[]"},
                                                   {"offices.Bridlington.neighbours", "[]"},
                                                   {"offices.Selby.neighbours", "[]"}});
    std::size_t alone = 0;
    for (const auto& [name, life] : lonely.lives) {
        for (const Line& line : life.lines) {
            CHECK(line.event != "requested");
            if (line.event == "attended" && line.value("alone") == "yes") ++alone;
        }
    }
    CHECK(alone > 5);
    for (const Line& held : sessions(youth(), "session_held")) CHECK(held.value("small").empty());
}

TEST_CASE("each office's timetable has 31 starts a week over ten seats, rounded up: four of each workshop",
          "[IAP-6]") {
    const std::size_t wanted = (31 + 10 - 1) / 10;
    for (const auto& office : trial().model->offices) {
        INFO(office.name);
        REQUIRE(office.sessions.size() == 2);
        for (const auto& sessions : office.sessions) CHECK(sessions.timetable.size() == wanted);
    }
    std::map<std::pair<std::string, Day>, std::size_t> held;
    for (const Line& line : sessions(trial(), "session_held"))
        ++held[{line.stage, sim::week_of(sim::day_of(line.start))}];
    std::size_t most = 0;
    for (const auto& [week, count] : held) most = std::max(most, count);
    CHECK(most == wanted);
}

TEST_CASE("a workshop holds one facilitator for its 90 minutes and one room", "[IAP-7]") {
    for (const std::string workshop : {"workshop_1", "workshop_2"}) {
        double held = 0;
        for (const Line& line : sessions(trial(), "session_held"))
            if (line.stage == workshop) held += 1;
        CHECK(trial().total("staff_time", "iap." + workshop) == Approx(90 * held));
    }
    std::set<std::pair<std::string, Time>> rooms;
    std::set<Time> times;
    for (const Line& line : sessions(trial(), "session_held")) {
        CHECK(line.resource.starts_with("group_room "));
        CHECK(rooms.insert({line.resource, line.start}).second);
        times.insert(line.start);
    }
    // Two at a time need two rooms.
    CHECK(rooms.size() > times.size());
}

TEST_CASE("the same claimants meet again in workshop 2 where that is preferred, at most three days later",
          "[IAP-8]") {
    const Story off = tell("small-trial.toml", {{"pathways.iap.stages.workshop_2.cohort", "off"}});
    const Choices preferred = choices_of_workshop_2(trial());
    const Choices indifferent = choices_of_workshop_2(off);
    CAPTURE(preferred.joined, preferred.passed_by, preferred.held_up);
    CAPTURE(indifferent.joined, indifferent.passed_by, indifferent.held_up);
    CHECK(preferred.joined > indifferent.joined);
    // A session that emptied and filled again has another cohort than its first comer.
    CHECK(preferred.passed_by * 4 < indifferent.passed_by);
    CHECK(indifferent.passed_by > 5);
    // Never a bar to an earlier seat. (The log does not show every seat given up, so a few of the earlier ones were
    // not free; that none is passed over is tested exactly on a small model, [group_session][IAP-8].)
    CHECK(preferred.held_up * 50 < preferred.joined);
}

}  // namespace caseload::rule_tests
