#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/time.hpp"

namespace caseload::model {

/// One line of the event log.
struct LogLine {
    sim::Time time{};
    std::string claimant;  ///< "6793/new_claims/2015-03-16/7"; empty for what is not about one person.
    std::string_view office;
    std::string_view strand;
    std::string_view stage;
    std::string_view event;  ///< From the closed list of `event_names`.
    std::string resource;    ///< "work_coach 3", "group_room 1".
    sim::Time start{};       ///< Planned or actual; equal to `end` where there is none.
    sim::Time end{};
    std::string_view rule;
    std::string detail;  ///< "key=value;..."
};

/// Takes the lines of one replication in the order (time, site key, sequence). Observation never changes a run.
class LogSink {
public:
    virtual ~LogSink() = default;
    virtual void write(const LogLine& line) = 0;
};

}  // namespace caseload::model
