#pragma once

#include <functional>

#include "cli/words/commands.hpp"

namespace caseload::cli {

/// What the command line asks for.
struct Chosen {
    std::function<int()> command;  ///< Does it and gives the exit code; empty: nothing is left to do.
    int code = 0;                  ///< The exit code then.
};

/// Understands the words of the command line, the program's name first. What is wrong with them, and help, is told here.
Chosen parse(int count, char** words);

}  // namespace caseload::cli
