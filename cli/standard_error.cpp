#include "cli/standard_error.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace caseload::cli {

namespace {

/// Always as if all had been written: {fmt} throws otherwise, also while another failure is being told.
ssize_t write_what_can_be(void* /*cookie*/, const char* text, std::size_t size) {
    for (std::size_t done = 0; done < size;) {
        const ssize_t written = ::write(STDERR_FILENO, text + done, size - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) break;
        done += static_cast<std::size_t>(written);
    }
    return static_cast<ssize_t>(size);
}

}  // namespace

void let_standard_error_fail() {
    std::FILE* const forgiving = ::fopencookie(
        nullptr, "w", {.read = nullptr, .write = write_what_can_be, .seek = nullptr, .close = nullptr});
    if (forgiving == nullptr) return;
    std::setvbuf(forgiving, nullptr, _IONBF, 0);
    stderr = forgiving;
}

}  // namespace caseload::cli
