#include <optional>
#include <set>

#include "tests/rules/help_lives.hpp"

/// What becomes of the marker when the claim closes.
namespace caseload::rule_tests {

namespace {

using sim::Days;

const std::set<std::string> markers = {"HtW asst phase", "HtW MIR",     "HtW DWSR", "CWP",
                                       "Post DS MIR",    "Post CWP MIR"};

/// Placements are many, and every third does not come about at first.
const Story& placed() {
    static const Story story = tell("small-help.toml", {{"rules.htw.places", "500"},
                                                        {"rules.htw.misses_engagement_share", "0.35"},
                                                        {"rules.htw.fails_to_start_share", "0.35"},
                                                        {"rules.htw.suits_cwp", "0.61"},
                                                        {"rules.htw.suits_mir", "0.1"},
                                                        {"rules.htw.suits_daily", "0.06"}});
    return story;
}

/// A claim that has closed while there was a marker.
struct Closed {
    Time at;
    std::string marker;
    std::optional<Day> referred;  ///< The day of the latest referral to a placement.
    bool started = false;         ///< That placement had begun.
    std::optional<Time> back;     ///< The new claim.
};

std::vector<Closed> closings(const Life& life) {
    std::vector<Closed> all;
    std::string marker = "none";
    std::optional<Day> asked;
    std::optional<Day> referred;
    bool started = false;
    bool open = true;
    for (const Line& line : life.lines) {
        if (line.event == "marker") marker = line.value("to");
        if (line.event == "requested" && !line.value("provider").empty()) asked = sim::day_of(line.time);
        if (line.event == "granted") {
            referred = asked;
            started = false;
        }
        if (line.event == "place_used") started = true;
        if (line.event == "reclaimed") {
            if (!all.empty() && !open) all.back().back = line.time;
            open = true;
        }
        if (line.event != "claim_ended" && line.event != "moved_benefit") continue;
        open = false;
        all.push_back({line.time, marker, referred, started, std::nullopt});
    }
    return all;
}

/// The day on which the workflow makes the marker `PWPS Exit`.
Day due(const Closed& closed) {
    const Day after = sim::day_of(closed.at) + Days{91};
    if (closed.marker != "CWP" || !closed.referred) return after;
    return std::max(after, *closed.referred + Days{210});
}

std::optional<MarkerChange> change_within(const Life& life, Time from, Time until) {
    for (const MarkerChange& change : marker_changes(life))
        if (change.time > from && change.time < until) return change;
    return std::nullopt;
}

/// Calls look(life, closed) for each claim that closed with a marker of Help to Work.
template <class Look> void each_closing(const Look& look) {
    for (const Story* story : {&help(), &placed()}) {
        for (const auto& [name, life] : story->lives) {
            for (const Closed& closed : closings(life)) {
                if (markers.count(closed.marker) == 0) continue;
                INFO(name << " closed on " << sim::iso(closed.at) << " with " << closed.marker);
                look(*story, life, closed);
            }
        }
    }
}

}  // namespace

TEST_CASE("13 weeks after a claim has closed its marker becomes PWPS Exit, unless the claimant is back first",
          "[HTW-138][HTW-139]") {
    std::map<std::string, std::size_t> exits;
    std::size_t lapsed = 0;
    each_closing([&](const Story& story, const Life& life, const Closed& closed) {
        if (closed.marker == "CWP") return;
        const Time exit{sim::day_of(closed.at) + Days{91}};
        if (exit >= Time{story.model->end}) return;
        const Time until = closed.back.value_or(Time::max());
        const auto change = change_within(life, closed.at, until);
        if (exit < until) {
            ++exits[closed.marker];
            REQUIRE(change.has_value());
            CHECK(change->time == exit);
            CHECK(change->from == closed.marker);
            CHECK(change->to == "PWPS Exit");
        } else {
            ++lapsed;
            CHECK_FALSE(change.has_value());
        }
    });
    CHECK(exits.size() == 5);
    for (const auto& [marker, count] : exits) CHECK(count > 30);
    CHECK(lapsed > 100);
}

TEST_CASE("on CWP, started or not, it is the later of 13 weeks from closing and 30 weeks from the referral",
          "[HTW-138][HTW-140]") {
    std::size_t by_closing = 0;
    std::size_t by_referral = 0;
    std::size_t started = 0;
    std::size_t not_started = 0;
    each_closing([&](const Story& story, const Life& life, const Closed& closed) {
        if (closed.marker != "CWP") return;
        REQUIRE(closed.referred.has_value());
        const Time exit{due(closed)};
        if (exit >= Time{story.model->end} || exit >= closed.back.value_or(Time::max())) return;
        const auto change = change_within(life, closed.at, closed.back.value_or(Time::max()));
        REQUIRE(change.has_value());
        CHECK(change->time == exit);
        CHECK(change->to == "PWPS Exit");
        ++(exit == Time{sim::day_of(closed.at) + Days{91}} ? by_closing : by_referral);
        ++(closed.started ? started : not_started);
    });
    CHECK(by_closing > 20);
    CHECK(by_referral > 50);
    CHECK(started > 50);
    CHECK(not_started > 20);
}

TEST_CASE("until then the marker stays as it is, so that the shares of the elements are not distorted",
          "[HTW-141]") {
    std::size_t kept = 0;
    each_closing([&](const Story&, const Life& life, const Closed& closed) {
        ++kept;
        const Time until = std::min(Time{due(closed)}, closed.back.value_or(Time::max()));
        CHECK_FALSE(change_within(life, closed.at, until).has_value());
    });
    CHECK(kept > 1000);
}

TEST_CASE("the workflow lapses when the claimant returns first: no exit is made on its day",
          "[HTW-138][HTW-141][READING-33]") {
    std::size_t lapsed = 0;
    each_closing([&](const Story& story, const Life& life, const Closed& closed) {
        const Time exit{due(closed)};
        if (!closed.back || *closed.back >= exit || exit >= Time{story.model->end}) return;
        ++lapsed;
        bool closed_again = false;
        for (const Closed& other : closings(life))
            closed_again |= other.at > closed.at && due(other) == due(closed);
        if (closed_again) return;
        for (const MarkerChange& change : marker_changes(life))
            if (change.time == exit) CHECK(change.to != "PWPS Exit");
    });
    CHECK(lapsed > 200);
}

}  // namespace caseload::rule_tests
