#pragma once

#include <functional>
#include <memory>

#include "cli/options/parse.hpp"

namespace CLI {
class App;
}

/// The subcommands with their options: each adds itself to the program and, where it is named, is what was chosen.
namespace caseload::cli {

/// What a subcommand does when it has been named: it is chosen, with its arguments.
template <class Arguments>
std::function<void()> chooser(Chosen& chosen, std::shared_ptr<Arguments> arguments,
                              int (*command)(const Arguments&)) {
    return [&chosen, arguments, command] {
        chosen.command = [arguments, command] { return command(*arguments); };
    };
}

void add_run(CLI::App& program, Chosen& chosen);
void add_compare(CLI::App& program, Chosen& chosen);
void add_trial(CLI::App& program, Chosen& chosen);
void add_save(CLI::App& program, Chosen& chosen);
void add_new(CLI::App& program, Chosen& chosen);
void add_check(CLI::App& program, Chosen& chosen);
void add_draw(CLI::App& program, Chosen& chosen);
void add_story(CLI::App& program, Chosen& chosen);
void add_calibrate(CLI::App& program, Chosen& chosen);
void add_size(CLI::App& program, Chosen& chosen);
void add_sweep(CLI::App& program, Chosen& chosen);
void add_runs(CLI::App& program, Chosen& chosen);
void add_reference(CLI::App& program, Chosen& chosen);

}  // namespace caseload::cli
