#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/run/replication.hpp"
#include "model/saved/names.hpp"

namespace caseload::model {

/// A state that cannot be used; what() says in a sentence why.
struct StateError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a file of saved replications tells of itself.
struct SavedRun {
    std::string program;   ///< Version of the program that wrote it.
    std::string scenario;  ///< The scenario's name and title.
    std::string title;
    std::string scenario_hash;  ///< Of the scenario as resolved.
    std::uint64_t seed = 0;
    std::int32_t first = 0;  ///< Replications first ... first + count - 1.
    std::int32_t count = 0;
    sim::Day day{};  ///< The state is that at the beginning of this day.
    WarmUp warm_up;  ///< How names.measured_from was found, if it was.
    SavedNames names;

    template <class Archive> void fields(Archive& archive) {
        archive("program", program);
        archive("scenario", scenario);
        archive("title", title);
        archive("scenario_hash", scenario_hash);
        archive("seed", seed);
        archive("first", first);
        archive("count", count);
        archive("day", day);
        archive("warm_up", warm_up);
        archive("names", names);
    }
};

/// Makes the file piece by piece; it holds no more than one replication at a time. The pieces go to `write` in order.
class StateFileWriter {
public:
    using Write = std::function<void(std::span<const std::byte>)>;
    StateFileWriter(Write write, SavedRun run);

    /// The state of one replication as add() takes it; may be called from several threads.
    static std::vector<std::byte> packed(const Replication& replication, int number);
    /// Adds a packed replication; in order of number.
    void add(std::span<const std::byte> packed);
    /// After the last one.
    void finish();

private:
    void put(std::span<const std::byte> block);

    Write write_;
    SavedRun run_;
    std::uint64_t sum_ = 0;
};

/// A file of saved replications: untrusted until the constructor has been through all of it.
class StateFile {
public:
    /// Throws StateError where the file cannot be read, is not a state, is of another format version, is cut short or
    /// damaged.
    explicit StateFile(std::filesystem::path path);

    const SavedRun& run() const { return run_; }
    bool holds(int replication) const {
        return replication >= run_.first && replication - run_.first < run_.count;
    }

    /// What a branch into another scenario takes over otherwise than one might expect, in sentences.
    std::vector<std::string> notes(const Setup& setup) const;

    /// Brings a fresh replication of the same number to the saved state. Its setup may be of a variant: everything is
    /// then mapped by name. Throws StateError where that cannot be. May be called from several threads.
    void restore(Replication& replication, const Setup& setup, int number) const;

private:
    struct Block {
        std::uint64_t at = 0;
        std::uint64_t size = 0;
    };
    std::vector<std::byte> read(const Block& block) const;

    std::filesystem::path path_;
    SavedRun run_;
    std::vector<Block> replications_;
};

}  // namespace caseload::model
