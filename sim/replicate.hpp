#pragma once

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <utility>
#include <vector>

#include "sim/parallel.hpp"

namespace caseload::sim {

/// Runs one(r) for r = 0 ... count - 1 on at most `threads` threads and calls fold(r, result) strictly in order of r,
/// one call at a time, as soon as the result is there; so what is folded has the same bits at any number of threads.
/// At most two results per thread are held: a replication far ahead of the slowest waits to begin.
/// Returns how many were folded. A stop request keeps further replications from beginning; those in hand are
/// finished and folded, unless one(r) itself throws. The first exception of one or fold ends all and is rethrown.
/// Progress is told by fold, which need not be thread-safe.
template <class One, class Fold>
int replicate(int count, int threads, const One& one, const Fold& fold, const std::stop_token& stop = {}) {
    using Result = std::decay_t<std::invoke_result_t<const One&, int>>;
    const int workers = std::max(1, std::min(threads, count));
    const int held_at_most = 2 * workers;

    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::optional<Result>> results(
        static_cast<std::size_t>(held_at_most));  // of r at r % held_at_most
    int next = 0;
    int folded = 0;
    bool folding = false;
    bool failed = false;
    const auto slot = [&](int r) -> std::optional<Result>& {
        return results[static_cast<std::size_t>(r % held_at_most)];
    };

    const auto fold_what_is_ready = [&](std::unique_lock<std::mutex>& lock) {
        if (folding) return;  // whoever folds looks again before ending
        folding = true;
        while (!failed && slot(folded)) {
            Result result = std::move(*slot(folded));
            slot(folded).reset();
            lock.unlock();
            fold(folded, std::move(result));
            lock.lock();
            ++folded;
            changed.notify_all();
        }
        folding = false;
    };

    const auto work = [&](int) {
        std::unique_lock lock(mutex);
        try {
            while (true) {
                changed.wait(lock, [&] { return failed || next >= count || next < folded + held_at_most; });
                if (failed || next >= count || stop.stop_requested()) return;
                const int r = next++;
                lock.unlock();
                Result result = one(r);
                lock.lock();
                slot(r).emplace(std::move(result));
                fold_what_is_ready(lock);
            }
        } catch (...) {
            if (!lock.owns_lock()) lock.lock();
            failed = true;
            changed.notify_all();
            throw;
        }
    };
    parallel_for(workers, workers, work);
    return folded;
}

}  // namespace caseload::sim
