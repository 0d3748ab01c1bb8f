// The limit for bench/hold: a wheel of days, then of minutes, of bare ids. No seconds, so no order within a
// minute; no keys, kinds or generations; one stream of random numbers.

#include "bench/limit/xoshiro.hpp"

#include <bit>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

constexpr std::uint32_t day_minutes = 1440;
constexpr std::uint32_t wheel_days = 1024;

struct Waiting {
    std::uint32_t id;
    std::uint32_t minute;
};

}  // namespace

int main(int argc, char** argv) {
    const auto entities = static_cast<std::uint32_t>(argc > 1 ? std::atol(argv[1]) : 100'000);
    const long events = argc > 2 ? std::atol(argv[2]) : 5'000'000;
    const double mean = (argc > 3 ? std::atof(argv[3]) : 7) * day_minutes;

    caseload::bench::Xoshiro random{1};
    std::vector<std::vector<Waiting>> days(wheel_days);
    std::vector<std::vector<std::uint32_t>> minutes(day_minutes);
    std::vector<std::uint64_t> busy(day_minutes / 64 + 1);
    std::vector<std::vector<Waiting>> spare;
    std::vector<std::uint32_t> visits(entities);
    std::uint64_t today = 0;
    const auto add = [&](std::uint64_t when, std::uint32_t id) {
        const std::uint64_t day = when / day_minutes;
        const auto minute = static_cast<std::uint32_t>(when % day_minutes);
        if (day == today) {
            minutes[minute].push_back(id);
            busy[minute / 64] |= std::uint64_t{1} << (minute % 64);
            return;
        }
        std::vector<Waiting>& list = days[std::min(day, today + wheel_days - 1) % wheel_days];
        if (list.capacity() == 0 && !spare.empty()) {
            list.swap(spare.back());
            spare.pop_back();
        }
        list.push_back({id, minute});
    };
    const auto wait = [&] { return static_cast<std::uint64_t>(random.exponential(mean)) + 1; };
    for (std::uint32_t id = 0; id < entities; ++id) add(wait(), id);

    const auto began = std::chrono::steady_clock::now();
    long done = 0;
    std::vector<std::uint32_t> now;
    for (; done < events; ++today) {
        std::vector<Waiting>& list = days[today % wheel_days];
        for (const Waiting& one : list) add(today * day_minutes + one.minute, one.id);
        list.clear();
        spare.emplace_back();
        spare.back().swap(list);
        for (std::size_t word = 0; word < busy.size(); ++word)
            while (busy[word] != 0) {
                const auto minute = static_cast<std::uint32_t>(word * 64) +
                                    static_cast<std::uint32_t>(std::countr_zero(busy[word]));
                busy[word] &= busy[word] - 1;
                now.clear();
                now.swap(minutes[minute]);
                for (const std::uint32_t id : now) {
                    ++visits[id];
                    add(today * day_minutes + minute + wait(), id);
                }
                done += static_cast<long>(now.size());
            }
    }
    const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - began;
    std::printf("%.2f million events/s\n", static_cast<double>(done) / seconds.count() / 1e6);
}
