#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>

#include "cli/options/parse.hpp"
#include "cli/standard_error.hpp"
#include "cli/words/exit_codes.hpp"

namespace {

/// Says so where not everything printed has reached the standard output: a full disk.
bool standard_output_is_whole() {
    const bool flushed = std::fflush(stdout) == 0;
    if (flushed && std::ferror(stdout) == 0) return true;
    fmt::print(stderr, "caseload: the standard output could not be written{}\n",
               flushed ? "" : fmt::format(": {}", std::strerror(errno)));
    return false;
}

}  // namespace

int main(int count, char** words) {
    using namespace caseload::cli;
    let_standard_error_fail();
    const Chosen chosen = parse(count, words);
    if (!chosen.command) return chosen.code;
    try {
        const int code = chosen.command();
        return standard_output_is_whole() || code != done ? code : run_failed;
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: {}\n", failure.what());
        return run_failed;
    }
}
