#pragma once

namespace caseload::cli {

constexpr int done = 0;
constexpr int run_failed = 1;   ///< The run failed or was interrupted.
constexpr int wrong_input = 2;  ///< The scenario or the command line was wrong; nothing was run or written.

}  // namespace caseload::cli
