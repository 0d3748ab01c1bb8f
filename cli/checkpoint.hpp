#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "cli/words/problems.hpp"
#include "model/results/results.hpp"

namespace caseload::cli {

/// "10min", "30s", "2h": seconds, minutes, hours. Nothing when it is something else.
std::optional<std::chrono::seconds> parse_interval(const std::string& text);

/// What a run has folded so far, in a file beside its folder of results, so that it can be resumed after a kill.
class Checkpoint {
public:
    /// `out` is the folder of results; `run` says in words whose results they are: only the same may go on with them.
    Checkpoint(const std::filesystem::path& out, std::string run);

    const std::filesystem::path& path() const { return path_; }
    /// Writes it whole, or throws output::WriteError and leaves the one before.
    void write(const model::Results& results) const;
    /// Writes when the last one is older than `interval`. One that cannot be written is told on the standard error
    /// stream: the run goes on, and the one before stays.
    void write_now_and_then(const model::Results& results, std::chrono::seconds interval);
    /// What was folded, to go on with. Throws model::StateError where there is none, it is damaged or of another run.
    model::Results read(const model::Setup& setup) const;
    /// The run is done.
    void remove() const noexcept;

private:
    std::filesystem::path path_;
    std::string run_;
    std::chrono::steady_clock::time_point last_;
};

}  // namespace caseload::cli
