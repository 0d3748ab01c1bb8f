#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/plan/headcount.hpp"
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

/// Members of one role with a common working pattern. Member k holds a skill when k is below its count, and is there on
/// a day when k is below the number of that day.
struct StaffGroup {
    std::uint16_t role = 0;
    std::string name;         ///< Of a member by itself; empty: they are counted.
    std::uint16_t count = 0;  ///< On the days when most of them are there.
    std::uint16_t first = 0;  ///< How many of the role are counted before these: it numbers their luck.
    DatedDays employed;       ///< Between which days and on which weekdays they work here at all.
    std::vector<DatedCount> counts;  ///< On days when they are fewer; empty: always `count`.
    std::vector<DatedCount> away;    ///< Known long before: never bookable.
    std::vector<std::pair<std::uint16_t, std::uint16_t>>
        skills;  ///< (skill, how many of the members hold it)
    std::vector<Duty> pattern;
    sim::Chance leave;      ///< Chance of a planned absence on a working day (never bookable).
    sim::Chance sickness;   ///< Chance of being away, known only at opening.
    double other_work = 0;  ///< Share of bookable time taken by background work.
    std::vector<Training> training;
};

/// How many of the group have been engaged and have not left, whatever their hours on that day.
std::uint16_t in_post(const StaffGroup& group, sim::Day day);
/// How many of them are not away for days on end, whatever their hours on that day.
std::uint16_t at_work(const StaffGroup& group, sim::Day day);
/// How many of the group are there on a day, leave and sickness apart.
std::uint16_t present(const StaffGroup& group, sim::Day day);
/// Minutes of bookable duty in a week; 1 where there is none.
std::int64_t weekly_minutes(const StaffGroup& group);

/// Rooms, cubicles, desks: things of which an office has some.
struct ResourceCount {
    std::uint16_t resource = 0;           ///< Index into Model::resources.
    std::uint16_t count = 0;              ///< On the days when there are most.
    std::vector<DatedCount> counts = {};  ///< On days when there are fewer; empty: always `count`.
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
