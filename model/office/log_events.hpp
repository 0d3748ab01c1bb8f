#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "model/office/log_details.hpp"

namespace caseload::model {

/// What a line of the log tells of; `log_events` says what each means.
enum class LogEvent : std::uint8_t {
    arrived,
    claim_started,
    claim_ended,
    reclaimed,
    moved_benefit,
    transferred,
    entered,
    ended,
    interrupted,
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
    appeal,
    hardship,
    breach,
};

/// What an event of the log is called, what it says and which details it may carry.
struct LogEventEntry {
    LogEvent event;
    std::string_view name;
    std::string_view meaning;
    DetailKeys details{};
};

/// The closed list, in the order of `LogEvent`: no event has another name, and a name never gets another meaning.
inline constexpr std::array log_events = std::to_array<LogEventEntry>({
    {LogEvent::arrived, "arrived", "Somebody comes who makes no claim; the detail is the attributes"},
    {LogEvent::claim_started, "claim_started", "Somebody comes and claims; the detail is the attributes"},
    {LogEvent::claim_ended, "claim_ended", "Benefit is left", {DetailKey::cause}},
    {LogEvent::reclaimed, "reclaimed", "Benefit is claimed again"},
    {LogEvent::moved_benefit, "moved_benefit", "The claim passes to another benefit", {DetailKey::cause}},
    {LogEvent::transferred,
     "transferred",
     "The person has moved in from another office",
     {DetailKey::from, DetailKey::area}},
    {LogEvent::entered, "entered", "A stage is entered"},
    {LogEvent::ended, "ended", "A stage is left", {DetailKey::ending}},
    {LogEvent::interrupted, "interrupted", "Service stops for somebody more urgent"},
    {LogEvent::booked,
     "booked",
     "A booking is made: resource, planned start and end",
     {DetailKey::session, DetailKey::cause, DetailKey::purpose}},
    {LogEvent::cancelled,
     "cancelled",
     "A booking is given up: its resource and planned start and end",
     {DetailKey::purpose}},
    {LogEvent::attended,
     "attended",
     "Attendance or service: resource, actual start and end",
     {DetailKey::channel, DetailKey::meeting, DetailKey::session, DetailKey::alone}},
    {LogEvent::missed,
     "missed",
     "The claimant was due and did not come or could not be reached",
     {DetailKey::channel, DetailKey::meeting, DetailKey::session, DetailKey::alone, DetailKey::present}},
    {LogEvent::late, "late",
     "An appointment or group session begins late: its planned start, and when who or what holds it is free"},
    {LogEvent::attempt, "attempt", "An attempt to call", {DetailKey::n, DetailKey::contact}},
    {LogEvent::session_held,
     "session_held",
     "A group session is held: room, start and end",
     {DetailKey::session, DetailKey::size, DetailKey::visitors, DetailKey::small, DetailKey::remote}},
    {LogEvent::session_not_run,
     "session_not_run",
     "A group session is not held",
     {DetailKey::session, DetailKey::size, DetailKey::visitors, DetailKey::small, DetailKey::remote,
      DetailKey::cause}},
    {LogEvent::timetable,
     "timetable",
     "Times at which to attend, a weekday each",
     {DetailKey::from, DetailKey::until, DetailKey::mon, DetailKey::tue, DetailKey::wed, DetailKey::thu,
      DetailKey::fri, DetailKey::sat, DetailKey::sun}},
    {LogEvent::requested,
     "requested",
     "Something is asked of another office or a provider overnight",
     {DetailKey::to, DetailKey::provider, DetailKey::area, DetailKey::year}},
    {LogEvent::granted,
     "granted",
     "What was requested is given; the details are of places",
     {DetailKey::provider, DetailKey::area, DetailKey::year, DetailKey::left}},
    {LogEvent::refused,
     "refused",
     "What was requested is not given",
     {DetailKey::provider, DetailKey::area, DetailKey::year}},
    {LogEvent::place_used,
     "place_used",
     "A place counts for good: the placement starts",
     {DetailKey::provider, DetailKey::area, DetailKey::year}},
    {LogEvent::place_given_back,
     "place_given_back",
     "A place that was held is free again",
     {DetailKey::provider, DetailKey::area, DetailKey::year}},
    {LogEvent::placement_started,
     "placement_started",
     "The first day of a placement: its start and planned end",
     {DetailKey::hours}},
    {LogEvent::placement_ended, "placement_ended", "A placement ends"},
    {LogEvent::absence,
     "absence",
     "An absence from a placement: its start and end",
     {DetailKey::kind, DetailKey::treated}},
    {LogEvent::marker, "marker", "The marker changes", {DetailKey::from, DetailKey::to}},
    {LogEvent::clock, "clock", "A clock is started or stopped", {DetailKey::name, DetailKey::stopped}},
    {LogEvent::failure, "failure", "A failure is referred to a decision maker; start: its day"},
    {LogEvent::decision,
     "decision",
     "A decision maker decides",
     {DetailKey::outcome, DetailKey::level, DetailKey::weeks, DetailKey::days}},
    {LogEvent::appeal, "appeal", "A sanction is appealed against"},
    {LogEvent::hardship, "hardship", "Hardship payments are asked for"},
    {LogEvent::breach, "breach", "A deadline has been missed", {DetailKey::deadline, DetailKey::cause}},
});

constexpr const LogEventEntry& entry_of(LogEvent event) {
    return log_events[static_cast<std::size_t>(event)];
}

/// As in the files: "claim_started".
constexpr std::string_view name_of(LogEvent event) { return entry_of(event).name; }

/// Is it on the list?
constexpr bool is_event_name(std::string_view name) {
    for (const LogEventEntry& entry : log_events) {
        if (entry.name == name) return true;
    }
    return false;
}

static_assert(log_events.size() == static_cast<std::size_t>(LogEvent::breach) + 1);
static_assert(in_order_of(log_events, &LogEventEntry::event));

}  // namespace caseload::model
