// M/M/1 on the engine: arrivals 0.9 and services 1 a time unit of 1,000 seconds, so that rounding to whole
// seconds moves a wait by a thousandth of a service at most. Every gap and service is a keyed draw, so that a
// change of the services would leave the arrivals alone.

#include "sim/agenda.hpp"
#include "sim/distribution.hpp"
#include "sim/draws.hpp"

#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace caseload::sim;

namespace {

enum Kind : std::uint8_t { arrive, depart };

constexpr double time_unit = 1'000;  // seconds

/// The times of arrival of those present, the one in service first.
class Queue {
public:
    std::uint64_t size() const { return tail_ - head_; }
    Time front() const { return arrivals_[head_ & (arrivals_.size() - 1)]; }
    void pop() { ++head_; }
    void push(Time when) {
        if (size() == arrivals_.size()) grow();
        arrivals_[tail_++ & (arrivals_.size() - 1)] = when;
    }

private:
    void grow() {
        std::vector<Time> larger(2 * arrivals_.size());
        for (std::uint64_t i = head_; i != tail_; ++i)
            larger[i & (larger.size() - 1)] = arrivals_[i & (arrivals_.size() - 1)];
        arrivals_.swap(larger);
    }

    std::vector<Time> arrivals_ = std::vector<Time>(1024);  // a power of two
    std::uint64_t head_ = 0;
    std::uint64_t tail_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    const std::uint64_t customers = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const Luck luck{.seed = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 1, .replication = 0};
    const Distribution gap = Distribution::exponential(time_unit / 0.9);
    const Distribution service = Distribution::exponential(time_unit);
    constexpr std::uint64_t source = named("counter");

    Agenda agenda{Time{}};
    Queue queue;
    std::uint64_t arrived = 0;
    std::uint64_t served = 0;
    std::int64_t waited = 0;           // seconds
    std::int64_t waiting_seconds = 0;  // the integral of how many wait
    Time changed{};

    const auto after = [&](const Distribution& distribution, std::uint64_t customer, std::uint64_t what,
                           Kind kind) {
        Draw draw{luck, {source, customer}, what, 0};
        agenda.add({agenda.now() + duration(distribution, draw), 0, 0, kind});
    };
    const auto serve = [&] {
        waited += (agenda.now() - queue.front()).count();
        after(service, served++, named("counter.service"), depart);
    };
    const auto observe = [&] {
        if (queue.size() > 1)
            waiting_seconds += static_cast<std::int64_t>(queue.size() - 1) * (agenda.now() - changed).count();
        changed = agenda.now();
    };

    after(gap, arrived, named("counter.gap"), arrive);
    while (const auto event = agenda.next(Time::max())) {
        observe();
        switch (event->kind) {
        case arrive:
            if (++arrived < customers) after(gap, arrived, named("counter.gap"), arrive);
            queue.push(agenda.now());
            if (queue.size() == 1) serve();
            break;
        case depart:
            queue.pop();
            if (queue.size() > 0) serve();
        }
    }
    std::printf("mean wait %.3f (theory 9), mean waiting %.3f (theory 8.1)\n",
                static_cast<double>(waited) / static_cast<double>(served) / time_unit,
                static_cast<double>(waiting_seconds) / static_cast<double>((changed - Time{}).count()));
}
