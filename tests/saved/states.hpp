#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "model/saved/branch.hpp"
#include "model/saved/saved.hpp"
#include "sim/state.hpp"
#include "tests/scenarios/whole.hpp"

/// Saved states, made and taken apart: what these tests share.
namespace caseload::states {

using whole::Scenario;

/// In a folder of this process: tests run side by side.
inline std::filesystem::path file_named(const std::string& name) {
    const auto folder =
        std::filesystem::temp_directory_path() / ("caseload-saved-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    return folder / (name + ".state");
}

inline std::string contents(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

inline void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

inline model::SavedRun about(const Scenario& scenario, sim::Day day) {
    return {.program = "test",
            .scenario = scenario.model->name,
            .title = scenario.model->title,
            .scenario_hash = "",
            .seed = 1,
            .first = 0,
            .count = 1,
            .day = day,
            .warm_up = {},
            .names = model::SavedNames(*scenario.setup)};
}

/// A file of these packed replications.
inline void write_states(const std::filesystem::path& path, model::SavedRun run,
                         const std::vector<std::vector<std::byte>>& packed) {
    std::ofstream file(path, std::ios::binary);
    run.count = static_cast<std::int32_t>(packed.size());
    model::StateFileWriter writer(
        [&](std::span<const std::byte> block) {
            file.write(reinterpret_cast<const char*>(block.data()),
                       static_cast<std::streamsize>(block.size()));
        },
        std::move(run));
    for (const auto& block : packed) writer.add(block);
    writer.finish();
}

/// Replication 0 at the beginning of `day`, packed; its lines so far go to `log`.
inline std::vector<std::byte> packed_at(const Scenario& scenario, sim::Day day, whole::Log* log = nullptr) {
    model::Replication replication(*scenario.setup, 1, 0);
    replication.run_to(day, 1, log);
    return model::StateFileWriter::packed(replication, 0);
}

inline std::filesystem::path saved_at(const Scenario& scenario, sim::Day day, const std::string& name) {
    const auto path = file_named(name);
    write_states(path, about(scenario, day), {packed_at(scenario, day)});
    return path;
}

inline model::SavedReplication plain(const std::vector<std::byte>& packed) {
    model::SavedReplication saved;
    sim::StateReader reader(packed, "replication 0");
    reader("record", saved);
    reader.finish();
    return saved;
}

inline std::vector<std::byte> packed(const model::SavedReplication& saved) {
    sim::StateWriter writer("replication 0");
    writer("record", saved);
    return std::move(writer).finish();
}

/// From the state to the end under `scenario`.
inline whole::Once continued(const std::filesystem::path& state, const Scenario& scenario,
                             std::uint64_t seed = 1) {
    const model::StateFile file(state);
    model::Replication replication(*scenario.setup, seed, 0);
    file.restore(replication, *scenario.setup, 0);
    if (seed != file.run().seed) replication.keep_luck_of_spells(file.run().seed);
    whole::Log log;
    replication.run_to(scenario.model->end, 1, &log);
    whole::Once result;
    result.cells = replication.finish();
    result.lines = std::move(log.lines);
    return result;
}

/// What went wrong with a state; empty: nothing.
inline std::string refusal(const std::filesystem::path& state, const Scenario& scenario) {
    try {
        continued(state, scenario);
    } catch (const model::StateError& refused) {
        return refused.what();
    }
    return {};
}

}  // namespace caseload::states
