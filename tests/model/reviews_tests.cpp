#include <map>

#include "tests/model/logged.hpp"

/// Repeated appointments: what follows one that is called off, missed, or raises a doubt.
namespace caseload {

namespace {

const std::string reviewed = R"(title = "Reviews"
[period]
start = 2024-01-01
days = 100
[offices.A]
open = { from = "09:00", until = "17:00" }
staff.coach.count = 4
[[arrivals]]
name = "new"
office = "A"
enters = "life.review"
per_day = 2
until = 2024-01-12
[[arrivals]]
name = "noted"
office = "A"
enters = "notes.note"
per_day = 1
from = 2024-04-08
[pathways.notes.stages.note]
does = "wait"
for = "1 day"
to = { done = "end" }
[pathways.life.stages.review]
does = "reviews"
role = "coach"
minutes = "30 min"
every = "7 days"
lasting = "28 days"
)";

}  // namespace

TEST_CASE("a review that is called off on its day is held as soon as can be, not a fortnight later",
          "[sickness][TRIAL-7]") {
    const auto lines = run_logged(R"(title = "Reviews"
[period]
days = 180
[offices.A]
open = { from = "09:00", until = "17:00" }
[offices.A.staff.coach]
count = 4
sickness = 0.2
[[stock]]
enters = "life.review"
count = 40
[pathways.life.stages.review]
does = "reviews"
role = "coach"
minutes = "30 min"
every = "14 days"
to = { elapsed = "end", no_slot = "end" }
)");
    std::size_t called_off = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].event != "cancelled") continue;
        ++called_off;
        const auto again = std::find_if(
            lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end(),
            [&](const Line& one) { return one.event == "booked" && one.claimant == lines[i].claimant; });
        REQUIRE(again != lines.end());
        CHECK(again->time == lines[i].time);
        CHECK(sim::day_of(again->start) == sim::day_of(lines[i].start));
    }
    CHECK(called_off > 20);
}

TEST_CASE("a miss or a doubt that says what it does lets the reviews go on, to the same end from entry",
          "[reviews]") {
    const auto lines = run_logged(reviewed + R"(misses = 0.4
doubts = 0.3
on_miss = { start = { strand = "notes", at = "note" } }
on_doubt = { marker = "doubted" }
to = { elapsed = "end", no_slot = "end" }
)");
    std::map<std::string, sim::Day> entered;
    std::size_t missed = 0;
    std::size_t doubted = 0;
    std::size_t noted = 0;
    std::size_t over = 0;
    for (const Line& line : lines) {
        if (line.stage == "note" && line.event == "entered" && entered.contains(line.claimant)) ++noted;
        if (line.event == "marker") ++doubted;
        if (line.stage != "review") continue;
        const sim::Day day = sim::day_of(line.time);
        if (line.event == "entered") CHECK(entered.emplace(line.claimant, day).second);
        if (line.event == "missed") ++missed;
        if (line.event != "ended") continue;
        ++over;
        CHECK(line.detail.find("ending=elapsed") != std::string::npos);
        // A review of day 28 is the last; where it falls later than that, the one before it is.
        const auto days = (day - entered.at(line.claimant)).count();
        CHECK(days >= 21);
        CHECK(days <= 28);
    }
    CHECK(over > 10);
    CHECK(missed > 10);
    CHECK(noted == missed);
    CHECK(doubted > 5);
}

TEST_CASE(
    "without on_miss and on_doubt a miss and a doubt end the reviews, with one of them only the other does",
    "[reviews]") {
    const std::string chances = "misses = 0.4\ndoubts = 0.3\n";
    const std::string both =
        "to = { elapsed = \"end\", no_slot = \"end\", missed = \"end\", doubt = \"end\" }\n";
    const auto ended = [&](const std::string& more) {
        std::map<std::string, std::size_t> endings;
        for (const Line& line : run_logged(reviewed + chances + more + both))
            if (line.stage == "review" && line.event == "ended") ++endings[line.detail];
        return endings;
    };
    const auto neither = ended("");
    CHECK(neither.contains("ending=missed"));
    CHECK(neither.contains("ending=doubt"));
    const auto misses_go_on = ended("on_miss = {}\n");
    CHECK_FALSE(misses_go_on.contains("ending=missed"));
    CHECK(misses_go_on.contains("ending=doubt"));
    const auto doubts_go_on = ended("on_doubt = {}\n");
    CHECK(doubts_go_on.contains("ending=missed"));
    CHECK_FALSE(doubts_go_on.contains("ending=doubt"));
}

}  // namespace caseload
