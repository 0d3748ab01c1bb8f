#include "cli/interrupt.hpp"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <cstdio>

#include "cli/words/exit_codes.hpp"

namespace caseload::cli {

namespace {

constexpr timespec between_looks{.tv_sec = 0, .tv_nsec = 100'000'000};

sigset_t interrupting() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

Interrupt::Interrupt(std::function<void()> clear_up) : clear_up_(std::move(clear_up)) {
    // Blocked in every thread, the signals wait for the listener, which may do whatever a thread may do.
    const sigset_t signals = interrupting();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    listener_ = std::jthread([this](const std::stop_token& over) { listen(over); });
}

Interrupt::~Interrupt() {
    listener_.request_stop();
    listener_.join();
    const sigset_t signals = interrupting();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

void Interrupt::listen(const std::stop_token& over) {
    const sigset_t signals = interrupting();
    while (!over.stop_requested()) {
        if (sigtimedwait(&signals, nullptr, &between_looks) < 0) continue;
        if (source_.request_stop()) {
            std::fputs("\nstopping after the replications in hand; Ctrl-C again stops at once\n", stderr);
            continue;
        }
        clear_up_();
        std::fputs("\ninterrupted: nothing was written\n", stderr);
        _exit(run_failed);
    }
}

}  // namespace caseload::cli
