#include "model/day/arrivals.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <string>

#include "model/claims/turns.hpp"
#include "model/day/site_day.hpp"
#include "output/log/words.hpp"
#include "tests/model/claim_models.hpp"

using namespace caseload;
using namespace caseload::model;

namespace {

/// Two a hour from 9 to 12 and four from 12 to 17, Monday to Friday.
void set_hours(ArrivalSource& source, double times) {
    for (std::size_t day = 0; day < 5; ++day) {
        for (std::size_t hour = 9; hour < 17; ++hour) {
            source.per_hour[day * 24 + hour] = times * (hour < 12 ? 2 : 4);
        }
    }
}

/// Who came, when, and what they are.
struct Arrivals {
    std::map<std::string, std::string> attributes;
    std::map<std::string, sim::Time> times;
};

Arrivals arrivals_of(const Model& model, std::uint64_t replication) {
    const Setup setup(model);
    Site site(setup, 0, {1, replication});
    std::vector<LogLine> lines;
    site.log = &lines;
    run_whole(site);
    Arrivals found;
    for (const LogLine& line : lines) {
        if (line.event != LogEvent::arrived && line.event != LogEvent::claim_started) continue;
        found.attributes[line.claimant] = output::details_in_words(line);
        found.times[line.claimant] = line.time;
    }
    CHECK(cell(site, {.measure = setup.measured.arrivals}).n ==
          static_cast<std::int64_t>(found.times.size()));
    return found;
}

}  // namespace

TEST_CASE("arrivals follow the profile of the hours of the week", "[arrivals][statistics]") {
    Model model = claiming_model(700);
    set_hours(model.arrivals[0], 1);
    model.arrivals[0].greatest_per_hour = 5;
    std::array<double, 168> counts{};
    for (const auto& [who, time] : arrivals_of(model, 1).times) {
        const auto hour = sim::weekday_index(sim::day_of(time)) * 24 + sim::time_of_day(time).count() / 3600;
        counts[static_cast<std::size_t>(hour)] += 1;
    }
    double distance = 0;
    for (std::size_t hour = 0; hour < counts.size(); ++hour) {
        const double expected = 100 * model.arrivals[0].per_hour[hour];
        if (expected == 0) {
            CHECK(counts[hour] == 0);
        } else {
            distance += (counts[hour] - expected) * (counts[hour] - expected) / expected;
        }
    }
    // Chi-square with 40 degrees of freedom: sd is the root of 80.
    CHECK(distance == Approx(40).margin(4 * std::sqrt(80)));
}

TEST_CASE("a changed rate adds or removes people and renames nobody", "[arrivals]") {
    Model few = claiming_model(60);
    add_attribute(few, "sex", {"male", "female"}, {0.64, 0.36});
    set_hours(few.arrivals[0], 1);
    few.arrivals[0].greatest_per_hour = 8;
    Model many = few;
    set_hours(many.arrivals[0], 2);
    const Arrivals less = arrivals_of(few, 2);
    const Arrivals more = arrivals_of(many, 2);
    CHECK(less.times.size() > 900);
    CHECK(more.times.size() > 2 * 900);
    for (const auto& [who, time] : less.times) {
        REQUIRE(more.times.count(who) == 1);
        CHECK(more.times.at(who) == time);
        CHECK(more.attributes.at(who) == less.attributes.at(who));
    }
}

TEST_CASE("months, working days and first and last days bound arrivals", "[arrivals]") {
    Model model = claiming_model(90);
    ArrivalSource& source = model.arrivals[0];
    source.per_hour.fill(1);
    source.greatest_per_hour = 1;
    source.month_factor[3] = 0;  // April
    source.working_days_only = true;
    source.first = sim::make_day(2015, 3, 10);
    source.last = sim::make_day(2015, 5, 20);
    const std::vector<sim::Day> holidays{sim::make_day(2015, 5, 4)};
    model.calendar = sim::Calendar(model.start, model.end, holidays);
    std::set<sim::Day> days;
    for (const auto& [who, time] : arrivals_of(model, 3).times) days.insert(sim::day_of(time));
    CHECK(*days.begin() == source.first);
    CHECK(*days.rbegin() == sim::make_day(2015, 5, 19));
    for (const sim::Day day : days) {
        CHECK(model.calendar.working(day));
        CHECK(std::chrono::year_month_day{day}.month() != std::chrono::April);
    }
    CHECK(days.size() > 20);
}

TEST_CASE("counts given a day come in full, within opening hours", "[arrivals]") {
    Model model = claiming_model(5);
    model.offices[0].always_open = false;
    model.offices[0].hours.fill({std::chrono::hours{9}, std::chrono::hours{17}});
    model.arrivals[0].daily = {{first_day, 40}, {first_day + sim::Days{2}, 25}};
    std::map<sim::Day, int> counts;
    for (const auto& [who, time] : arrivals_of(model, 4).times) {
        ++counts[sim::day_of(time)];
        CHECK(sim::time_of_day(time) >= std::chrono::hours{9});
        CHECK(sim::time_of_day(time) < std::chrono::hours{17});
    }
    CHECK(counts == std::map<sim::Day, int>{{first_day, 40}, {first_day + sim::Days{2}, 25}});
}

TEST_CASE("people come together in batches, and no more than the limit", "[arrivals]") {
    Model model = claiming_model(30);
    model.arrivals[0].per_hour.fill(2);
    model.arrivals[0].greatest_per_hour = 2;
    model.arrivals[0].batch = 4;
    model.arrivals[0].stop_after = 101;
    std::map<sim::Time, int> together;
    const Arrivals found = arrivals_of(model, 5);
    for (const auto& [who, time] : found.times) ++together[time];
    CHECK(found.times.size() == 101);
    CHECK(std::count_if(together.begin(), together.end(),
                        [](const auto& one) { return one.second % 4 != 0; }) == 1);
}

TEST_CASE("attributes depend on earlier ones and on the source", "[arrivals][statistics]") {
    Model model = claiming_model(1);
    add_attribute(model, "sex", {"male", "female"}, {0.64, 0.36});
    add_attribute(model, "age", {"young", "old"}, {1, 0});
    Varying<sim::Categories>& shares = model.attributes[1].shares;
    shares.attribute = 0;
    shares.levels = 2;
    const std::vector<double> young_men{1, 0};
    const std::vector<double> women{0.25, 0.75};
    shares.choices = {sim::Categories::of(young_men), sim::Categories::of(women)};
    add_attribute(model, "area", {"north", "south"}, {1, 0});
    const std::vector<double> south{0, 1};
    model.arrivals[0].attributes = {{std::uint16_t{2}, sim::Categories::of(south)}};
    model.arrivals[0].daily = {{first_day, 10'000}};
    const Setup setup(model);
    Site site(setup, 0, {1, 6});
    run_whole(site);
    double male = 0;
    double old = 0;
    for (std::uint32_t person = 0; person < site.people.places(); ++person) {
        const Person who = site.people[person];
        if (who.attribute(0) == 0) {
            ++male;
            CHECK(who.attribute(1) == 0);
        } else {
            old += who.attribute(1);
        }
        CHECK(who.attribute(2) == 1);
    }
    CHECK(male / 10'000 == Approx(0.64).margin(3 * 0.0048));
    CHECK(old / (10'000 - male) == Approx(0.75).margin(3 * 0.0072));
}

TEST_CASE("the stock is inside from the first day and enters its stage over the spread",
          "[arrivals][stock]") {
    Model model = claiming_model(20);
    add_causes(model, 0.577, 105.84, 0.5);
    Stock stock;
    stock.name = "stock";
    stock.count = 700;
    stock.stage = model.arrivals[0].stage;
    stock.spread = {10, Span::Unit::days};
    Stock second = stock;
    second.name = "second";
    second.count = 300;
    model.stock = {stock, second};
    const Setup setup(model);
    Site site(setup, 0, {1, 7});
    begin_run(site);
    run_day(site, first_day);
    CHECK(site.levels.inside.level == 1000);
    CHECK(site.levels.stages[0].level == 100);
    CHECK(cell(site, {.measure = setup.measured.arrivals}).n == 0);
    double elapsed = 0;
    for (std::uint32_t person = 0; person < 1000; ++person) {
        elapsed += setup.layout.number_of(first_day) - site.people[person].head().turned;
        CHECK(day_of_leaving(site, person, 0) >
              setup.layout.number_of(first_day) - site.people[person].head().turned);
    }
    CHECK(elapsed / 1000 > 150);
    for (int day = 1; day < 11; ++day) run_day(site, first_day + sim::Days{day});
    // Those whose claims ended before have not entered; the others all have.
    std::int64_t on_benefit = 0;
    for (std::uint32_t person = 0; person < site.people.places(); ++person) {
        on_benefit += site.people.alive(person) && site.people[person].on_benefit() ? 1 : 0;
    }
    CHECK(on_benefit > 900);
    CHECK(site.levels.stages[0].level == on_benefit);
    CHECK(site.levels.inside.level == on_benefit);
}
