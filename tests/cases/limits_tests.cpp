#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "model/plan/limits.hpp"
#include "sim/time.hpp"
#include "tests/cases/ran.hpp"

/// What records have room for: each limit less one, the limit, and one more, held against the reader; and what a run
/// makes of the limit where it can come so far.
using namespace caseload;

namespace {

using Text = std::function<std::string(std::int64_t)>;

std::string office(const std::string& more = "") {
    return "title = \"Limits\"\n[offices.Town]\nopen = \"always\"\n" + more;
}

const std::string life =
    "[[arrivals]]\nenters = \"a.only\"\nper_day = 1\n[pathways.a.stages.only]\ndoes = \"exit\"\n";
const std::string days = "[period]\ndays = 2\n";

std::string repeated(std::int64_t times, const std::function<std::string(std::int64_t)>& one) {
    std::string all;
    for (std::int64_t i = 0; i < times; ++i) all += one(i);
    return all;
}

std::string staff_of(const std::string& key, const std::string& value) {
    return office("staff.coach.count = 1\n") + days +
           "[[arrivals]]\nenters = \"a.talk\"\nper_day = 1\n[pathways.a.stages.talk]\ndoes = "
           "\"appointment\"\n"
           "role = \"coach\"\nminutes = \"30 min\"\n" +
           key + " = " + value + "\nto = { attended = \"end\", missed = \"end\", no_slot = \"end\" }\n";
}

struct Limit {
    const char* what;
    std::int64_t most;
    const char* told;  ///< In the message about one more.
    Text scenario;
};

std::vector<Limit> limits() {
    using namespace caseload::model;
    const auto number = [](std::size_t most) { return static_cast<std::int64_t>(most); };
    return {
        {"days of a run", most_days, "period.days",
         [](auto n) { return office() + fmt::format("[period]\ndays = {}\n", n) + life; }},
        {"days until the end", most_days, "period is longer",
         [](auto n) {
             const caseload::sim::Day end = caseload::sim::make_day(2015, 1, 5) + caseload::sim::Days{n};
             return office() + "[period]\nend = " + caseload::sim::iso(end) + "\n" + life;
         }},
        {"pathways", number(most_strands), "is one too many",
         [](auto n) {
             return office() + days + life + repeated(n - 1, [](auto i) {
                        return fmt::format(
                            "[[arrivals]]\nname = \"p{0}\"\nenters = \"p{0}.only\"\nper_day = 1\n"
                            "[pathways.p{0}.stages.only]\ndoes = \"exit\"\n",
                            i);
                    });
         }},
        {"markers", number(most_markers), "markers, \"none\" among them, where at most 250",
         [](auto n) {
             return "markers = [" + repeated(n - 1, [](auto i) { return fmt::format("\"m{}\", ", i); }) +
                    "]\n" + office() + days + life;
         }},
        {"levels of an attribute", number(most_levels), "at most 250 levels",
         [](auto n) {
             return office() + days + life + "[[population]]\nattribute = \"age\"\n[population.shares]\n" +
                    repeated(n, [n](auto i) {
                        return fmt::format("l{} = {}\n", i, 1.0 / static_cast<double>(n));
                    });
         }},
        {"roles and resources", number(most_units), "roles and resources together, where at most 240",
         [](auto n) {
             return office("resources.bay = 1\n" +
                           repeated(n - 1, [](auto i) { return fmt::format("staff.r{}.count = 1\n", i); })) +
                    days + life;
         }},
        {"units of a resource", most_of_a_resource, "offices.Town.resources.bay",
         [](auto n) { return office(fmt::format("resources.bay = {}\n", n)) + days + life; }},
        {"staff and units of an office", number(most_diaries), "members of staff and units of resources",
         [](auto n) {
             return office("resources.bay = 1\n" + repeated(6,
                                                            [n](auto i) {
                                                                return fmt::format(
                                                                    "staff.r{}.count = {}\n", i,
                                                                    i < 5 ? 10'000 : n - 50'001);
                                                            })) +
                    days + life;
         }},
        {"days ahead that something is looked for", most_days_ahead, "diaries reach 2500 days ahead",
         [](auto n) { return staff_of("horizon", fmt::format("\"{} days\"", n)); }},
        {"days before something is booked", most_days_ahead, "diaries reach 2500 days ahead",
         [](auto n) { return staff_of("earliest", fmt::format("\"{} days\"", n)); }},
    };
}

program::Said checked(const std::string& scenario) {
    const program::Place place("cases-limits");
    place.write("limit.toml", scenario);
    return program::call(place, "check limit.toml");
}

}  // namespace

TEST_CASE("what records have room for is taken, and one more is refused with its place", "[cases][limits]") {
    for (const Limit& limit : limits()) {
        CAPTURE(limit.what);
        for (const std::int64_t n : {limit.most - 1, limit.most}) {
            const auto said = checked(limit.scenario(n));
            CAPTURE(n, said.err);
            CHECK(said.code == 0);
        }
        const auto said = checked(limit.scenario(limit.most + 1));
        CAPTURE(said.err);
        CHECK(said.code == 2);
        CHECK(said.err.find(limit.told) != std::string::npos);
        CHECK(said.err.find("limit.toml:") != std::string::npos);
    }
}

TEST_CASE("a life that goes round without moving is told with its coordinates", "[cases][limits]") {
    // Whoever draws no time at all comes back within the second, and draws none again: nothing else can be drawn.
    const auto scenario = [](int stages) {
        return office() + days + "[[arrivals]]\nenters = \"a.s0\"\nper_day = 1\n" +
               repeated(stages, [stages](auto i) {
                   return fmt::format(
                       "[pathways.a.stages.s{}]\ndoes = \"wait\"\n"
                       "for = {{ exponential = {{ mean = \"0.1 s\" }} }}\nto = \"{}\"\n",
                       i, i + 1 < stages ? fmt::format("s{}", i + 1) : "end");
               });
    };
    const auto run = [](const std::string& text) {
        const program::Place place("cases-round");
        place.write("round.toml", text);
        return program::call(place, "run round.toml --replications 1 --seed 3 --out out");
    };
    // 200 stages are 199 entries after the first one at the same second: all that there may be.
    CHECK(run(scenario(200)).code == 0);
    const auto said = run(scenario(201));
    CAPTURE(said.err);
    CHECK(said.code == 1);
    for (const char* part : {"claimant ", "more than 200 stages within one second", "a.s200", "seed 3",
                             "replication ", "office Town", "simulated time 2015-01-0"})
        CHECK(said.err.find(part) != std::string::npos);
}
