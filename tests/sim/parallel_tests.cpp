#include "sim/parallel.hpp"

#include <rapidcheck/catch.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <stop_token>
#include <thread>
#include <vector>

#include "sim/estimate.hpp"
#include "sim/replicate.hpp"

using namespace caseload::sim;

TEST_CASE("a parallel loop visits every index once", "[parallel]") {
    const int threads = GENERATE(1, 2, 7);
    const int count = GENERATE(0, 1, 5, 1000);
    std::vector<std::atomic<int>> visits(static_cast<std::size_t>(count));
    parallel_for(count, threads, [&](int i) { ++visits[static_cast<std::size_t>(i)]; });
    for (const auto& n : visits) REQUIRE(n == 1);
}

TEST_CASE("a parallel loop keeps to the threads it is given", "[parallel]") {
    const int threads = GENERATE(1, 2, 4);
    std::atomic<int> inside{0};
    std::atomic<int> most{0};
    parallel_for(40, threads, [&](int) {
        const int now = ++inside;
        int seen = most;
        while (seen < now && !most.compare_exchange_weak(seen, now)) {
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        --inside;
    });
    REQUIRE(most <= threads);
}

TEST_CASE("an exception in a parallel loop comes back to the caller", "[parallel]") {
    const int threads = GENERATE(1, 2, 7);
    const auto loop = [&] {
        parallel_for(100, threads, [](int i) {
            if (i == 37) throw std::runtime_error("thirty-seven");
        });
    };
    REQUIRE_THROWS_WITH(loop(), "thirty-seven");
}

TEST_CASE("parallel loops may be nested", "[parallel]") {
    std::atomic<int> visits{0};
    parallel_for(8, 4, [&](int) { parallel_for(50, 4, [&](int) { ++visits; }); });
    REQUIRE(visits == 400);
}

TEST_CASE("replications are folded in order with the same bits at any number of threads", "[replication]") {
    const auto run = [](int threads) {
        Accumulator result;
        std::vector<int> order;
        const int folded = replicate(
            60, threads,
            [](int r) {
                std::this_thread::sleep_for(std::chrono::microseconds(r * 7919 % 500));
                return 1.0 / (r + 3);
            },
            [&](int r, double x) {
                order.push_back(r);
                result.add(x);
            });
        REQUIRE(folded == 60);
        REQUIRE(order.size() == 60);
        for (int r = 0; r < 60; ++r) REQUIRE(order[static_cast<std::size_t>(r)] == r);
        return result;
    };
    const Accumulator alone = run(1);
    REQUIRE(run(2) == alone);
    REQUIRE(run(7) == alone);
}

TEST_CASE("the results in memory do not grow with the number of replications", "[replication]") {
    struct Counted {
        std::atomic<int>* alive;
        explicit Counted(std::atomic<int>& count) : alive(&count) { ++*alive; }
        Counted(Counted&& other) noexcept : alive(std::exchange(other.alive, nullptr)) {}
        Counted& operator=(Counted&&) = delete;
        ~Counted() {
            if (alive) --*alive;
        }
    };
    const int threads = GENERATE(1, 2, 7);
    std::atomic<int> alive{0};
    std::atomic<int> most{0};
    replicate(
        300, threads,
        [&](int r) {
            // the first of all is slow: the others must wait for it
            if (r == 0) std::this_thread::sleep_for(std::chrono::milliseconds(20));
            return Counted(alive);
        },
        [&](int, const Counted&) { most = std::max<int>(most, alive); });
    REQUIRE(most >= 1);
    REQUIRE(most <= 2 * threads + threads + 1);  // waiting, in hand, and the one being folded
    REQUIRE(alive == 0);
}

TEST_CASE("a stop request ends replications soon and what was begun is folded in order", "[replication]") {
    const int threads = GENERATE(1, 2, 7);
    std::stop_source stop;
    int folds = 0;
    const int folded = replicate(
        1000, threads, [](int r) { return r; },
        [&](int r, int) {
            REQUIRE(r == folds);
            if (++folds == 10) stop.request_stop();
        },
        stop.get_token());
    REQUIRE(folded == folds);
    REQUIRE(folded >= 10);
    REQUIRE(folded < 10 + 3 * threads);
}

TEST_CASE("an exception of a replication or of the fold ends the run and comes back", "[replication]") {
    const int threads = GENERATE(1, 2, 7);
    const auto broken_replication = [&] {
        replicate(
            200, threads,
            [](int r) {
                if (r == 5) throw std::runtime_error("replication 5");
                return r;
            },
            [](int r, int) {
                if (r >= 5) throw std::logic_error("folded past a failure");
            });
    };
    REQUIRE_THROWS_WITH(broken_replication(), "replication 5");
    const auto broken_fold = [&] {
        replicate(
            200, threads, [](int r) { return r; },
            [](int r, int) {
                if (r == 5) throw std::runtime_error("fold 5");
            });
    };
    REQUIRE_THROWS_WITH(broken_fold(), "fold 5");
}

TEST_CASE("a replication may hold a parallel loop, and its result need only be movable", "[replication]") {
    int sum = 0;
    replicate(
        20, 3,
        [](int r) {
            std::atomic<int> n{0};
            parallel_for(10, 3, [&](int i) { n += i; });
            return std::make_unique<int>(r + n);
        },
        [&](int, const std::unique_ptr<int>& result) { sum += *result; });
    REQUIRE(sum == 190 + 20 * 45);
}
