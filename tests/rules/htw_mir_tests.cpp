#include <set>

#include "tests/rules/help_lives.hpp"

/// Help to Work: the Mandatory Intervention Regime, and what leads to it.
namespace caseload::rule_tests {

namespace {

/// Interviews attended in a stage, one pair of neighbours after another within a visit.
template <class Look> void each_pair(const Story& story, std::string_view stage, const Look& look) {
    each_visit(story, {stage}, [&](const Life& life, const Visit& visit, const Visit*) {
        const Line* before = nullptr;
        for (const Line* line : visit.lines) {
            if (line->event == "transferred") before = nullptr;
            if (line->event != "attended") continue;
            if (before != nullptr) look(life, *before, *line);
            before = line;
        }
    });
}

/// How many days lie between one interview and the next, by how often.
std::map<long, std::size_t> gaps_of(const Story& story, std::string_view stage) {
    std::map<long, std::size_t> gaps;
    each_pair(story, stage, [&](const Life&, const Line& before, const Line& line) {
        ++gaps[days_between(before.start, line.start)];
    });
    return gaps;
}

double share_of(const std::map<long, std::size_t>& gaps, long days) {
    std::size_t all = 0;
    for (const auto& [gap, count] : gaps) all += count;
    REQUIRE(all > 500);
    return static_cast<double>(gaps.count(days) == 1 ? gaps.at(days) : 0) / static_cast<double>(all);
}

/// Pounds repaid for a journey, as assumed.
constexpr double trip = 3.5;

/// What journeys to the attendances of a stage cost: all but those of a day with a fortnightly review.
struct Journeys {
    std::size_t repaid = 0;
    std::size_t signing_days = 0;
};
Journeys journeys_to(const Story& story, std::string_view stage) {
    Journeys journeys;
    each_visit(story, {stage}, [&](const Life& life, const Visit& visit, const Visit*) {
        for (const Line* line : visit.lines) {
            if (line->event != "attended") continue;
            // A review of the day that is over, or still to come: both are bookings of that day.
            ++(due_on(life, "regular", sim::day_of(line->start)) ? journeys.signing_days : journeys.repaid);
        }
    });
    return journeys;
}

/// Weeks that people were in a stage of the programme, until they left it, the claim ended or the run did.
double weeks_in(const Story& story, std::string_view stage) {
    double seconds = 0;
    each_visit(story, {stage}, [&](const Life& life, const Visit& visit, const Visit* next) {
        Time until = visit.ending.empty() ? Time{story.model->end} : visit.left;
        if (visit.ending.empty() && next != nullptr) until = std::min(until, next->entered);
        for (const Line& line : life.lines)
            if ((line.event == "claim_ended" || line.event == "moved_benefit") && line.time > visit.entered)
                until = std::min(until, line.time);
        seconds += static_cast<double>((until - visit.entered).count());
    });
    return seconds / (7.0 * 24 * 3600);
}

}  // namespace

TEST_CASE("what fills the regime takes staff's time by the week on it, however often its stage is entered",
          "[HTW-29][HTW-30][HTW-32][PWPS-19]") {
    const Story unfilled = tell("small-help.toml", {{"rules.htw.mir_support_minutes", "0 min"},
                                                    {"rules.pwps.mir_support_minutes", "0 min"}});
    for (const std::string stage : {"mir", "assessment", "pwps_mir"}) {
        INFO(stage);
        const double weeks = weeks_in(help(), stage);
        CHECK(weeks > 500);
        const double support = help().total("staff_time", "programme." + stage) -
                               unfilled.total("staff_time", "programme." + stage);
        // A quarter of an hour a week, as assumed.
        CHECK(support == Approx(15 * weeks).epsilon(0.02));
    }
}

TEST_CASE("the regime is more interviews with a coach, every week", "[HTW-27]") {
    const auto gaps = gaps_of(help(), "mir");
    CHECK(gaps.begin()->first >= 5);
    CHECK(share_of(gaps, 7) > 0.7);
    std::size_t interviews = 0;
    each_visit(help(), {"mir"}, [&](const Life&, const Visit& visit, const Visit*) {
        for (const Line* line : visit.lines) {
            if (line->event != "booked") continue;
            CHECK(line->resource.rfind("work_coach", 0) == 0);
            CHECK(minutes(line->start, line->end) == 20);
            ++interviews;
        }
    });
    CHECK(interviews > 5000);
}

TEST_CASE("how often the regime interviews is the office's choice", "[HTW-28]") {
    const Story rarer = tell("small-help.toml", {{"period.start", "2014-04-28"},
                                                 {"period.end", "2015-03-31"},
                                                 {"rules.htw.mir_frequency", "\"14 days\""}});
    const auto gaps = gaps_of(rarer, "mir");
    CHECK(gaps.begin()->first >= 12);
    CHECK(share_of(gaps, 14) > 0.7);
}

TEST_CASE("the fortnightly reviews go on beside the regime, whose interviews vary in time", "[HTW-29]") {
    std::size_t visits = 0;
    std::size_t with_reviews = 0;
    std::size_t with_several_times = 0;
    each_visit(help(), {"mir"}, [&](const Life& life, const Visit& visit, const Visit*) {
        if (visit.count("attended") < 6 || life.attribute("postal") == "yes") return;
        std::set<sim::Seconds> times;
        for (const Line* line : visit.lines)
            if (line->event == "attended") times.insert(sim::time_of_day(line->start));
        ++visits;
        with_several_times += times.size() > 1 ? 1U : 0U;
        for (const Line& line : life.lines) {
            if (line.stage != "regular" || line.event != "booked") continue;
            if (line.start < visit.entered || line.start > visit.lines.back()->time) continue;
            ++with_reviews;
            break;
        }
    });
    REQUIRE(visits > 300);
    CHECK(with_reviews == visits);
    CHECK(static_cast<double>(with_several_times) > 0.9 * static_cast<double>(visits));
}

TEST_CASE("on Help to Work too the same coach has the interviews where possible", "[HTW-30]") {
    std::size_t pairs = 0;
    std::size_t same = 0;
    each_pair(help(), "mir", [&](const Life&, const Line& before, const Line& line) {
        same += before.resource == line.resource ? 1U : 0U;
        ++pairs;
    });
    REQUIRE(pairs > 2000);
    // Eight coaches by turns would give an eighth; leave and sickness take some of one's own coach's days.
    CHECK(static_cast<double>(same) > 0.6 * static_cast<double>(pairs));
}

TEST_CASE("travel is repaid for every interview that is not on the day of the fortnightly review",
          "[HTW-31]") {
    for (const char* stage : {"mir", "pwps_mir", "assessment"}) {
        INFO(stage);
        const Journeys journeys = journeys_to(help(), stage);
        REQUIRE(journeys.repaid > 300);
        CHECK(journeys.signing_days > 100);
        CHECK(help().total("cost", std::string("programme.") + stage) ==
              Approx(trip * static_cast<double>(journeys.repaid)).epsilon(1e-9));
    }
}

TEST_CASE("after daily reviews and after a placement comes the regime, with a marker that says which",
          "[HTW-35][HTW-37]") {
    std::map<std::string, std::size_t> followed;
    const Day standard_offer = sim::make_day(2016, 4, 1);
    for (const auto& [name, life] : help().lives) {
        const auto& visits = programme(life);
        for (std::size_t v = 0; v + 1 < visits.size(); ++v) {
            const Visit& visit = visits[v];
            const bool daily =
                visit.stage == "daily_wsr" && !visit.ending.empty() && visit.ending != "failed";
            const bool placement = visit.stage == "placement" && visit.ending == "completed";
            if (!daily && !placement) continue;
            INFO(name << " ended " << visit.stage << " at " << sim::iso(visit.left));
            CHECK(marker_at(life, visit.left) == (daily ? "Post DS MIR" : "Post CWP MIR"));
            CHECK(visits[v + 1].stage == (daily ? "daily_wsr_end" : "placement_end"));
            // The coach's interview, then the regime, unless the claim ends first.
            for (std::size_t after = v + 1; after < visits.size(); ++after) {
                const std::string& stage = visits[after].stage;
                if (stage == "daily_wsr_end" || stage == "placement_end" || stage == "after_daily_wsr")
                    continue;
                const bool broken = !claiming(life, visits[after].entered) ||
                                    life.claimed(visits[after].entered) != life.claimed(visit.left);
                if (broken) break;
                const bool offer = daily && sim::day_of(visits[after].entered) >= standard_offer;
                CHECK(stage == (offer ? "offer" : "mir"));
                ++followed[daily ? offer ? "offer" : "daily" : "placement"];
                break;
            }
        }
    }
    CHECK(followed["daily"] > 80);
    CHECK(followed["placement"] > 50);
    CHECK(followed["offer"] > 20);
}

TEST_CASE("whoever has completed daily reviews or a placement never gets either again", "[HTW-36]") {
    std::map<std::string, std::size_t> completed;
    for (const auto& [name, life] : help().lives) {
        for (const MarkerChange& change : marker_changes(life)) {
            if (change.to.rfind("Post ", 0) != 0) continue;
            INFO(name << " has " << change.to << " from " << sim::iso(change.time));
            for (const Visit& visit : programme(life))
                if (visit.entered > change.time)
                    CHECK((visit.stage != "daily_wsr" && visit.stage != "placement"));
            for (const MarkerChange& later : marker_changes(life))
                if (later.time > change.time) CHECK(later.to == "PWPS Exit");
            ++completed[change.to];
        }
    }
    CHECK(completed["Post DS MIR"] > 100);
    CHECK(completed["Post CWP MIR"] > 80);
}

}  // namespace caseload::rule_tests
