#include <catch2/catch.hpp>
#include <cmath>

#include "model/results/headlines.hpp"
#include "model/run/comparison.hpp"
#include "tests/cli/program.hpp"
#include "tests/scenarios/whole.hpp"

namespace caseload {

namespace {

whole::Scenario scenario(const whole::Sets& sets = {}) {
    whole::Sets longer = sets;
    longer.push_back({"period.days", "40"});
    return whole::Scenario::written("compared-desk", program::desk, longer);
}

/// A comparison with the scenarios that it is about.
struct Compared {
    Compared(whole::Scenario the_base, whole::Scenario the_variant, const model::CompareOptions& options)
        : base(std::move(the_base)), variant(std::move(the_variant)) {
        const model::Setup* const variants[] = {variant.setup.get()};
        comparison = model::compare(*base.setup, variants, options);
    }
    const model::Comparison& operator*() const { return *comparison; }
    const model::Comparison* operator->() const { return comparison.get(); }

    whole::Scenario base;
    whole::Scenario variant;
    std::unique_ptr<model::Comparison> comparison;
};

const sim::Paired& pair_of(const model::Comparison& comparison, const std::string& wanted) {
    const model::Variant& variant = comparison.variants.front();
    const auto figures = model::figures_named(variant.figures, wanted);
    REQUIRE(figures.size() == 1);
    return variant.pairs[variant.pair_of(figures.front()).value()];
}

}  // namespace

TEST_CASE("identical scenarios differ by exactly nothing in every figure", "[compare]") {
    const Compared comparison(scenario(), scenario(), {.count = 4, .threads = 2});
    const model::Variant& variant = comparison->variants.front();
    CHECK(variant.matching.only_base.empty());
    CHECK(variant.matching.only_variant.empty());
    REQUIRE(variant.pairs.size() > 100);
    for (const sim::Paired& pair : variant.pairs) {
        if (pair.difference().count() == 0) continue;
        CHECK(pair.difference().mean() == 0);
        CHECK((pair.difference().count() < 2 || pair.difference().sd() == 0));
    }
}

TEST_CASE("a change in one office leaves the differences of the other exactly 0", "[compare]") {
    const Compared comparison(scenario(), scenario({{"offices.South.staff.clerk.count", "2"}}),
                              {.count = 12});
    const model::Variant& variant = comparison->variants.front();
    for (std::size_t p = 0; p < variant.pairs.size(); ++p) {
        const auto name = variant.figures.name(variant.matching.both[p].variant);
        if (name.office != "North" || variant.pairs[p].difference().count() == 0) continue;
        CHECK(variant.pairs[p].difference().mean() == 0);
    }
    CHECK(pair_of(*comparison, "wait").difference().mean() < 0);
    CHECK(pair_of(*comparison, "arrivals").difference().sd() == 0);
}

TEST_CASE("an almost irrelevant change has a correlation near 1", "[compare]") {
    const std::string key = "pathways.visit.stages.desk.service";
    const Compared comparison(scenario(), scenario({{key, "{ exponential = { mean = \"601 s\" } }"}}),
                              {.count = 12, .threads = 2});
    const sim::Paired& wait = pair_of(*comparison, "wait");
    CHECK(wait.correlation() > 0.99);
    CHECK(wait.variance_ratio() > 50);
    CHECK(wait.difference().mean() > 0);
}

TEST_CASE("a comparison has the same bits at any number of threads", "[compare][threads]") {
    const whole::Sets variant{{"offices.South.staff.clerk.count", "2"}};
    const Compared one(scenario(), scenario(variant), {.count = 5, .threads = 1});
    const Compared other(scenario(), scenario(variant), {.count = 5, .threads = 4});
    for (std::size_t p = 0; p < one->variants[0].pairs.size(); ++p)
        REQUIRE(one->variants[0].pairs[p].difference() == other->variants[0].pairs[p].difference());
}

TEST_CASE("what only one of the two has is listed apart, the rest is matched by name", "[compare]") {
    auto base = scenario();
    auto more = whole::Scenario::written("compared-more",
                                         "title = \"More\"\nextends = \"compared-desk.toml\"\n"
                                         "period.days = 40\n[offices.East]\nopen = \"always\"\n"
                                         "staff.clerk.count = 1\n");
    const Compared comparison(std::move(base), std::move(more), {.count = 2});
    const model::Variant& variant = comparison->variants.front();
    REQUIRE_FALSE(variant.matching.only_variant.empty());
    CHECK(variant.matching.only_base.empty());
    for (const std::size_t figure : variant.matching.only_variant)
        CHECK(variant.figures.name(figure).office == "East");
    for (const model::Match& match : variant.matching.both)
        CHECK(comparison->base_figures.name(match.base) == variant.figures.name(match.variant));
}

TEST_CASE("a comparison ends when it is enough, at any number of threads", "[compare][precision]") {
    const auto enough = [](const model::Comparison& comparison) { return comparison.replications() == 3; };
    for (const int threads : {1, 4}) {
        const Compared comparison(scenario(), scenario(),
                                  {.count = 50, .threads = threads, .enough = enough});
        CHECK(comparison->replications() == 3);
        CHECK(comparison->variants.front().results.replications == 3);
        CHECK_FALSE(comparison->interrupted);
    }
}

TEST_CASE("Arms of Help to Work are the same, event for event, until the day on which their rules differ",
          "[compare][luck]") {
    const sim::Day change = sim::make_day(2014, 9, 1);
    const auto file = whole::shipped / "help-to-work/scenario.toml";
    const auto frequency = [](const std::string& later) {
        return whole::Sets{{"period.end", "2014-11-01"},
                           {"rules.htw.mir_frequency",
                            "[{ from = 2014-04-28, value = \"7 days\" }, { from = "
                            "2014-09-01, value = \"" +
                                later + "\" }]"}};
    };
    const auto one = whole::once(whole::Scenario(file, frequency("7 days"))).lines;
    const auto other = whole::once(whole::Scenario(file, frequency("14 days"))).lines;
    const auto before = [&](const whole::Line& line) { return line.time < sim::Time{change}; };
    const auto after = [&](const whole::Line& line) { return line.time >= sim::Time{change}; };
    CHECK(whole::only(one, before).size() > 10000);
    CHECK(whole::first_difference(whole::only(one, before), whole::only(other, before)) == "");
    CHECK(whole::first_difference(whole::only(one, after), whole::only(other, after)) != "");
}

}  // namespace caseload
