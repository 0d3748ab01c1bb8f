#include "tests/rules/routeways_lives.hpp"

namespace caseload::rule_tests {

using namespace routeways;

namespace {

/// What is decided in the first interview after a new claim, unless the claim ends before it.
const Visit* decision_after(const Life& life, Time claim) {
    for (const Line& line : life.lines)
        if (line.time > claim && (line.event == "claim_ended" || line.event == "moved_benefit")) {
            for (const Visit& visit : programme(life))
                if (visit.stage == "return_decision" && visit.entered >= claim && visit.entered < line.time)
                    return &visit;
            return nullptr;
        }
    for (const Visit& visit : programme(life))
        if (visit.stage == "return_decision" && visit.entered >= claim) return &visit;
    return nullptr;
}

}  // namespace

TEST_CASE("the regime lasts 26 weeks from the interview, or from the marker where none was held",
          "[PWPS-18][READING-7]") {
    std::map<bool, std::size_t> seen;
    std::size_t late_interviews = 0;
    each_visit(earlier(), {"pwps_mir", "end_of_pwps"},
               [&](const Life& life, const Visit& visit, const Visit*) {
                   const auto marked = change_to(life, "JSA PWPS OCM");
                   REQUIRE(marked.has_value());
                   CHECK(clock_days(life, "wpci") == std::vector<Day>{sim::day_of(marked->time)});
                   for (const Line* line : visit.lines) {
                       if (line->event != "attended" || visit.count("breach") > 0) continue;
                       CHECK(days_between(marked->time, line->start) <= 26 * 7);
                       if (days_between(marked->time, line->start) > 22 * 7) ++late_interviews;
                       ++seen[marked->stage.find("missed") != std::string::npos];
                   }
               });
    CHECK(seen[false] > 1000);
    CHECK(seen[true] > 300);
    CHECK(late_interviews > 200);
}

TEST_CASE("a break and a new claim within the 26 weeks: the same routeway, and the end does not move",
          "[PWPS-27][READING-2]") {
    std::map<std::string, std::size_t> returns;
    std::size_t decided = 0;
    for (const std::string marker : {"JSA PWPS BAU", "JSA PWPS OCM"}) {
        each_marked(earlier(), marker, [&](const Life& life, const MarkerChange&, Day day) {
            bool back = false;
            for (const Line& line : life.lines) {
                if (line.event != "reclaimed" || sim::day_of(line.time) < day) continue;
                if (marker_at(life, line.time) != marker) continue;
                std::string next;
                for (const Visit& visit : programme(life))
                    if (visit.entered == line.time && next.empty()) next = visit.stage;
                CHECK(next == "return_interview");
                back = true;
                const Visit* decision = decision_after(life, line.time);
                if (decision == nullptr) continue;
                const bool within = sim::day_of(decision->entered) < day + week_26;
                const std::string same = marker == "JSA PWPS BAU" ? "pwps_offer" : "pwps_mir";
                CHECK(decision->ending == (within ? same : "offer"));
                ++decided;
            }
            if (!back || day + week_26 >= last_day(earlier())) return;
            ++returns[marker];
            const auto completed = change_to(life, "PWPS Completed");
            REQUIRE(completed.has_value());
            CHECK(sim::day_of(completed->time) <= day + week_26);
            CHECK(sim::day_of(completed->time) >= day + (marker == "JSA PWPS BAU" ? week_26 : week_24));
        });
    }
    CHECK(returns["JSA PWPS BAU"] > 10);
    CHECK(returns["JSA PWPS OCM"] > 10);
    CHECK(decided > 20);
}

TEST_CASE("without a claim when the 26 weeks are up no interview is booked, and a later claim gets the Offer",
          "[PWPS-28]") {
    std::size_t away = 0;
    std::size_t back = 0;
    for (const std::string marker : {"JSA PWPS BAU", "JSA PWPS OCM"}) {
        each_marked(earlier(), marker, [&](const Life& life, const MarkerChange&, Day day) {
            const Time over{day + week_26};
            if (day + week_26 >= last_day(earlier()) || claiming(life, over)) return;
            const auto completed = change_to(life, "PWPS Completed");
            REQUIRE(completed.has_value());
            // An interview held in weeks 24 to 26, before the claim ended, completes the marker too.
            if (completed->stage == "end_of_pwps") return;
            CHECK(sim::day_of(completed->time) == day + week_26);
            ++away;
            for (const Line& line : life.lines) {
                if (line.time < over) continue;
                CHECK_FALSE((line.event == "booked" && line.stage == "end_of_pwps"));
                if (line.event != "reclaimed") continue;
                ++back;
                std::string next;
                for (const Visit& visit : programme(life))
                    if (visit.entered == line.time) next = visit.stage;
                CHECK(next == "return_interview");
                if (const Visit* decision = decision_after(life, line.time))
                    CHECK(decision->ending == "offer");
            }
        });
    }
    CHECK(away > 100);
    CHECK(back > 20);
}

TEST_CASE("a move to another benefit ends the regime and leaves the marker as it was set", "[PWPS-29]") {
    std::size_t moved = 0;
    each_marked(earlier(), "JSA PWPS OCM", [&](const Life& life, const MarkerChange&, Day day) {
        const Line* move = nullptr;
        for (const Line& line : life.lines) {
            if (line.event == "moved_benefit" && marker_at(life, line.time) == "JSA PWPS OCM" &&
                line.time >= Time{day})
                move = &line;
            if (line.event == "reclaimed") move = nullptr;
            if (move != nullptr && line.event == "attended")
                FAIL("an interview after " << sim::iso(move->time));
        }
        if (move == nullptr) return;
        ++moved;
        const auto completed = change_to(life, "PWPS Completed");
        CHECK(completed.has_value() == (day + week_26 < last_day(earlier())));
        if (completed) CHECK(sim::day_of(completed->time) == day + week_26);
    });
    CHECK(moved > 10);
}

TEST_CASE("after the marker is completed there is the Offer until the claim ends, never the regime again",
          "[PWPS-30]") {
    std::size_t offers = 0;
    std::size_t of_the_regime = 0;
    for (const auto& [name, life] : earlier().lives) {
        const auto completed = change_to(life, "PWPS Completed");
        if (!completed) continue;
        INFO(name << " completed " << sim::iso(completed->time));
        CHECK(marker_changes(life).back().to == "PWPS Completed");
        for (const Visit& visit : programme(life)) {
            if (visit.entered < completed->time || visit.entered == completed->time) continue;
            INFO(visit.stage << " entered " << sim::iso(visit.entered));
            // Whoever comes back is seen, and gets it again.
            if (visit.stage.starts_with("return_")) continue;
            CHECK(visit.stage == "offer");
            ++offers;
            of_the_regime += completed->from == "JSA PWPS OCM" ? 1 : 0;
        }
    }
    CHECK(offers > 40);
    CHECK(of_the_regime > 15);
}

}  // namespace caseload::rule_tests
