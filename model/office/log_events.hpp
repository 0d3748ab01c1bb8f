#pragma once

#include <array>
#include <string_view>

namespace caseload::model {

/// What an event of the log is called and what it says.
struct EventName {
    std::string_view name;
    std::string_view meaning;
};

/// The closed list: no event has another name, and a name never gets another meaning.
inline constexpr std::array event_names = std::to_array<EventName>({
    {"arrived", "Somebody comes who makes no claim; detail: the attributes"},
    {"claim_started", "Somebody comes and claims; detail: the attributes"},
    {"claim_ended", "Benefit is left; detail: cause="},
    {"reclaimed", "Benefit is claimed again"},
    {"moved_benefit", "The claim passes to another benefit"},
    {"transferred", "The person has moved in from another office; detail: from="},
    {"entered", "A stage is entered"},
    {"ended", "A stage is left; detail: ending="},
    {"interrupted", "Service stops for somebody more urgent"},
    {"booked",
     "A booking is made: resource, planned start and end; detail: cause= what the wait was most for, for="},
    {"cancelled", "A booking is given up: its resource and planned start and end; detail: for="},
    {"attended", "Attendance or service: resource, actual start and end; detail: channel="},
    {"missed", "The claimant was due and did not come or could not be reached"},
    {"late", "An appointment begins late, after an overrun: its actual start and end"},
    {"attempt", "An attempt to call; detail: n=, contact="},
    {"session_held", "A group session is held: room, start and end; detail: size="},
    {"session_not_run", "A group session is not held; detail: size=, cause="},
    {"timetable", "Times at which to attend; detail: from=, until=, then a weekday each, mon=09:10"},
    {"requested", "Something is asked of another office or a provider overnight; detail: to=, provider="},
    {"granted", "What was requested is given; of places, detail: provider=, area=, year=, left="},
    {"refused", "What was requested is not given"},
    {"place_used", "A place counts for good: the placement starts; detail: provider=, area=, year="},
    {"place_given_back", "A place that was held is free again; detail: provider=, area=, year="},
    {"placement_started", "The first day of a placement: its start and planned end; detail: hours= a week"},
    {"placement_ended", "A placement ends"},
    {"absence", "An absence from a placement: its start and end; detail: kind=, treated="},
    {"marker", "The marker changes; detail: from=, to="},
    {"clock", "A clock is started or stopped; detail: name="},
    {"failure", "A failure is referred to a decision maker; start: its day"},
    {"decision", "A decision maker decides; detail: level=, weeks= or the outcome"},
    {"appeal", "A sanction is appealed against"},
    {"hardship", "Hardship payments are asked for"},
    {"breach", "A deadline has been missed; detail: deadline=, cause="},
});

/// Is it on the list?
constexpr bool is_event_name(std::string_view name) {
    for (const EventName& event : event_names) {
        if (event.name == name) return true;
    }
    return false;
}

}  // namespace caseload::model
