#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>

#include "sim/draws.hpp"
#include "sim/experiment/paired.hpp"
#include "sim/experiment/precision.hpp"

/// How often 95% intervals hold the true value, over repeated small experiments of which the answer is known: the mean
/// wait in an M/M/1 queue that begins in its stationary state.
namespace caseload::sim {

namespace {

constexpr int experiments = 500;
constexpr int replications = 20;
constexpr int customers = 2000;
/// Short replications have skew means, of which Student's t holds a little less often whatever ends them.
constexpr int few_customers = 400;
constexpr double arrivals = 1;  // a minute

double exponential(Draw& draw, double rate) { return -std::log(unit(draw)) / rate; }

/// The mean wait of a replication's customers by Lindley's recursion; every customer's draws are their own, so that
/// queues of other rates of service meet the same luck.
double mean_wait(std::uint64_t experiment, std::uint64_t replication, double service,
                 int customers_served = customers) {
    const Luck luck{experiment, replication};
    const auto draw_of = [&](int customer, std::uint64_t what) {
        return Draw(luck, {1, static_cast<std::uint64_t>(customer)}, what, 0);
    };
    Draw first = draw_of(0, named("coverage.first_wait"));
    const bool has_to_wait = unit(first) < arrivals / service;
    Draw stationary = draw_of(0, named("coverage.stationary_wait"));
    double wait = has_to_wait ? exponential(stationary, service - arrivals) : 0;
    double sum = 0;
    for (int c = 0; c < customers_served; ++c) {
        sum += wait;
        Draw served = draw_of(c, named("coverage.service"));
        Draw next = draw_of(c, named("coverage.arrival"));
        const double service_time = exponential(served, service);
        wait = std::max(0.0, wait + service_time - exponential(next, arrivals));
    }
    return sum / customers_served;
}

double true_wait(double service) { return arrivals / service / (service - arrivals); }

bool holds(const Accumulator& figure, double truth) {
    const Interval interval = figure.interval();
    return interval.lower <= truth && truth <= interval.upper;
}

void check_coverage(const char* which, int held, double replications_used, int times = experiments) {
    const double share = 100.0 * held / times;
    std::cout << which << ": " << share << "% of " << times << " intervals hold the true value ("
              << replications_used << " replications on average)\n";
    CHECK(share >= 93);
    CHECK(share <= 97);
}

}  // namespace

TEST_CASE("95% intervals of a mean hold the true value 93 to 97 times in 100", "[long][coverage]") {
    int held = 0;
    for (std::uint64_t e = 0; e < experiments; ++e) {
        Accumulator waits;
        for (std::uint64_t r = 0; r < replications; ++r) waits.add(mean_wait(e, r, 2));
        held += holds(waits, true_wait(2)) ? 1 : 0;
    }
    check_coverage("plain", held, replications);
}

TEST_CASE("95% intervals of a paired difference hold the true value 93 to 97 times in 100",
          "[long][coverage]") {
    int held = 0;
    double ratios = 0;
    for (std::uint64_t e = 0; e < experiments; ++e) {
        Paired waits;
        for (std::uint64_t r = 0; r < replications; ++r)
            waits.add(mean_wait(1000 + e, r, 2), mean_wait(1000 + e, r, 1.9));
        held += holds(waits.difference(), true_wait(1.9) - true_wait(2)) ? 1 : 0;
        ratios += waits.variance_ratio();
    }
    check_coverage("paired", held, replications);
    std::cout << "  pairing divides the variance of the difference by " << ratios / experiments << "\n";
}

namespace {

/// Adds replications as --precision does, over and over.
void check_sequential(const char* which, std::uint64_t first_experiment, double relative, int served,
                      int times) {
    const Precision precision{.relative = relative};
    int held = 0;
    double used = 0;
    for (int e = 0; e < times; ++e) {
        Accumulator waits;
        Stopping stopping;
        bool enough = false;
        while (!enough) {
            waits.add(mean_wait(first_experiment + static_cast<std::uint64_t>(e),
                                static_cast<std::uint64_t>(waits.count()), 2, served));
            const Watched watched{.figure = &waits, .size = waits.mean()};
            enough = stopping.look(standing({&watched, 1}, precision, waits.count()), waits.count());
        }
        held += holds(waits, true_wait(2)) ? 1 : 0;
        used += static_cast<double>(waits.count());
        CHECK(waits.half_width() <= relative * waits.mean());
    }
    check_coverage(which, held, used / times, times);
}

}  // namespace

TEST_CASE("95% intervals after a sequential stop hold the true value 93 to 97 times in 100",
          "[long][coverage]") {
    check_sequential("sequential, 3%", 2000, 0.03, customers, experiments);
}

TEST_CASE("95% intervals of short and skew replications after a sequential stop hold nearly as often",
          "[long][coverage]") {
    // More of them, so that the share is known to half a per cent.
    check_sequential("sequential and skew, 10%", 10'000, 0.1, few_customers, 4 * experiments);
}

}  // namespace caseload::sim
