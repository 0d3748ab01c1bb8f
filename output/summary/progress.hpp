#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "sim/time.hpp"

namespace caseload::output {

/// Where and how progress is told, always on the standard error stream: `live` rewrites one line, `plain`
/// says a line now and then.
enum class ProgressStyle : std::uint8_t { silent, plain, live };

/// `automatic`: live on a terminal, else plain lines.
ProgressStyle automatic_style();

/// "12 of 200 replications, at 2015-06-01, 1.2 million events a second, about 3 min left". `begun`: what is done of
/// those in hand, in replications; `day`: the day that one of them has reached.
std::string progress_text(int done, int count, std::uint64_t events, double seconds, double begun = 0,
                          std::optional<sim::Day> day = {});

/// Tells how far a run has come. May be called from several threads.
class Progress {
public:
    /// `between`: plain lines come that far apart, the first not before then.
    explicit Progress(ProgressStyle style, std::chrono::milliseconds between = std::chrono::seconds{10});
    /// Clears the live line.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// To be called with done = 0 at the beginning.
    void tell(int done, int count, std::uint64_t events);
    /// How far a replication in hand has come: the day, the share of its days and its events so far.
    void reach(int replication, sim::Day day, double share, std::uint64_t events);

private:
    struct InHand {
        double share = 0;
        std::uint64_t events = 0;
    };
    void say();
    using Clock = std::chrono::steady_clock;
    ProgressStyle style_;
    std::chrono::milliseconds between_;
    bool colour_;
    bool shown_ = false;
    std::mutex mutex_;
    int done_ = 0;
    int count_ = 0;
    std::uint64_t events_ = 0;
    std::optional<sim::Day> day_;
    std::map<int, InHand> in_hand_;  // by replication
    Clock::time_point began_ = Clock::now();
    Clock::time_point told_{};
};

}  // namespace caseload::output
