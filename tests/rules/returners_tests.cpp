#include "tests/rules/help_lives.hpp"

/// Whoever comes back is seen, and what follows is decided there.
namespace caseload::rule_tests {

namespace {

constexpr sim::Days eight_weeks{8 * 7};
constexpr sim::Days gap{12 * 7};

/// The visit of the programme that began at a moment.
const Visit* begun_at(const Life& life, Time moment) {
    for (const Visit& visit : programme(life))
        if (visit.entered == moment) return &visit;
    return nullptr;
}

/// The decision of the first interview after a claim; none when the claim ends before it.
const Visit* decision_after(const Life& life, Time claim) {
    Time end = Time::max();
    for (const Line& line : life.lines)
        if (line.time > claim && (line.event == "claim_ended" || line.event == "moved_benefit"))
            end = std::min(end, line.time);
    for (const Visit& visit : programme(life))
        if (visit.stage == "return_decision" && visit.entered >= claim && visit.entered < end) return &visit;
    return nullptr;
}

}  // namespace

TEST_CASE("every new claim after a completer interview has a first interview of 40 minutes with a coach",
          "[HTW-12][HTW-115][HTW-158][PWPS-27]") {
    std::size_t claims = 0;
    std::size_t held = 0;
    for (const auto& [name, life] : help().lives) {
        INFO(name);
        for (const Line& line : life.lines) {
            if (line.event != "reclaimed" || !clock_at(life, "wpci", line.time)) continue;
            const Visit* first = begun_at(life, line.time);
            REQUIRE(first != nullptr);
            CHECK(first->stage == "return_interview");
            ++claims;
            if (const Line* attended = first->first("attended")) {
                CHECK(attended->resource.starts_with("work_coach"));
                ++held;
            }
            if (const Line* booked = first->first("booked")) CHECK(minutes(booked->start, booked->end) == 40);
        }
    }
    CHECK(claims > 1000);
    CHECK(held > 500);
}

TEST_CASE("the gap counts to the new claim's date and the 8 weeks to the day of its interview",
          "[HTW-156][HTW-161][READING-3]") {
    std::size_t within = 0;
    std::size_t passed_while_waiting = 0;
    for (const auto& [name, life] : help().lives) {
        INFO(name);
        for (const Line& line : life.lines) {
            if (line.event != "reclaimed" || marker_at(life, line.time) != "HtW asst phase") continue;
            const Visit* decision = decision_after(life, line.time);
            const auto closed = clock_at(life, "closed", line.time);
            const auto wpci = clock_at(life, "wpci", line.time);
            if (decision == nullptr || !closed || !wpci) continue;
            if (sim::day_of(line.time) - *closed >= gap) {
                CHECK(decision->ending == "offer");
                continue;
            }
            ++within;
            const bool early = sim::day_of(decision->entered) < *wpci + eight_weeks;
            CHECK(decision->ending == (early ? "assessment" : "mir"));
            if (!early && sim::day_of(line.time) < *wpci + eight_weeks) ++passed_while_waiting;
        }
    }
    CHECK(within > 30);
    CHECK(passed_while_waiting > 0);
}

}  // namespace caseload::rule_tests
