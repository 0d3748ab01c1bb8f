#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "model/office/log.hpp"
#include "model/plan/model.hpp"
#include "output/log/csv.hpp"
#include "output/log/ocel_writer.hpp"
#include "output/log/replication_files.hpp"
#include "output/log/xes.hpp"

namespace caseload::output {

/// In which forms the events of a run are written.
struct EventForms {
    bool csv = false;
    bool ocel = false;
    bool xes = false;
    bool any() const { return csv || ocel || xes; }
};

/// "csv", "ocel", "xes" or several with commas between them; empty text is none. Nothing when it is something else.
std::optional<EventForms> parse_event_forms(std::string_view text);

/// The event logs of a run in the forms asked for: events.csv for all replications, events-NNN.sqlite and events-NNN.xes
/// for each.
class EventLogs {
public:
    /// The model outlives it.
    EventLogs(const std::filesystem::path& folder, EventForms forms, const model::Model& model);

    /// Whether anything is logged.
    bool any() const { return forms_.any(); }
    /// Takes the lines of one replication. May be called from several threads. Throws WriteError.
    std::unique_ptr<model::LogSink> sink(int replication);
    /// When all sinks are gone: puts together what replications first ... first + count - 1 wrote. Throws WriteError where
    /// one of them is not whole.
    void finish(int first, int count);

private:
    EventForms forms_;
    EventLog csv_;
    ReplicationFiles<OcelWriter> ocel_;
    ReplicationFiles<XesWriter> xes_;
};

}  // namespace caseload::output
