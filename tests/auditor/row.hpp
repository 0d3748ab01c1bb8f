#pragma once

#include <cstdint>
#include <istream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "audit.hpp"

namespace audit {

inline constexpr std::uint32_t nobody = 0xffffffff;

enum class Event : std::uint8_t {
    other,
    arrived,
    claim_started,
    claim_ended,
    reclaimed,
    moved_benefit,
    transferred,
    entered,
    ended,
    booked,
    cancelled,
    attended,
    missed,
    late,
    attempt,
    session_held,
    session_not_run,
    timetable,
    requested,
    granted,
    refused,
    place_used,
    place_given_back,
    placement_started,
    placement_ended,
    absence,
    marker,
    clock,
    failure,
    decision,
    breach
};

/// One line of the log. The views hold until the next is read.
struct Row {
    std::int32_t replication = 0;
    Time time = 0;
    Day day = 0;
    std::uint32_t claimant = nobody;                           ///< Counts up from 0 within a replication.
    std::uint32_t office_id = 0, strand_id = 0, stage_id = 0;  ///< 0: empty.
    std::string_view time_text, name, office, strand, stage, event_name, resource, detail;
    Event event = Event::other;
    bool timed = false;  ///< Has start and end.
    Time start = 0, end = 0;

    Day start_day() const { return static_cast<Day>(start / day_seconds); }
};

/// Numbers for names, from 1 on; 0 is the empty name.
class Names {
public:
    std::uint32_t id(std::string_view name);
    std::size_t size() const { return ids_.size(); }
    void clear() { ids_.clear(); }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
};

/// Reads line by line, quotation marks as RFC 4180 has them.
class Rows {
public:
    /// Reads the header. Throws std::runtime_error when it is not that of a log.
    explicit Rows(std::istream& in);
    /// Throws std::runtime_error when a line cannot be read, with its number.
    bool next(Row& row);

private:
    bool read_fields();
    std::istream& in_;
    std::string line_, more_, unquoted_;
    std::vector<std::string_view> fields_;
    std::uint64_t number_ = 0;
    std::int32_t replication_ = -1;
    Names claimants_, offices_, strands_, stages_;
};

/// What a detail says under a key; empty when nothing.
std::string_view said(std::string_view detail, std::string_view key);

/// "2015-03-16T09:00:00" as a time; throws std::invalid_argument.
Time time_from(std::string_view iso);
int weekday(Day day);  ///< 0 = Monday
std::string clock_time(Time of_day);

/// Which days are worked.
class Workdays {
public:
    explicit Workdays(const std::set<Day>& holidays) : holidays_(holidays) {}
    bool worked(Day day) const { return weekday(day) < 5 && !holidays_.contains(day); }
    Day after(Day from, int working_days) const;  ///< The n-th working day after `from`.

private:
    const std::set<Day>& holidays_;
};

}  // namespace audit
