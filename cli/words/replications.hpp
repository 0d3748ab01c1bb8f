#pragma once

#include <string>

#include "cli/words/problems.hpp"
#include "model/questions/start.hpp"

namespace caseload::cli {

/// What --replications says: "200" or "5..9" (both ends included). Where it is neither, a problem, with a number for an
/// `example`, and none.
model::Replications wanted_replications(const std::string& text, Problems& problems, int example = 200);

/// As --replications takes them: "57", or "5..9".
std::string replications_text(model::Replications replications);

/// As many as the machine has where none are asked for.
int threads_or_all(int threads);

}  // namespace caseload::cli
