#include <array>
#include <cmath>

#include "tests/theory/expected.hpp"

/// The textbook queues as shipped scenario files.
namespace caseload::theory {

TEST_CASE("M/M/1 at half load: wait, queue and stay", "[theory]") {
    const Ran ran(shipped / "mm1.toml", 200);
    check_matches(ran({.measure = "wait", .stage = "customer.service"}), 5.0);
    check_matches(ran({.measure = "queue_length", .group = "queue=service"}), 0.5);
    check_matches(ran({.measure = "time_in_stage", .stage = "customer.service"}), 10.0);
    // The time in an M/M/1 is exponential; its quantiles are told to within 3%.
    check_matches(ran({.measure = "median_time_in_stage", .stage = "customer.service"}), 10 * std::log(2.0),
                  0.03);
    check_matches(ran({.measure = "time_in_stage_90", .stage = "customer.service"}), 10 * std::log(10.0),
                  0.03);
    check_matches(ran({.measure = "in_stage", .stage = "customer.service"}), 1.0);
    check_matches(ran({.measure = "utilisation", .group = "resource=server"}), 0.5);
}

TEST_CASE("M/M/c with an offered load of ten: Erlang's C and the queue", "[theory]") {
    constexpr std::array waits{.682118, .449388, .285270, .174132, .102042};
    constexpr std::array queues{6.821182, 2.246941, .950902, .435330, .204085};
    for (std::size_t more = 0; more < waits.size(); ++more) {
        const std::string servers = std::to_string(11 + more);
        INFO(servers << " servers");
        const Ran ran(shipped / "mmc.toml", 30, {{"offices.Centre.resources.server", servers}});
        check_matches(ran({.measure = "waited", .stage = "caller.service"}), waits[more], 0.015);
        check_matches(ran({.measure = "queue_length", .group = "queue=service"}), queues[more], 0.04);
    }
}

TEST_CASE("M/G/1: the wait grows with the spread of service (Pollaczek and Khinchine)", "[theory]") {
    const std::string service = "pathways.customer.stages.service.service";
    const auto wait = [&](const char* distribution) {
        const Ran ran(shipped / "mm1.toml", 200, {{service, distribution}});
        return ran({.measure = "wait", .stage = "customer.service"});
    };
    SECTION("constant") { check_matches(wait("\"5 min\""), 2.5); }
    SECTION("half the variance of the exponential") {
        check_matches(wait("{ erlang = { mean = \"5 min\", k = 2 } }"), 3.75);
    }
    SECTION("four times its variance") {
        check_matches(wait("{ gamma = { mean = \"5 min\", shape = 0.25 } }"), 12.5);
    }
    SECTION("the shipped scenario") {
        const Ran ran(shipped / "mg1.toml", 200);
        check_matches(ran({.measure = "wait", .stage = "customer.service"}), 12.5);
        check_matches(ran({.measure = "queue_length", .group = "queue=service"}), 1.25);
    }
}

TEST_CASE("M/M/2 with three chairs turns away as many as Erlang says", "[theory]") {
    const Ran ran(here / "waiting_room.toml", 100);
    const auto p = birth_death(
        5, [](int) { return 0.18; }, [](int n) { return 0.1 * std::min(n, 2); });
    check_matches(ran({.measure = "ended", .stage = "visitor.desk", .group = "ending=turned_away"}),
                  p[5] * 10.8 * 24 * 200);
    check_matches(ran({.measure = "queue_length", .group = "queue=desk"}), p[3] + 2 * p[4] + 3 * p[5]);
}

TEST_CASE("Without a waiting room the share turned away is Erlang's B", "[theory]") {
    const Ran ran(here / "waiting_room.toml", 100,
                  {{"offices.Centre.resources.server", "3"}, {"offices.Centre.queues.desk.room", "0"}});
    const auto p = birth_death(
        3, [](int) { return 0.18; }, [](int n) { return 0.1 * n; });
    check_matches(ran({.measure = "ended", .stage = "visitor.desk", .group = "ending=turned_away"}),
                  p[3] * 10.8 * 24 * 200);
    CHECK(ran({.measure = "waited", .stage = "visitor.desk"}).mean() == 0);
}

TEST_CASE("Impatient callers: the share who hang up and the queue (Erlang A)", "[theory]") {
    const Ran ran(here / "impatient.toml", 60);
    constexpr double arrivals = 0.55, service = 0.1, patience = 0.05;
    const auto p = birth_death(
        200, [](int) { return arrivals; },
        [](int n) { return service * std::min(n, 5) + patience * std::max(n - 5, 0); });
    double queue = 0;
    for (int n = 6; n <= 200; ++n) queue += (n - 5) * p[static_cast<std::size_t>(n)];
    check_matches(ran({.measure = "queue_length", .group = "queue=line"}), queue);
    check_matches(ran({.measure = "ended", .stage = "caller.line", .group = "ending=left"}),
                  patience * queue * 60 * 24 * 110);
}

TEST_CASE("The urgent go first without interrupting (Cobham)", "[theory]") {
    const Ran ran(here / "priority.toml", 200);
    // Residual work found in service: (0.04 * 25 + 0.05 * 200) / 2 minutes.
    check_matches(ran({.measure = "wait", .stage = "patient.urgent"}), 5.5 / 0.8);
    check_matches(ran({.measure = "wait", .stage = "patient.routine"}), 5.5 / (0.8 * 0.3));
}

TEST_CASE("The urgent interrupt, and the others go on where they were", "[theory]") {
    const Ran ran(here / "interrupting.toml", 200);
    check_matches(ran({.measure = "time_in_stage", .stage = "patient.urgent"}), 10 / 0.8);
    check_matches(ran({.measure = "time_in_stage", .stage = "patient.routine"}), 10 / 0.8 + 7 / (0.8 * 0.3));
    check_matches(ran({.measure = "utilisation", .group = "resource=server"}), 0.7);
}

TEST_CASE("Whoever begins anew after every interruption holds the server longer", "[theory]") {
    // A constant service of ten minutes repeated from the start: its mean completion time, Gaver 1962,
    // (1 / rate + busy period of the urgent) * (exp(rate * 10) - 1); server time: the same without the busy periods.
    const Ran ran(here / "interrupting.toml", 200,
                  {{"offices.Centre.queues.desk.preempt", "restart"},
                   {"pathways.patient.stages.routine.service", "10 min"}});
    const double repeated = (std::exp(0.2) - 1) / 0.02;
    check_matches(ran({.measure = "utilisation", .group = "resource=server"}), 0.2 + 0.05 * repeated);
}

}  // namespace caseload::theory
