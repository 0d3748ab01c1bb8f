// The hold model on the engine: each of many entities waits, an exponential time of a week by default, and
// comes again. Every wait is a keyed draw of the entity and its visit; events come in the order (time,
// insertion) to the second.

#include "sim/agenda.hpp"
#include "sim/distribution.hpp"
#include "sim/draws.hpp"

#include <sys/resource.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace caseload::sim;

int main(int argc, char** argv) {
    const auto entities = static_cast<std::uint32_t>(argc > 1 ? std::atol(argv[1]) : 100'000);
    const long events = argc > 2 ? std::atol(argv[2]) : 5'000'000;
    const double days = argc > 3 ? std::atof(argv[3]) : 7;
    const Distribution wait = Distribution::exponential(days * 24 * 60 * 60);
    const Luck luck{.seed = 1, .replication = 0};

    Agenda agenda{Time{}};
    std::vector<std::uint32_t> visits(entities);
    const auto come_again = [&](std::uint32_t entity) {
        Draw draw{luck, {named("hold"), entity}, named("hold.wait"), visits[entity]++};
        agenda.add({agenda.now() + duration(wait, draw), entity});
    };
    for (std::uint32_t entity = 0; entity < entities; ++entity) come_again(entity);

    const auto began = std::chrono::steady_clock::now();
    std::uint64_t mixed = 0;  // a fingerprint of the order
    for (long i = 0; i < events; ++i) {
        const auto event = agenda.next(Time::max());
        if (const auto ahead = agenda.upcoming(); ahead.size() > 2)
            __builtin_prefetch(&visits[ahead[2].actor]);
        mixed = mixed * 31 + event->actor;
        come_again(event->actor);
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::printf("%.2f million events/s, %.1f MB, order %016llx\n",
                static_cast<double>(events) / seconds.count() / 1e6,
                static_cast<double>(usage.ru_maxrss) / 1024, static_cast<unsigned long long>(mixed));
}
