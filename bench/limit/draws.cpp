// What the keyed draws of bench/mm1 cost without its events: a gap and a service for each of a million
// customers.

#include <cstdio>
#include <cstdlib>

#include "sim/distribution.hpp"
#include "sim/draws.hpp"

using namespace caseload::sim;

int main(int argc, char** argv) {
    const std::uint64_t customers = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const Luck luck{.seed = 1, .replication = 0};
    const Distribution gap = Distribution::exponential(1'000 / 0.9);
    const Distribution service = Distribution::exponential(1'000);
    Seconds gaps{0};
    Seconds services{0};
    for (std::uint64_t customer = 0; customer < customers; ++customer) {
        Draw of_gap{luck, {named("counter"), customer}, named("counter.gap"), 0};
        gaps += duration(gap, of_gap);
        Draw of_service{luck, {named("counter"), customer}, named("counter.service"), 0};
        services += duration(service, of_service);
    }
    std::printf("load %.4f (theory 0.9)\n",
                static_cast<double>(services.count()) / static_cast<double>(gaps.count()));
}
