#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <optional>

#include "cli/command_line.hpp"
#include "cli/commands.hpp"
#include "cli/exit_codes.hpp"
#include "cli/interrupt.hpp"
#include "cli/problems.hpp"
#include "cli/warm_up.hpp"
#include "model/saved/saved.hpp"
#include "output/files/file.hpp"
#include "output/files/progress.hpp"
#include "output/files/version.hpp"
#include "output/tables/run_json.hpp"
#include "sim/replicate.hpp"

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

int save_states(const SaveArguments& arguments, Replications replications, sim::Day day,
                const model::Setup& setup) {
    const Unfinished unfinished(arguments.state);
    const Interrupt interrupt([&] { unfinished.abandon(); });
    output::File file(unfinished.path());
    std::uint64_t bytes = 0;
    model::StateFileWriter writer(
        [&](std::span<const std::byte> block) {
            file.write({reinterpret_cast<const char*>(block.data()), block.size()});
            bytes += block.size();
        },
        {.program = std::string(output::version),
         .scenario = setup.model.name,
         .title = setup.model.title,
         .scenario_hash = output::scenario_hash(setup.model),
         .seed = arguments.run.seed,
         .first = replications.first,
         .count = replications.count,
         .day = day,
         .warm_up = setup.model.warm_up,
         .names = model::SavedNames(setup)});

    struct Outcome {
        std::vector<std::byte> state;
        std::uint64_t events = 0;
    };
    const int threads = threads_or_all(arguments.run.threads);
    const int inside = replications.count >= threads ? 1 : threads;
    std::optional<output::Progress> progress(progress_style(arguments.run));
    progress->tell(0, replications.count, 0);
    std::uint64_t events = 0;
    const auto one = [&](int r) {
        const int number = replications.first + r;
        model::Replication replication(setup, arguments.run.seed, number);
        replication.run_to(day, inside);
        return Outcome{model::StateFileWriter::packed(replication, number), replication.events()};
    };
    const auto fold = [&](int r, const Outcome& outcome) {
        writer.add(outcome.state);
        events += outcome.events;
        progress->tell(r + 1, replications.count, events);
    };
    const int folded = sim::replicate(replications.count, threads, one, fold, interrupt.token());
    progress.reset();
    if (folded < replications.count || interrupt.requested()) {
        fmt::print(stderr, "interrupted after {} of {} replications: nothing was written\n", folded,
                   replications.count);
        return run_failed;
    }
    writer.finish();
    file.close();
    unfinished.put_in_place();
    if (!arguments.run.quiet) {
        fmt::print("{} replication{} as at the beginning of {}: {:.1f} MB in {}\n", replications.count,
                   replications.count == 1 ? "" : "s", sim::iso(day),
                   static_cast<double>(bytes) / bytes_a_megabyte, arguments.state.string());
    }
    return done;
}

}  // namespace

int save(const SaveArguments& arguments) {
    Problems problems;
    const auto replications = parse_replications(arguments.run.replications);
    if (!replications) {
        problems.add(fmt::format("--replications {}: wanted a number such as 200, or a range such as 5..9",
                                 arguments.run.replications));
    }
    const auto day = sim::parse_day(arguments.at);
    if (!day) problems.add(fmt::format("--at {}: wanted a date such as 2015-06-01", arguments.at));
    std::error_code failed;
    if (std::filesystem::is_directory(arguments.state, failed)) {
        problems.add(fmt::format("{}: is a folder", arguments.state.string()));
    } else if (std::filesystem::exists(arguments.state, failed) && !arguments.run.force) {
        problems.add(fmt::format("{}: exists already; --force replaces it", arguments.state.string()));
    }
    auto reading = scenarios::read(arguments.run.scenario, overrides_of(arguments.run.sets, problems));
    problems.add(reading.problems);
    if (reading.model && day && (*day < reading.model->start || *day > reading.model->end)) {
        problems.add(fmt::format("--at {}: the scenario runs from {} to {}", arguments.at,
                                 sim::iso(reading.model->start),
                                 sim::iso(reading.model->end - sim::Days{1})));
    }
    problems.print();
    if (problems.any() || !reading.model) return wrong_input;
    try {
        settle_warm_up({&*reading.model}, arguments.run,
                       {.state = {}, .seed = arguments.run.seed, .replications = *replications});
        const model::Setup setup(*reading.model);
        return save_states(arguments, *replications, *day, setup);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "caseload: nothing was saved: {}\n", failure.what());
        return run_failed;
    }
}

}  // namespace caseload::cli
