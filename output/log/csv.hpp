#pragma once

#include <filesystem>
#include <memory>

#include "model/office/log.hpp"

namespace caseload::output {

/// events.csv being written by replications that run side by side: each streams to a part file beside it, and
/// the parts are joined in order of replication at the end. Holds no lines in memory.
class EventLog {
public:
    /// `file`: where events.csv will stand; its folder exists.
    explicit EventLog(std::filesystem::path file);

    /// The sink of one replication, its part whole when the sink is gone. May be called from several threads.
    /// Throws WriteError when the disk is full.
    std::unique_ptr<model::LogSink> sink(int replication) const;

    /// Joins the parts of replications first ... first + count - 1 and removes them. Throws WriteError.
    void join(int first, int count) const;

private:
    std::filesystem::path part(int replication) const;
    std::filesystem::path file_;
};

}  // namespace caseload::output
