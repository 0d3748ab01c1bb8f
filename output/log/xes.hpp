#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "model/office/log.hpp"
#include "model/plan/model.hpp"
#include "output/files/sqlite.hpp"

/// The event log as XES (IEEE 1849-2016): a trace is a claimant's life, with the extensions concept, time, lifecycle
/// and organizational. An event's concept:name is "stage: event", or the event alone outside of a stage; times have
/// their offset from UTC; org:resource is who or what served. What happens to nobody in particular (a session held) has
/// no trace and is left out.
namespace caseload::output {

/// Writes the lines of one replication. They come in order of time, a trace needs them by claimant: they wait in a
/// table beside the file, which SQLite sorts on the disk, so that memory does not grow with the log.
class XesWriter {
public:
    XesWriter(std::filesystem::path path, const model::Model& model);
    /// Takes the table away, whether the file is whole or not.
    ~XesWriter();
    XesWriter(const XesWriter&) = delete;
    XesWriter& operator=(const XesWriter&) = delete;

    void write(const model::LogLine& line);
    /// Makes the file. Throws WriteError.
    void close();

private:
    void add(std::string_view kind, std::string_view key, std::string_view value);

    std::filesystem::path path_;
    std::filesystem::path waiting_;
    std::string title_;
    Database database_;
    Statement insert_;
    std::string text_;  ///< Of the event being written.
};

}  // namespace caseload::output
