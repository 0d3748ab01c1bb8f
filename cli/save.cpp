#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <optional>

#include "cli/interrupt.hpp"
#include "cli/progress.hpp"
#include "cli/warm_up.hpp"
#include "cli/words/changed_keys.hpp"
#include "cli/words/commands.hpp"
#include "cli/words/exit_codes.hpp"
#include "cli/words/problems.hpp"
#include "cli/words/replications.hpp"
#include "model/questions/save.hpp"
#include "output/files/file.hpp"
#include "output/files/version.hpp"
#include "output/tables/run_json.hpp"
#include "scenarios/reader/read.hpp"

namespace caseload::cli {

namespace {

constexpr double bytes_a_megabyte = 1e6;

/// Beside the state until it is whole; what is not put in place leaves nothing behind.
class Unfinished {
public:
    explicit Unfinished(std::filesystem::path place) : place_(std::move(place)), path_(place_) {
        path_ += ".unfinished";
    }
    ~Unfinished() { abandon(); }
    Unfinished(const Unfinished&) = delete;
    Unfinished& operator=(const Unfinished&) = delete;

    const std::filesystem::path& path() const { return path_; }
    void abandon() const noexcept {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    void put_in_place() const {
        std::error_code failed;
        std::filesystem::rename(path_, place_, failed);
        if (failed) throw output::write_error(place_, "cannot be put in place", failed.value());
    }

private:
    std::filesystem::path place_;
    std::filesystem::path path_;
};

int save_states(const SaveArguments& arguments, const model::SaveQuestion& question) {
    const Unfinished unfinished(arguments.state);
    const Interrupt interrupt([&] { unfinished.abandon(); });
    output::File file(unfinished.path());
    std::optional<output::Progress> progress(progress_style(arguments.run));
    const model::SaveAnswer saved = answer(
        question,
        [&](std::span<const std::byte> block) {
            file.write({reinterpret_cast<const char*>(block.data()), block.size()});
        },
        telling_of(*progress, interrupt.token()));
    progress.reset();
    const int count = question.replications.count;
    if (saved.replications < count || interrupt.requested()) {
        fmt::print(stderr, "interrupted after {} of {} replications: nothing was written\n",
                   saved.replications, count);
        return run_failed;
    }
    file.close();
    unfinished.put_in_place();
    if (!arguments.run.quiet) {
        fmt::print("{} replication{} as at the beginning of {}: {:.1f} MB in {}\n", count,
                   count == 1 ? "" : "s", sim::iso(question.day),
                   static_cast<double>(saved.bytes) / bytes_a_megabyte, arguments.state.string());
    }
    return done;
}

void check_state_file(const SaveArguments& arguments, Problems& problems) {
    std::error_code failed;
    if (std::filesystem::is_directory(arguments.state, failed)) {
        problems.add(fmt::format("{}: is a folder", arguments.state.string()));
    } else if (std::filesystem::exists(arguments.state, failed) && !arguments.run.force) {
        problems.add(fmt::format("{}: exists already; --force replaces it", arguments.state.string()));
    }
}

}  // namespace

int save(const SaveArguments& arguments) {
    Problems problems;
    const auto replications = wanted_replications(arguments.run.replications, problems);
    const auto day = sim::parse_day(arguments.at);
    if (!day) problems.add(fmt::format("--at {}: wanted a date such as 2015-06-01", arguments.at));
    check_state_file(arguments, problems);
    auto reading = scenarios::read(arguments.run.scenario, changed_keys(arguments.run.sets, problems));
    problems.add(reading.problems);
    if (reading.model && day && (*day < reading.model->start || *day > reading.model->end)) {
        problems.add(fmt::format("--at {}: the scenario runs from {} to {}", arguments.at,
                                 sim::iso(reading.model->start),
                                 sim::iso(reading.model->end - sim::Days{1})));
    }
    problems.print();
    if (problems.any() || !reading.model) return wrong_input;
    try {
        model::Scenarios scenarios;
        const auto& scenario =
            *scenarios.emplace_back(std::make_unique<model::Scenario>(std::move(*reading.model)));
        settle(scenarios, arguments.run, {.seed = arguments.run.seed, .replications = replications});
        return save_states(arguments, {.scenario = &*scenario.setup,
                                       .day = *day,
                                       .replications = replications,
                                       .seed = arguments.run.seed,
                                       .threads = threads_or_all(arguments.run.threads),
                                       .program = std::string(output::version),
                                       .scenario_hash = output::scenario_hash(scenario.model)});
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: nothing was saved: {}\n", failure.what());
        return run_failed;
    }
}

}  // namespace caseload::cli
