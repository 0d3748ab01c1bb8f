#include <optional>

#include "tests/rules/help_lives.hpp"

/// Readings where the guidance leaves a gap, in the lives of Help to Work.
namespace caseload::rule_tests {

namespace {

using sim::Days;

/// Everyone comes and goes often, and moves office.
const Story& restless() {
    static const Story story = tell("small-help.toml", {{"rules.claims.moves_a_year", "1"},
                                                        {"rules.htw.suits_daily", "0.61"},
                                                        {"rules.htw.suits_mir", "0.1"},
                                                        {"rules.htw.suits_cwp", "0.06"}});
    return story;
}

template <typename Look> void each_line(const Story& story, Look look) {
    for (const auto& [name, life] : story.lives)
        for (const Line& line : life.lines) look(life, line);
}

}  // namespace

TEST_CASE("the 30 weeks run from the referral under which the placement started, not from the first one",
          "[READING-4]") {
    std::size_t by_the_later = 0;
    const Story again = tell("small-help.toml", {{"rules.htw.misses_engagement_share", "0.5"},
                                                 {"rules.htw.places", "500"},
                                                 {"rules.htw.sourcing", "60 days"}});
    each_visit(again, {"placement"}, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* used = visit.first("place_used");
        const Line* placed = visit.last("placement_started");
        if (used == nullptr || placed == nullptr) return;
        std::vector<Day> referrals;
        for (const Day day : clock_days(life, "referred"))
            if (day <= sim::day_of(used->time)) referrals.push_back(day);
        REQUIRE_FALSE(referrals.empty());
        CHECK(sim::day_of(placed->end) <= referrals.back() + Days{210});
        by_the_later += sim::day_of(placed->end) > referrals.front() + Days{210} ? 1 : 0;
    });
    CHECK(by_the_later > 10);
}

TEST_CASE("with several breaks the gap is that from the latest end of the claim", "[READING-5]") {
    std::size_t short_again = 0;
    for (const auto& [name, life] : help().lives) {
        std::optional<Day> first_end;
        std::optional<Day> closed;
        for (const Line& line : life.lines) {
            if (line.event == "claim_ended") closed = sim::day_of(line.time);
            if (line.event == "claim_ended" && !first_end) first_end = closed;
            if (line.event != "reclaimed" || !closed) continue;
            const Day back = sim::day_of(line.time);
            const std::string marker = marker_at(life, line.time - sim::Seconds{1});
            if (marker != "HtW MIR" && marker != "Post DS MIR" && marker != "Post CWP MIR") continue;
            // Both ends of the gap within Help to Work; the first of the breaks is long over.
            if (back - *closed >= Days{84} || back - *first_end < Days{84}) continue;
            INFO(name << " back on " << sim::iso(back));
            CHECK(marker_at(life, Time{back + Days{14}}) != "PWPS Exit");
            ++short_again;
        }
    }
    CHECK(short_again > 20);
}

TEST_CASE("whoever was on MIR before April 2016 stays on it until the claim closes, later ones for 26 weeks",
          "[READING-6]") {
    const Day changed = sim::make_day(2016, 4, 1);
    std::size_t stayed = 0;
    std::size_t ended = 0;
    for (const auto& [name, life] : help().lives) {
        std::optional<Day> since;
        for (const Visit& visit : programme(life)) {
            const bool on_mir = visit.stage == "mir" || visit.stage == "mir_goes_on";
            if (on_mir && !since) since = sim::day_of(visit.entered);
            if (on_mir && visit.ending == "elapsed") {
                INFO(name << " on MIR since " << sim::iso(*since));
                CHECK(*since >= changed);
                // It is over with the last interview before the 26 weeks are: the next would be after them.
                CHECK(sim::day_of(visit.left) <=
                      *since + Days{182 + 4});  // Diaries are full after Christmas.
                CHECK(sim::day_of(visit.left) > *since + Days{182 - 14});
                ++ended;
            }
            if (on_mir && *since < changed - Days{200} && claiming(life, Time{sim::make_day(2016, 12, 1)}) &&
                programme_at(life, Time{sim::make_day(2016, 12, 1)}).starts_with("mir"))
                ++stayed;
            if (!on_mir) since.reset();
        }
    }
    CHECK(stayed > 20);
    CHECK(ended > 20);
}

TEST_CASE("a placement has started when its first day is attended, and the place counts from that day on",
          "[READING-25]") {
    std::size_t started = 0;
    std::size_t not_started = 0;
    each_visit(help(), {"placement"}, [&](const Life& life, const Visit& visit, const Visit*) {
        if (const Line* used = visit.first("place_used"); used != nullptr) {
            REQUIRE(visit.first("placement_started") != nullptr);
            CHECK(clock_at(life, "started", used->time) == sim::day_of(used->time));
            CHECK(sim::day_of(visit.first("placement_started")->start) == sim::day_of(used->time));
            ++started;
        } else if (visit.ending == "not_started") {
            const auto day = clock_at(life, "started", visit.left);
            CHECK((!day || *day < sim::day_of(visit.entered)));
            ++not_started;
        }
    });
    CHECK(started > 100);
    CHECK(not_started > 10);
}

TEST_CASE("a sanction changes no marker and no clock, and is decided although the claim has ended",
          "[READING-32]") {
    std::size_t while_claiming = 0;
    std::size_t after = 0;
    each_line(help(), [&](const Life& life, const Line& line) {
        if (line.event != "decision" || line.value("outcome") != "sanction") return;
        ++(claiming(life, line.time) ? while_claiming : after);
        for (const Line& other : life.lines)
            if (other.time == line.time && other.strand == line.strand)
                CHECK((other.event != "marker" && other.event != "clock"));
    });
    CHECK(while_claiming > 100);
    CHECK(after > 10);
}

TEST_CASE("off benefit a marker changes only to PWPS Exit or PWPS Completed", "[READING-34]") {
    std::map<std::string, std::size_t> seen;
    for (const Story* story : {&help(), &earlier()}) {
        each_line(*story, [&](const Life& life, const Line& line) {
            if (line.event == "marker" && !claiming(life, line.time)) ++seen[line.value("to")];
        });
    }
    CHECK(seen["PWPS Exit"] > 100);
    CHECK(seen["PWPS Completed"] > 10);
    CHECK(seen.size() == 2);
}

TEST_CASE("a move to another office leaves marker and clocks as they are; daily reviews get a new timetable",
          "[READING-35]") {
    std::size_t moved = 0;
    std::size_t daily = 0;
    each_line(restless(), [&](const Life& life, const Line& line) {
        if (line.event != "transferred" || line.strand != "programme") return;
        const std::string stage = programme_at(life, line.time - sim::Seconds{1});
        if (stage.find("placement") != std::string::npos || stage.starts_with("cwp")) return;
        const std::string marker = marker_at(life, line.time - sim::Seconds{1});
        // What ends at that very second ends for its own reason.
        if (marker == "none" || programme_at(life, line.time) != stage) return;
        ++moved;
        bool drawn_anew = false;
        for (const Line& other : life.lines) {
            if (other.time != line.time) continue;
            INFO(line.claimant << " moved on " << sim::iso(line.time) << ": " << other.stage << " "
                               << other.event << " " << other.detail);
            if (other.stage == stage) CHECK((other.event != "marker" && other.event != "clock"));
            drawn_anew |= other.event == "timetable";
        }
        if (stage != "daily_wsr" || drawn_anew) {
            daily += stage == "daily_wsr" ? 1 : 0;
            return;
        }
        // The last days of the 13 weeks need no timetable.
        const auto allocated = clock_at(life, "allocated", line.time);
        REQUIRE(allocated.has_value());
        INFO(line.claimant << " moved on " << sim::iso(line.time));
        CHECK(sim::day_of(line.time) >= *allocated + Days{90});
    });
    CHECK(moved > 200);
    CHECK(daily > 20);
}

}  // namespace caseload::rule_tests
