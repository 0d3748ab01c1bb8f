#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/plan/varying.hpp"
#include "sim/draws.hpp"
#include "sim/service_desk.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// A stretch of a working day and what the member does in it.
struct Duty {
    enum class Kind : std::uint8_t { booked, queue };
    Kind kind = Kind::booked;
    std::uint8_t weekdays = 0b0011111;  ///< Bit 0 is Monday.
    sim::Seconds from{};                ///< Time of day.
    sim::Seconds until{};
    bool fill_gaps =
        false;  ///< Of a booked duty: queue work may use a gap at least as long as its allotted minutes.
};

/// Training that keeps members off the diary (IAP-23).
struct Training {
    std::uint16_t skill = 0;
    std::int32_t minutes = 0;  ///< Bookable minutes lost.
    sim::Day from{};           ///< First day of training.
};

/// Members of one role with a common working pattern. Member k holds a skill when k is below its count.
struct StaffGroup {
    std::uint16_t role = 0;
    std::uint16_t count = 0;
    std::vector<std::pair<std::uint16_t, std::uint16_t>>
        skills;  ///< (skill, how many of the members hold it)
    std::vector<Duty> pattern;
    sim::Chance leave;      ///< Chance of a planned absence on a working day (never bookable).
    sim::Chance sickness;   ///< Chance of being away, known only at opening.
    double other_work = 0;  ///< Share of bookable time taken by background work.
    std::vector<Training> training;
};

/// Rooms, cubicles, desks: things of which an office has some.
struct ResourceCount {
    std::uint16_t resource = 0;  ///< Index into Model::resources.
    std::uint16_t count = 0;
};

struct QueueDeclaration {
    std::string name;
    sim::Order order = sim::Order::arrival;
    sim::Preempt preempt = sim::Preempt::no;
    int room = -1;  ///< Most people waiting, those in service not counted; -1: no limit.
};

/// When a timetabled group session starts.
struct SessionTime {
    std::uint8_t weekday = 0;  ///< 0 is Monday.
    sim::Seconds at{};
};

/// An office's own way of running one group-session stage.
struct OfficeSessions {
    std::uint16_t stage = 0;
    std::vector<SessionTime> timetable;  ///< Empty: the stage's own.
    int smallest = -1;                   ///< -1: the stage's own.
    int largest = -1;
};

/// An office: a site. It owns its people, diaries, queues and agenda.
struct Office {
    std::string name;               ///< The scenario's key.
    std::uint32_t register_id = 0;  ///< The register's id; a hash of the name where none is given.
    std::string district;
    std::string area;
    bool always_open = false;
    std::array<std::pair<sim::Seconds, sim::Seconds>, 7>
        hours{};  ///< Open [from, until) by weekday; empty: closed.
    std::vector<StaffGroup> staff;
    std::vector<ResourceCount> resources;
    std::vector<QueueDeclaration> queues;
    std::vector<OfficeSessions> sessions;
    std::vector<std::uint16_t> neighbours;  ///< Offices to brigade with, in order of preference.
};

}  // namespace caseload::model
