#include <catch2/catch.hpp>

#include "tests/cases/ran.hpp"

using namespace caseload;

namespace {

/// When the decision is made, as the log has it.
std::string decided(const std::string& delay) {
    const auto run = cases::run("decisions", "--set pathways.p.stages.referred.delay='\"" + delay + "\"'");
    for (std::size_t row = 1; row < run.events.rows.size(); ++row)
        if (run.events.at(row, "event") == "decision") return run.events.at(row, "time");
    return {};
}

}  // namespace

TEST_CASE("decisions are made in office hours, at the same share of them as of the day",
          "[cases][decisions][HTW-94]") {
    // Ready at 11:00 on Friday: eleven twenty-fourths of eight hours after nine.
    CHECK(decided("1 h") == "2015-01-09T12:40:00");
    CHECK(decided("12 h") == "2015-01-09T16:20:00");
    // Ready on Saturday at 22:00: on Monday.
    CHECK(decided("36 h") == "2015-01-12T16:20:00");
    // Ready on Saturday and Sunday at midnight: when the office opens.
    CHECK(decided("14 h") == "2015-01-12T09:00:00");
    CHECK(decided("38 h") == "2015-01-12T09:00:00");
}

TEST_CASE("a decision never comes before its referral", "[cases][decisions][HTW-94]") {
    // Of a second the share of the day is 10:00:01, which is 12:20 in office hours.
    CHECK(decided("1 s") == "2015-01-09T12:20:00");
}
