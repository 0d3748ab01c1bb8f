#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "model/log.hpp"
#include "model/model.hpp"

/// The event log as OCEL 2.0 (Berti et al. 2023, arXiv:2403.01975) in its relational form, an SQLite file.
///
/// Objects: claimants, staff by role, resources by kind, group sessions, slots (a booking each), and offices
/// where another office's help is asked for. An event names the claimant it is about, who or what served, the
/// session and the slot. A group session that is held is one event with everybody who took part; so
/// the log's `attended` lines of a session are no events of their own here. A marker that changes is a changed value of
/// its claimant. Every event has a lifecycle transition of XES (schedule, start, suspend, withdraw, complete), and
/// times are given with their offset from UTC.
namespace caseload::output {

/// Writes a file events-NNN.sqlite for each replication, so that its objects are those of one history. Each sink
/// streams to its own file from the thread of its replication; memory does not grow with the log.
class OcelLog {
public:
    /// The model outlives it.
    OcelLog(std::filesystem::path folder, const model::Model& model)
        : folder_(std::move(folder)), model_(&model) {}

    /// "events-007.sqlite" in the folder.
    std::filesystem::path file(int replication) const;

    /// The sink of one replication, its file whole when the sink is gone. May be called from several threads.
    /// Throws WriteError when the disk is full.
    std::unique_ptr<model::LogSink> sink(int replication);

    /// When all sinks are gone. Throws WriteError where a file is not whole.
    void finish();

    /// Notes that a file could not be finished; finish() tells.
    void failed(std::string reason);

private:
    std::filesystem::path folder_;
    const model::Model* model_;
    std::mutex mutex_;
    std::vector<std::string> failures_;
};

}  // namespace caseload::output
