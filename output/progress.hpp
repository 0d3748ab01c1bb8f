#pragma once

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>

namespace caseload::output {

/// Where and how progress is told, always on the standard error stream: `live` rewrites one line, `plain`
/// says a line now and then.
enum class ProgressStyle : std::uint8_t { silent, plain, live };

/// `automatic`: live on a terminal, else plain lines.
ProgressStyle automatic_style();

/// "12 of 200 replications, 1.2 million events a second, about 3 min left"
std::string progress_text(int done, int count, std::uint64_t events, double seconds);

/// Tells how far a run has come. May be called from several threads.
class Progress {
public:
    explicit Progress(ProgressStyle style);
    /// Clears the live line.
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// To be called with done = 0 at the beginning.
    void tell(int done, int count, std::uint64_t events);

private:
    using Clock = std::chrono::steady_clock;
    ProgressStyle style_;
    bool colour_;
    bool shown_ = false;
    std::mutex mutex_;
    Clock::time_point began_ = Clock::now();
    Clock::time_point told_{};
};

}  // namespace caseload::output
