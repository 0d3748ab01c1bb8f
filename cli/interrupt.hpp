#pragma once

#include <functional>
#include <stop_token>
#include <thread>

namespace caseload::cli {

/// While it lives, Ctrl-C (or SIGTERM) asks the work to stop; a second one clears up and ends the program at
/// once. To be made before any thread that works.
class Interrupt {
public:
    /// `clear_up` removes what is half written; it must not throw.
    explicit Interrupt(std::function<void()> clear_up);
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    std::stop_token token() const { return source_.get_token(); }
    bool requested() const { return source_.stop_requested(); }

private:
    void listen(const std::stop_token& over);
    std::stop_source source_;
    std::function<void()> clear_up_;
    std::jthread listener_;
};

}  // namespace caseload::cli
