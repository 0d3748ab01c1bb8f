#include "tests/rules/help_lives.hpp"

/// The coach's interview at the end of daily reviews.
namespace caseload::rule_tests {

TEST_CASE("the interview at the end of daily reviews is on the day of the last one, or when a coach has time",
          "[HTW-52][HTW-57]") {
    std::map<bool, std::size_t> on_the_day;
    each_visit(help(), {"daily_wsr"}, [&](const Life&, const Visit& visit, const Visit* next) {
        if (visit.ending != "completed" && visit.ending != "ended_early") return;
        REQUIRE(next != nullptr);
        const Line* booked = next->first("booked");
        if (booked == nullptr) return;
        const Line* last = visit.last("attended");
        const Line* missed = visit.last("missed");
        if (last == nullptr || (missed != nullptr && missed->start > last->start)) last = missed;
        REQUIRE(last != nullptr);
        ++on_the_day[sim::day_of(booked->start) == sim::day_of(last->start)];
    });
    CHECK(on_the_day[true] > 150);
    // Whose last review is in the last half hour of the day, or falls on a day that has filled up, comes back.
    CHECK(on_the_day[true] > 20 * on_the_day[false]);
}

}  // namespace caseload::rule_tests
