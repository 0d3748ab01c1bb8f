// The limit for bench/mm1: a 4-ary heap, a switch and one stream of random numbers; no order among equals, no
// keys, nothing that could be saved. One million customers at an M/M/1 counter, arrivals 0.9 and services 1 a
// time unit.

#include "bench/limit/xoshiro.hpp"

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

struct Event {
    double when;
    std::uint32_t kind;
};

class Heap {
public:
    void push(const Event& event) {
        std::size_t at = events_.size();
        events_.push_back(event);
        for (; at > 0 && event.when < events_[(at - 1) / 4].when; at = (at - 1) / 4)
            events_[at] = events_[(at - 1) / 4];
        events_[at] = event;
    }

    Event pop() {
        const Event top = events_.front();
        const Event last = events_.back();
        events_.pop_back();
        if (events_.empty()) return top;
        std::size_t at = 0;
        for (;;) {
            const std::size_t first = 4 * at + 1;
            if (first >= events_.size()) break;
            std::size_t least = first;
            for (std::size_t child = first + 1; child < first + 4 && child < events_.size(); ++child)
                if (events_[child].when < events_[least].when) least = child;
            if (events_[least].when >= last.when) break;
            events_[at] = events_[least];
            at = least;
        }
        events_[at] = last;
        return top;
    }

    bool empty() const { return events_.empty(); }

private:
    std::vector<Event> events_;
};

enum Kind : std::uint32_t { arrive, depart };

}  // namespace

int main(int argc, char** argv) {
    const long customers = argc > 1 ? std::atol(argv[1]) : 1'000'000;
    caseload::bench::Xoshiro random{1};
    Heap heap;
    std::vector<double> ring(1024);  // grows below when more wait
    std::size_t head = 0;
    std::size_t tail = 0;
    long arrived = 0;
    double waits = 0;
    heap.push({random.exponential(1 / 0.9), arrive});
    while (!heap.empty()) {
        const Event event = heap.pop();
        switch (event.kind) {
        case arrive:
            if (++arrived < customers) heap.push({event.when + random.exponential(1 / 0.9), arrive});
            if (tail - head == ring.size()) {
                std::vector<double> larger(2 * ring.size());
                for (std::size_t i = head; i != tail; ++i) larger[i % larger.size()] = ring[i % ring.size()];
                ring.swap(larger);
            }
            ring[tail++ % ring.size()] = event.when;
            if (tail - head == 1) heap.push({event.when + random.exponential(1), depart});
            break;
        case depart:
            ++head;
            if (head != tail) {
                waits += event.when - ring[head % ring.size()];
                heap.push({event.when + random.exponential(1), depart});
            }
        }
    }
    std::printf("mean wait %.3f (theory 9)\n", waits / static_cast<double>(customers));
}
