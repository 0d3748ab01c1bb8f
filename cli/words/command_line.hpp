#pragma once

#include <string>

#include "cli/words/commands.hpp"

namespace caseload::cli {

/// A word as a shell reads it back: quoted where it has to be.
std::string shell_word(const std::string& word);

/// The command that gives the same results again; what does not change them (threads, folder) is left out.
std::string command_to_run_again(const RunArguments& arguments);

std::string command_to_run_again(const CompareArguments& arguments);
std::string command_to_run_again(const TrialArguments& arguments);
std::string command_to_run_again(const SizeArguments& arguments);
std::string command_to_run_again(const SweepArguments& arguments);
std::string command_to_run_again(const CalibrateArguments& arguments);

}  // namespace caseload::cli
