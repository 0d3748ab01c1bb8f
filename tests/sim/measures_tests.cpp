#include "sim/measures.hpp"

#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <tuple>

#include "sim/parallel.hpp"
#include "sim/state.hpp"

using namespace caseload::sim;

namespace {

struct Example {
    DeclaredMeasures declared;
    MeasureId claims;
    MeasureId wait;
    MeasureId level;

    Example() {
        claims = declared.declare({.name = "claims",
                                   .unit = "claims",
                                   .meaning = "Claims begun",
                                   .statistic = Statistic::count,
                                   .groups = {"iap", "control"},
                                   .axis = Axis::week,
                                   .margins = {{}, {.office = true}, {.office = true, .period = true}},
                                   .headline = true});
        wait = declared.declare({.name = "wait",
                                 .unit = "minutes",
                                 .meaning = "From arrival to start of service",
                                 .statistic = Statistic::mean,
                                 .by_stage = true,
                                 .axis = Axis::claim_day,
                                 .margins = {{}, {.stage = true}, {.stage = true, .period = true}}});
        level = declared.declare({.name = "level",
                                  .unit = "claimants",
                                  .meaning = "Claimants inside",
                                  .statistic = Statistic::time_average,
                                  .margins = {{}, {.office = true}}});
        declared.freeze({.stages = 3, .weeks = 4, .claim_days = 5, .offices = 2});
    }
};

struct Entry {
    int office, measure, stage, group, period;
    std::int64_t n, sum;
};

/// The obvious way: every cell looks at every entry.
Cell slowly(const Example& example, const std::vector<Entry>& entries, const CellName& name) {
    const auto& d = example.declared.dimensions();
    const Measure& measure = example.declared.measure(name.measure);
    const int periods = measure.axis == Axis::week ? d.weeks : d.claim_days;
    Cell cell;
    for (const Entry& e : entries) {
        if (MeasureId(static_cast<std::size_t>(e.measure)) != name.measure) continue;
        if (name.office >= 0 && e.office != name.office) continue;
        if (name.stage >= 0 && e.stage != name.stage) continue;
        if (name.period >= 0 && (e.period != name.period || e.period >= periods)) continue;
        if (name.group >= 0 && e.group != name.group) continue;
        cell.n += e.n;
        cell.sum += e.sum;
    }
    return cell;
}

}  // namespace

TEST_CASE("declared measures have the cells of the margins asked for and no others", "[measures]") {
    const Example example;
    const DeclaredMeasures& c = example.declared;
    // claims: 2 groups x (1 + 2 offices + 2 x 4 weeks); wait: 1 + 3 stages + 3 x 5 days; level: 1 + 2 offices
    REQUIRE(c.cells() == 22 + 19 + 3);
    for (std::size_t cell = 0; cell < c.cells(); ++cell) REQUIRE(c.find(c.name(cell)) == cell);
    REQUIRE(c.name(0) == CellName{.measure = example.claims, .group = 0});
    REQUIRE(c.name(21) == CellName{.measure = example.claims, .office = 1, .group = 1, .period = 3});
    REQUIRE(c.name(40) == CellName{.measure = example.wait, .stage = 2, .period = 4});
    REQUIRE_FALSE(c.find(CellName{.measure = example.claims, .group = 0, .period = 1}));
    REQUIRE_FALSE(c.find(CellName{.measure = example.wait, .stage = 3}));
    REQUIRE_FALSE(c.find(CellName{.measure = example.claims, .group = 2}));
    REQUIRE(c.headline_cells() == std::vector<std::size_t>{0, 1});
    REQUIRE(c.measure_named("wait") == example.wait);
    REQUIRE_FALSE(c.measure_named("weight"));
    REQUIRE(c.statistic(30) == Statistic::mean);
}

TEST_CASE("the fold of the ledgers is what a slow count of every entry gives", "[measures]") {
    rc::prop("fold = slow count", [] {
        const Example example;
        const int count = *rc::gen::inRange(0, 40);
        std::vector<Entry> entries;
        std::vector<Ledger> ledgers(2, Ledger(example.declared));
        for (int i = 0; i < count; ++i) {
            Entry e{};
            e.office = *rc::gen::inRange(0, 2);
            e.measure = *rc::gen::inRange(0, 2);
            e.stage = *rc::gen::inRange(-1, 4);
            e.group = e.measure == 0 ? *rc::gen::inRange(0, 2) : 0;
            e.period = *rc::gen::inRange(-2, 7);
            e.n = *rc::gen::inRange(0, 3);
            e.sum = *rc::gen::inRange(-100, 100);
            entries.push_back(e);
            ledgers[static_cast<std::size_t>(e.office)].add(
                MeasureId(static_cast<std::size_t>(e.measure)),
                {.stage = e.stage, .group = e.group, .period = e.period}, {e.n, e.sum});
        }
        const std::vector<Cell> whole = fold(example.declared, ledgers);
        for (std::size_t cell = 0; cell < whole.size(); ++cell) {
            const CellName name = example.declared.name(cell);
            if (name.measure == example.level) continue;
            RC_ASSERT(whole[cell] == slowly(example, entries, name));
        }
    });
}

TEST_CASE("ledgers filled on any number of threads fold to the same cells", "[measures]") {
    const Example example;
    const auto run = [&](int threads) {
        std::vector<Ledger> ledgers(2, Ledger(example.declared));
        parallel_for(2, threads, [&](int office) {
            for (int i = 0; i < 1000; ++i) {
                ledgers[static_cast<std::size_t>(office)].add(example.wait, {.stage = i % 3, .period = i % 7},
                                                              {1, i * (office + 1)});
            }
        });
        return fold(example.declared, ledgers);
    };
    const auto alone = run(1);
    REQUIRE(run(2) == alone);
    REQUIRE(run(7) == alone);
}

TEST_CASE("the levels of two offices add up over the same seconds", "[measures]") {
    const Example example;
    std::vector<Ledger> ledgers(2, Ledger(example.declared));
    ledgers[0].add(example.level, {.stage = 0, .period = 0}, {100, 100 * 3});
    ledgers[1].add(example.level, {.stage = 0, .period = 0}, {100, 100 * 4});
    const auto whole = fold(example.declared, ledgers);
    const auto level = [&](int office) {
        const CellName name{.measure = example.level, .office = office};
        return value(whole[example.declared.find(name).value()], Statistic::time_average);
    };
    REQUIRE(level(0) == 3);
    REQUIRE(level(1) == 4);
    REQUIRE(level(-1) == 7);
}

TEST_CASE("a cell is shown by its statistic, and nothing observed is not zero", "[measures]") {
    REQUIRE(value({4, 10}, Statistic::count) == 4);
    REQUIRE(value({4, 10}, Statistic::total) == 10);
    REQUIRE(value({4, 10}, Statistic::mean) == 2.5);
    REQUIRE(value({4, 1}, Statistic::share) == 0.25);
    REQUIRE(value({4, 10}, Statistic::time_average) == 2.5);
    REQUIRE(value({}, Statistic::count) == 0);
    REQUIRE(value({}, Statistic::total) == 0);
    REQUIRE(std::isnan(value({}, Statistic::mean)));
    REQUIRE(std::isnan(value({}, Statistic::share)));
    REQUIRE(std::isnan(value({}, Statistic::time_average)));
}

TEST_CASE("a ledger is saved and goes on as if it had not been", "[measures][state]") {
    const Example example;
    Ledger straight(example.declared);
    straight.add(example.claims, {.group = 1, .period = 2}, {1, 0});
    StateWriter writer("test");
    writer("ledger", straight);
    const auto bytes = std::move(writer).finish();
    Ledger again(example.declared);
    again.add(example.wait, {.stage = 0, .period = 0}, {9, 9});
    StateReader(bytes, "test")("ledger", again);
    for (Ledger* ledger : {&straight, &again}) ledger->add(example.wait, {.stage = 1, .period = 1}, {1, 30});
    REQUIRE(std::equal(straight.cells().begin(), straight.cells().end(), again.cells().begin(),
                       again.cells().end()));

    DeclaredMeasures other;
    other.declare({.name = "only", .unit = "", .meaning = ""});
    other.freeze({.offices = 1});
    Ledger foreign(other);
    REQUIRE_THROWS_AS(StateReader(bytes, "test")("ledger", foreign), std::runtime_error);
}

TEST_CASE("a measure that contradicts itself is refused", "[measures]") {
    DeclaredMeasures c;
    const auto with = [](auto change) {
        Measure m{.name = "m", .unit = "u", .meaning = "x"};
        change(m);
        return m;
    };
    const auto refused = [&](auto change) {
        REQUIRE_THROWS_AS(c.declare(with(change)), std::invalid_argument);
    };
    refused([](Measure& m) { m.name = ""; });
    refused([](Measure& m) { m.margins = {}; });
    refused([](Measure& m) { m.margins = {{}, {}}; });
    refused([](Measure& m) { m.margins = {{.stage = true}}; });
    refused([](Measure& m) { m.margins = {{.period = true}}; });
    refused([](Measure& m) {
        m.statistic = Statistic::time_average;
        m.by_stage = true;
    });
    REQUIRE_THROWS_AS(Ledger(c), std::logic_error);
    c.declare(with([](Measure&) {}));
    REQUIRE_THROWS_WITH(c.declare(with([](Measure&) {})), "measure 'm': declared twice");
    c.freeze({.offices = 1});
    refused([](Measure& m) { m.name = "late"; });
}

TEST_CASE("margins over dimensions of no length have no cells", "[measures]") {
    DeclaredMeasures c;
    const MeasureId m = c.declare({.name = "m",
                                   .unit = "u",
                                   .meaning = "x",
                                   .by_stage = true,
                                   .axis = Axis::week,
                                   .margins = {{.stage = true}, {.period = true}, {}}});
    c.freeze({.offices = 1});
    REQUIRE(c.cells() == 1);
    REQUIRE(c.name(0) == CellName{.measure = m});
    REQUIRE_FALSE(c.find(CellName{.measure = m, .stage = 0}));
    std::vector<Ledger> ledgers(1, Ledger(c));
    ledgers[0].add(m, {.stage = 0, .period = 0}, {2, 5});
    REQUIRE(fold(c, ledgers) == std::vector<Cell>{{2, 5}});
}
