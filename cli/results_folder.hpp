#pragma once

#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>

#include "cli/words/commands.hpp"

namespace caseload::cli {

/// Has `work` write results into a folder that is put in place whole when it is done. Tells failures and returns the exit
/// code. `kind` is part of the name of a numbered folder.
int in_a_folder(const RunArguments& arguments, const std::string& kind,
                const std::function<void(const std::filesystem::path& folder, std::stop_token stop)>& work);

}  // namespace caseload::cli
