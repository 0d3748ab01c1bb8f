#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include <map>

#include "output/log/words.hpp"
#include "placement_models.hpp"
#include "sim/state.hpp"

/// Yearly limits of places (HTW-5): never exceeded, whoever asks when; the same bits at any number of threads.
namespace caseload::model {

namespace {

struct Line {
    std::string words;
    std::string detail;
    sim::Time time;
    std::string event;
    bool operator==(const Line&) const = default;
};

struct Lines : LogSink {
    std::vector<Line> all;
    void write(const LogLine& line) override {
        all.push_back({line.claimant + " " + std::string(line.office) + " " + std::string(line.stage) + " " +
                           sim::iso(line.start) + " " + sim::iso(line.end),
                       output::details_in_words(line), line.time, std::string(name_of(line.event))});
    }
};

/// Three offices in two areas whose people go to a provider with few places, over a change of years, with everything
/// that may go wrong; who has found no place or has not started tries again.
Model busy_model(std::int64_t places, std::uint32_t per_day) {
    Placement kind = usual_placement();
    kind.engagement = Varying<sim::Distribution>(sim::Distribution::exponential(6 * 86'400));
    kind.sourcing = Varying<sim::Distribution>(sim::Distribution::exponential(20 * 86'400));
    kind.misses_engagement = share(0.25);
    kind.refers_in_error = share(0.1);
    kind.fails_to_start = share(0.2);
    kind.lasting = span_of(60);
    kind.provision = span_of(80);
    kind.absences.sick = share(0.05);
    kind.absences.other = share(0.05);
    kind.absences.other_fails = share(0.5);
    kind.absences.unreported = share(0.05);
    kind.absences.refuses = share(0.03);
    Model model = placement_model(kind, places);
    model.end = first_monday + sim::Days{150};
    for (const std::uint16_t stage : {no_place, engagement_missed, not_started}) {
        model.stages[stage].kind = wait_for({7, Span::Unit::days});
        model.stages[stage].routes[0].to = placement;
        model.stages[stage].routes[0].actions.stop_clocks = {referred, started};
    }
    model.stages[placement].visits_slot = 0;
    model.arrivals.clear();
    for (std::uint16_t office = 0; office < 3; ++office) arrive_daily(model, office, 150, per_day);
    return model;
}

/// "provider=...;area=...;year=..." of a line about a place; empty for others.
std::string place_of(const Line& line) {
    if (!line.detail.starts_with("provider=")) return {};
    return line.detail.substr(0, line.detail.find(";left="));
}

struct Outcome {
    std::vector<sim::Cell> cells;
    std::vector<Line> lines;
    bool operator==(const Outcome&) const = default;
};

Outcome run(const Setup& setup, int threads, sim::Day saved = {}) {
    Lines log;
    Outcome outcome;
    Replication first(setup, 3, 1);
    if (saved == sim::Day{}) {
        first.run_to(setup.model.end, threads, &log);
        outcome.cells = first.finish();
    } else {
        first.run_to(saved, threads, &log);
        sim::StateWriter writer("limits");
        first.fields(writer);
        const std::vector<std::byte> bytes = std::move(writer).finish();
        Replication second(setup, 3, 1);
        sim::StateReader reader(bytes, "limits");
        second.fields(reader);
        reader.finish();
        second.run_to(setup.model.end, threads, &log);
        outcome.cells = second.finish();
    }
    outcome.lines = std::move(log.all);
    return outcome;
}

}  // namespace

TEST_CASE("Places are taken and given back as a slow count says, whatever is asked in which order",
          "[limits][HTW-5][property]") {
    Model model = placement_model(usual_placement(), 3);
    model.providers[0].places.choices = {3, 1};
    model.providers[0].places.changes = {sim::make_day(2015, 4, 28)};
    model.providers[0].last_referral = sim::make_day(2016, 3, 31);
    model.end = sim::make_day(2017, 1, 1);
    const Setup setup(model);
    const Provider& provider = model.providers[0];
    rc::prop("for any requests in the order of their days", [&](const std::vector<std::uint16_t>& asked) {
        Providers providers(setup);
        std::map<std::pair<int, int>, std::int64_t> held;  // by area and year
        sim::Day day = model.start;
        for (const std::uint16_t one : asked) {
            day += sim::Days{one % 37};
            const auto area = static_cast<std::uint16_t>(one / 64 % 2);
            const int year = year_of_limit(provider, day);
            if (one / 128 % 3 == 0) {
                // Of any year of which one is held; only of this year it is worth anything.
                const int given = one / 512 % 2 == 0 ? year : std::max(year - 1, 0);
                std::int64_t& count = held[{area, given}];
                if (count == 0) continue;
                --count;
                providers.give_back(0, area, given);
                continue;
            }
            const std::int64_t limit = year == 0 ? 3 : 1;
            std::int64_t& count = held[{area, year}];
            const bool open = day <= provider.last_referral && count < limit;
            RC_ASSERT(providers.left(0, area, day) == (day <= provider.last_referral ? limit - count : 0));
            const auto left = providers.take(0, area, day);
            RC_ASSERT(left.has_value() == open);
            if (!open) continue;
            ++count;
            RC_ASSERT(count <= limit);
            RC_ASSERT(*left == limit - count);
        }
    });
}

TEST_CASE("In no area and year more places are held or used than there are", "[limits][HTW-5][HTW-63]") {
    for (const std::int64_t places : {1, 7, 40}) {
        const Model model = busy_model(places, 2);
        const Setup setup(model);
        const Outcome outcome = run(setup, 2);
        std::map<std::string, std::int64_t> held;
        std::map<std::string, std::int64_t> most;
        int refused = 0;
        for (const Line& line : outcome.lines) {
            if (line.event == "refused") ++refused;
            if (line.event == "granted")
                most[place_of(line)] = std::max(most[place_of(line)], ++held[place_of(line)]);
            if (line.event == "place_given_back") --held[place_of(line)];
        }
        CHECK(most.size() == 4);
        CHECK(refused > 0);
        for (const auto& [place, count] : most) {
            INFO(place);
            CHECK(count == places);
        }
    }
}

TEST_CASE("Placements, refusals and give-backs are the same bits at 1, 2 and 7 threads",
          "[limits][determinism]") {
    const Model model = busy_model(15, 3);
    const Setup setup(model);
    const Outcome reference = run(setup, 1);
    CHECK(reference.lines.size() > 2000);
    CHECK(run(setup, 2) == reference);
    CHECK(run(setup, 7) == reference);
}

TEST_CASE("A state with requests pending goes on bit for bit", "[limits][determinism]") {
    const Model model = busy_model(15, 3);
    const Setup setup(model);
    const Outcome reference = run(setup, 2);
    // After a Friday that brought requests, over the change of years, and on days in between.
    for (const int days : {1, 5, 30, 56, 57, 58, 100}) {
        INFO("saved after " << days << " days");
        CHECK(run(setup, 2, model.start + sim::Days{days}) == reference);
    }
}

}  // namespace caseload::model
