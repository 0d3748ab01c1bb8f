#pragma once

namespace caseload::cli {

/// From here on what is told on the standard error is told as far as it can be: where it cannot be written (a full
/// disk, a closed pipe) it is lost, and the run goes on.
void let_standard_error_fail();

}  // namespace caseload::cli
