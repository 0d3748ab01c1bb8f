#pragma once

#include <string>

#include "cli/words/commands.hpp"

namespace CLI {
class App;
}

/// Options that several commands share.
namespace caseload::cli {

void add_scenario(CLI::App& command, std::filesystem::path& scenario);
void add_sets(CLI::App& command, std::vector<std::string>& sets);
CLI::Option* add_seed(CLI::App& command, std::uint64_t& seed);
/// Replications, luck, threads, --set, and what is told; not the scenario.
void add_run_options(CLI::App& command, RunArguments& run);
/// --precision, --precision-of and --budget; `what` says when it is enough.
void add_precision(CLI::App& command, RunArguments& run, const std::string& what);

/// --from and --fresh-luck.
void add_from(CLI::App& command, RunArguments& run);

}  // namespace caseload::cli
