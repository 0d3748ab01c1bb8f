#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "model/office/log_details.hpp"
#include "model/office/log_events.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// A name or word, a number, yes or no, a day, a time of day. Names point into the Setup, which outlives them.
using DetailValue = std::variant<std::string_view, std::int64_t, bool, sim::Day, std::chrono::minutes>;

/// One of the details of an event, whose entry in `log_events` lists its key.
struct Detail {
    DetailKey key{};
    DetailValue value;
};
using Details = std::vector<Detail>;

/// An attribute of somebody who comes and its level.
struct Trait {
    std::string_view attribute;
    std::string_view level;
};

/// One line of the event log.
struct LogLine {
    sim::Time time{};
    std::string claimant;  ///< "6793/new_claims/2015-03-16/7"; empty for what is not about one person.
    std::string_view office;
    std::string_view strand;
    std::string_view stage;
    LogEvent event{};
    std::string resource;  ///< "work_coach 3", "group_room 1".
    sim::Time start{};     ///< Planned or actual; equal to `end` where there is none.
    sim::Time end{};
    std::string_view rule;
    Details details;            ///< In the order in which they are written.
    std::vector<Trait> traits;  ///< Of somebody who comes; there are no details then.
};

/// nullptr: the line has no detail of this key.
inline const DetailValue* value_in(const LogLine& line, DetailKey key) {
    for (const Detail& detail : line.details) {
        if (detail.key == key) return &detail.value;
    }
    return nullptr;
}

/// The name or word under the key; empty where there is none.
inline std::string_view word_in(const LogLine& line, DetailKey key) {
    const DetailValue* value = value_in(line, key);
    const auto* word = value == nullptr ? nullptr : std::get_if<std::string_view>(value);
    return word == nullptr ? std::string_view{} : *word;
}

/// Takes the lines of one replication in the order (time, site key, sequence). Observation never changes a run.
class LogSink {
public:
    virtual ~LogSink() = default;
    virtual void write(const LogLine& line) = 0;
};

}  // namespace caseload::model
