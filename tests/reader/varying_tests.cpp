#include <catch2/catch.hpp>

#include "scenarios/reader/gather.hpp"
#include "scenarios/reader/text/nearest.hpp"
#include "scenarios/reader/values/distributions.hpp"
#include "scenarios/reader/values/rules.hpp"
#include "scenarios/reader/values/varying.hpp"

using namespace caseload;
using namespace caseload::scenarios;

namespace {

/// A value read on its own, in a scenario with an attribute class = a | b and a clock "wpci".
struct Alone {
    explicit Alone(const std::string& text)
        : root(toml::parse("value = " + text + R"(
population = [{ attribute = "class", shares = { a = 0.5, b = 0.5 } }, { attribute = "other_class", shares = { c = 1 } }]
pathways.p.stages.s.start_clocks = ["wpci"]
)",
                           std::string_view("test.toml"))) {
        names = gather(Field(&root, "", problems));
        rules.read(Field(root.get("rules"), "rules", problems), names);
        names.rules = &rules;
    }
    Field value() { return Field(root.get("value"), "value", problems); }
    std::string said() const { return problems.all().empty() ? "" : text(problems.all().front()); }

    toml::table root;
    Problems problems;
    Names names;
    Rules rules;
};

std::optional<model::Varying<std::int64_t>> whole(Alone& alone) {
    return varying(alone.value(), alone.names, [](const Field& field) { return as_integer(field); });
}

}  // namespace

TEST_CASE("a plain value holds for everybody at any time", "[reader][varying]") {
    Alone alone("7");
    const auto value = whole(alone);
    REQUIRE(value);
    CHECK(value->is_constant());
    CHECK(value->at(1, sim::Day{}) == 7);
}

TEST_CASE("a value by attribute takes each level's own, the others the rest", "[reader][varying]") {
    Alone alone(R"({ by = "class", b = 2, other = 1 })");
    const auto value = whole(alone);
    REQUIRE(value);
    CHECK(value->attribute == 0);
    CHECK(value->at(0, sim::Day{}) == 1);
    CHECK(value->at(1, sim::Day{}) == 2);
}

TEST_CASE("the first regime of a dated value holds before its date too", "[reader][varying]") {
    Alone alone(
        "[{ from = 2014-04-28, value = 13 }, { from = 2015-04-01, value = { by = \"class\", a = 8, b = 9 } "
        "}]");
    const auto value = whole(alone);
    REQUIRE(value);
    CHECK(value->at(1, sim::make_day(2013, 1, 1)) == 13);
    CHECK(value->at(1, sim::make_day(2015, 3, 31)) == 13);
    CHECK(value->at(0, sim::make_day(2015, 4, 1)) == 8);
    CHECK(value->at(1, sim::make_day(2015, 4, 1)) == 9);
}

TEST_CASE("a rule gives its default, anchored where the stage says", "[reader][varying]") {
    Alone alone(R"({ rule = "iap.workshop_minutes", anchor = "wpci" })");
    const auto value = varying(alone.value(), alone.names, as_minutes);
    INFO(alone.said());
    REQUIRE(value);
    CHECK(value->choices.front().unit == model::Span::Unit::seconds);
    CHECK(value->anchor.date == model::Anchor::Date::clock);
    CHECK(value->anchor.clock == 1);
}

TEST_CASE("levels and distributions may take rules' values", "[reader][varying]") {
    Alone minutes(R"({ by = "class", a = { rule = "iap.workshop_minutes" }, b = "30 min" })");
    const auto value = varying(minutes.value(), minutes.names, as_minutes);
    INFO(minutes.said());
    REQUIRE(value);
    CHECK(value->at(1, sim::Day{}).amount == 1'800);
    CHECK(value->at(0, sim::Day{}).amount > 1'800);
    Alone delay(R"({ exponential = { mean = { rule = "iap.workshop_minutes" } } })");
    const auto distribution = as_distribution(delay.value(), delay.names);
    REQUIRE(distribution);
    CHECK(distribution->mean() == value->at(0, sim::Day{}).amount);
}

TEST_CASE("varying values that cannot be are told where they stand", "[reader][varying]") {
    const auto said = [](const std::string& text) {
        Alone alone(text);
        CHECK_FALSE(whole(alone));
        return alone.said();
    };
    CHECK(said("[{ from = 2015-04-01, value = 1 }, { from = 2015-04-01, value = 2 }]") ==
          "test.toml:1:53: error: value.1.from: overlapping dates: 2015-04-01 stands twice\n"
          "    write each date once, the earliest first");
    CHECK(said(R"({ by = "clas", a = 1, b = 2 })") ==
          "test.toml:1:16: error: value.by: unknown attribute \"clas\"\n    did you mean \"class\"?");
    CHECK(said(R"({ by = "class", a = 1 })") ==
          "test.toml:1:9: error: value: no value for the level of \"class\": \"b\"\n    add it, or other = "
          "...");
    CHECK(said(R"({ by = "class", a = 1, c = 2, other = 3 })") ==
          "test.toml:1:32: error: value.c: unknown level of \"class\"\n    known: \"a\", \"b\"");
    CHECK(said(R"({ rule = "iap.workshop_minute" })") ==
          "test.toml:1:18: error: value.rule: unknown parameter \"iap.workshop_minute\"\n"
          "    did you mean \"iap.workshop_minutes\"?");
    CHECK(said(R"("7")") == "test.toml:1:9: error: value: wanted a whole number, found \"7\"");
}

TEST_CASE("lengths of time are read with their units", "[reader][span]") {
    const auto span = [](const std::string& text) {
        Alone alone("\"" + text + "\"");
        return as_span(alone.value());
    };
    using Unit = model::Span::Unit;
    CHECK(span("90 min") == model::Span{5'400, Unit::seconds});
    CHECK(span("1.5 h") == model::Span{5'400, Unit::seconds});
    CHECK(span("45 s") == model::Span{45, Unit::seconds});
    CHECK(span("1 day") == model::Span{1, Unit::days});
    CHECK(span("8 weeks") == model::Span{56, Unit::days});
    CHECK(span("3 working days") == model::Span{3, Unit::working_days});
    for (const char* wrong :
         {"", "min", "90", "90 minuets", "-5 min", "1e999 h", "0.5 days", "9999999999 weeks", "nan s"}) {
        INFO(wrong);
        CHECK_FALSE(span(wrong));
    }
    Alone bare("90");
    CHECK_FALSE(as_span(bare.value()));
    CHECK(bare.said() ==
          "test.toml:1:9: error: value: a length of time needs its unit: found 90\n"
          "    write \"90 min\" (units: s, min, h, days, working days, weeks)");
}

TEST_CASE("an allotment off the diary's slot is told with its neighbours", "[reader][span]") {
    Alone alone("\"47 min\"");
    CHECK_FALSE(check_slot(alone.value(), *as_minutes(alone.value()), 5));
    CHECK(alone.said() ==
          "test.toml:1:9: error: value: an allotment of 47 min is no multiple of the diary's slot of 5 min\n"
          "    write \"45 min\" or \"50 min\"");
}

TEST_CASE("distributions are read in seconds", "[reader][distribution]") {
    const auto read = [](const std::string& text) {
        Alone alone(text);
        const auto distribution = as_distribution(alone.value(), alone.names);
        INFO(alone.said());
        CHECK(distribution);
        return distribution.value_or(sim::Distribution{});
    };
    CHECK(read("\"3 min\"") == sim::Distribution::constant(180));
    CHECK(read("{ exponential = { mean = \"3 min\" } }") == sim::Distribution::exponential(180));
    CHECK(read("{ uniform = { from = \"1 min\", to = \"2 min\" } }") == sim::Distribution::uniform(60, 120));
    CHECK(read("{ erlang = { mean = \"2 min\", k = 4 } }") == sim::Distribution::erlang(120, 4));
    CHECK(read("{ gamma = { mean = \"2 min\", shape = 2 } }") == sim::Distribution::gamma(120, 2));
    const std::vector<double> values = {60, 120};
    const std::vector<double> weights = {1, 3};
    CHECK(read("{ empirical = { values = [\"1 min\", \"2 min\"], weights = [1, 3] } }") ==
          sim::Distribution::empirical(values, weights));
    Alone wrong("{ exponental = { mean = \"3 min\" } }");
    CHECK_FALSE(as_distribution(wrong.value(), wrong.names));
    CHECK(wrong.said() ==
          "test.toml:1:11: error: value.exponental: no such key of a distribution\n"
          "    did you mean \"exponential\"?");
}

TEST_CASE("the nearest name forgives a slip, not another word", "[reader][nearest]") {
    const std::vector<std::string> offices = {"Selby", "Scarborough", "Goole"};
    CHECK(nearest("selby", offices) == "Selby");
    CHECK(nearest("Slebi", offices).empty());
    CHECK(nearest("Sleby", offices) == "Selby");
    CHECK(nearest("Scarboro", offices) == "Scarborough");
    CHECK(nearest("Whitby", offices).empty());
    CHECK(distance("abcd", "acbd") == 1);
    CHECK(distance("", "abc") == 3);
}
