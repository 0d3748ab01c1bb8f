#include <fmt/format.h>

#include <cstdio>

#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "output/files/file.hpp"
#include "output/store/store.hpp"
#include "output/tables/text_table.hpp"

namespace caseload::cli {

namespace {

constexpr int longest_title = 40;
/// As many digits of a hash as tell the runs of a store apart; run.json has all.
constexpr std::size_t hash_digits = 16;

std::string replications_of(const output::StoredRun& run) {
    return run.replications == 1
               ? fmt::format("{}", run.first_replication)
               : fmt::format("{}..{}", run.first_replication, run.first_replication + run.replications - 1);
}

}  // namespace

int runs(const std::filesystem::path& store) {
    std::vector<output::StoredRun> stored;
    try {
        stored = output::runs_in_store(store);
    } catch (const output::WriteError& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return wrong_input;
    }
    using Align = output::TextTable::Align;
    output::TextTable table({{"run"},
                             {"written"},
                             {"scenario", Align::left},
                             {"replications"},
                             {"seed"},
                             {"hash"},
                             {"title", Align::left}});
    for (const output::StoredRun& run : stored) {
        table.row({fmt::format("{}", run.run), run.written, run.scenario, replications_of(run), run.seed,
                   run.hash.substr(0, hash_digits), output::clipped(run.title, longest_title)});
    }
    fmt::print("{}", stored.empty() ? "no runs\n" : table.text());
    return done;
}

}  // namespace caseload::cli
