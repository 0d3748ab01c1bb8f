#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "output/answers/comparison_words.hpp"
#include "output/answers/line_difference.hpp"

namespace caseload::output {

namespace {

sim::Accumulator of(const std::vector<double>& values) {
    sim::Accumulator figure;
    for (const double value : values) figure.add(value);
    return figure;
}

/// Three differences around a mean: the interval is the mean plus and minus 4.303 x `spread` / 1.732.
sim::Accumulator around(double mean, double spread) { return of({mean - spread, mean, mean + spread}); }

}  // namespace

TEST_CASE("a verdict is told in words by unit, sign and interval", "[verdict]") {
    using sim::Statistic;
    struct Row {
        sim::Accumulator difference;
        const char* unit;
        Statistic statistic;
        const char* words;
    };
    const std::vector<Row> table{
        {around(-42, 1.61), "days", Statistic::total, "42.0 fewer days, 38.0 to 46.0"},
        {around(42, 10), "people", Statistic::count, "42 more people, 17 to 67"},
        {around(1, 10), "people", Statistic::count, "not distinguishable, -24 to 26 people"},
        {around(-0.05, 0.004), "share", Statistic::share, "5.00 points lower, 4.01 to 5.99"},
        {around(2880 * 1.5, 288), "minutes", Statistic::mean, "3.00 days longer, 2.50 to 3.50"},
        {around(-12000, 1200), "minutes", Statistic::total, "200 fewer hours, 150 to 250"},
        {around(-0.5, 0.05), "minutes", Statistic::mean, "30.0 seconds shorter, 22.5 to 37.5"},
        {around(1000, 100), "pounds", Statistic::total, "1,000 pounds more, 752 to 1,248"},
        {of({3, 3}), "places", Statistic::count, "3 more places, 3 to 3"},
        {of({0, 0, 0}), "days", Statistic::mean, "the same"},
        {of({5}), "days", Statistic::mean, "unknown"},
    };
    for (const Row& row : table)
        CHECK(verdict_in_words(row.difference, row.unit, row.statistic) == row.words);
}

TEST_CASE("an interval that spans zero is not distinguishable, whatever its mean", "[verdict]") {
    CHECK(verdict_of(around(10, 1)) == Verdict::higher);
    CHECK(verdict_of(around(-10, 1)) == Verdict::lower);
    CHECK(verdict_of(around(10, 5)) == Verdict::not_distinguishable);
    CHECK(verdict_of(of({0, 0})) == Verdict::same);
    CHECK(verdict_of(of({})) == Verdict::unknown);
    CHECK(verdict_name(Verdict::not_distinguishable) == "not distinguishable");
}

TEST_CASE("what differs between two scenarios is told with its table, and titles are not", "[difference]") {
    const std::string base =
        "title = 'A'\nperiod = 3\n\n[rules.htw]\nplaces = 960\nshare = 0.5\n[a]\nx = 1\n";
    const std::string variant =
        "title = 'B'\nperiod = 3\n\n[rules.htw]\nplaces = 480\nshare = 0.5\n[b]\ny = 1\n[a]\nx = 1\n";
    const std::vector<LineChange> expected{{false, "[rules.htw]", "places = 960"},
                                           {true, "[rules.htw]", "places = 480"},
                                           {true, "[b]", ""},
                                           {true, "[b]", "y = 1"}};
    CHECK(line_difference(base, variant) == expected);
    CHECK(line_difference(base, base).empty());
    CHECK(line_difference("", "").empty());
    CHECK(line_difference("a = 1", "").size() == 1);
    const auto changed =
        line_difference("", "a = [0.45000000000000001, 1.5, 2015]\n[b]\nc = 1.0000000000000001e-05");
    REQUIRE(changed.size() == 3);
    CHECK(changed[0].line == "a = [0.45, 1.5, 2015]");
    CHECK(changed[2].line == "c = 1e-05");
}

}  // namespace caseload::output
