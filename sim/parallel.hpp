#pragma once

#include <algorithm>
#include <cstddef>

#ifdef CASELOAD_PLAIN_THREADS
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#else
#include <oneapi/tbb/global_control.h>
#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/partitioner.h>
#include <oneapi/tbb/task_arena.h>
#endif

namespace caseload::sim {

#ifdef CASELOAD_PLAIN_THREADS

namespace plain_threads {
/// A loop inside a loop runs on its own thread, so that nested loops do not multiply the threads.
inline thread_local bool inside_a_loop = false;
}  // namespace plain_threads

/// Calls one(i) for every i in 0 ... count - 1 on at most `threads` threads, in no promised order.
/// One thread (or one call) runs inline, in order. The first exception is rethrown here, when every call
/// in hand has ended; calls not yet begun are then dropped.
template <class One> void parallel_for(int count, int threads, const One& one) {
    const int workers = std::min(threads, count);
    if (workers <= 1 || plain_threads::inside_a_loop) {
        for (int i = 0; i < count; ++i) one(i);
        return;
    }
    std::atomic<int> next{0};
    std::exception_ptr first_failure;
    std::mutex failure;
    const auto work = [&] {
        plain_threads::inside_a_loop = true;
        try {
            for (int i = next++; i < count; i = next++) one(i);
        } catch (...) {
            const std::lock_guard lock(failure);
            if (!first_failure) first_failure = std::current_exception();
            next = count;
        }
        plain_threads::inside_a_loop = false;
    };
    {
        std::vector<std::jthread> helpers;
        for (int w = 1; w < workers; ++w) helpers.emplace_back(work);
        work();
    }
    if (first_failure) std::rethrow_exception(first_failure);
}

#else

/// Calls one(i) for every i in 0 ... count - 1 on at most `threads` threads, in no promised order.
/// One thread (or one call) runs inline, in order. The first exception is rethrown here, when every call
/// in hand has ended; calls not yet begun are then dropped. Loops may be nested: together they keep to the
/// smallest number of threads asked for, and a thread that waits takes up work of its own loop only.
template <class One> void parallel_for(int count, int threads, const One& one) {
    if (std::min(threads, count) <= 1) {
        for (int i = 0; i < count; ++i) one(i);
        return;
    }
    const auto most = static_cast<std::size_t>(threads);
    const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, most);
    tbb::task_arena arena(threads);
    arena.execute([&] { tbb::parallel_for(0, count, one, tbb::simple_partitioner{}); });
}

#endif

}  // namespace caseload::sim
