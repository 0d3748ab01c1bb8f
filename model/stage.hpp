#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/condition.hpp"
#include "model/office.hpp"
#include "model/span.hpp"
#include "model/varying.hpp"
#include "sim/distribution.hpp"
#include "sim/draws.hpp"
#include "sim/service_desk.hpp"

namespace caseload::model {

constexpr std::uint16_t nowhere = 0xFFFF;

/// What passing through a stage or along a route does to a case besides moving it.
struct Actions {
    std::int16_t marker = -1;                 ///< Sets this marker; index into Model::markers.
    std::vector<std::uint16_t> start_clocks;  ///< Set to today.
    std::vector<std::uint16_t> stop_clocks;   ///< Unset.
    struct Start {
        std::uint16_t pathway = 0;
        std::uint16_t stage = 0;
    };
    std::vector<Start> starts;        ///< Begins (or begins again) another strand at a stage.
    std::vector<std::uint16_t> ends;  ///< Pathways whose strand is ended.
};

/// From an ending of a stage to the next stage.
struct Route {
    std::string ending;
    std::uint16_t to = nowhere;  ///< Index into Model::stages; nowhere: the strand ends.
    Actions actions;
    bool missing = true;  ///< The scenario gave no route for it: `check` reports it.
};

/// "The package within 21 days of the claim" (IAP-15): missing it is counted with its cause and ends nothing.
struct Deadline {
    std::string name;
    Anchor from;  ///< A clock, or the entry into the stage.
    Span within;
    Span no_sooner;  ///< Done before this is counted as early; amount 0: never early.
};

struct Cost {
    std::string payer;
    double amount = 0;  ///< Pounds an entry.
};

/// Finding time with a member of staff, shared by every stage that books.
struct BookingRequest {
    std::uint16_t role = 0;
    std::int16_t skill = -1;  ///< Preferred skill; -1: any.
    bool untrained = false;   ///< Without the skill, rather than late (IAP-17).
    enum class OwnCoach : std::uint8_t { no, first, only };
    OwnCoach own_coach =
        OwnCoach::no;        ///< The coach a claimant is given at the first booking that asks for one.
    Varying<Span> minutes;   ///< Allotted; a multiple of the diary's slot.
    Varying<Span> earliest;  ///< From entry into the stage.
    Varying<Span> within;    ///< Wanted by then, from entry; amount 0: no preference.
    Varying<Span> horizon;   ///< Given up after this: no_slot.
    std::vector<std::pair<std::uint16_t, std::uint16_t>> resources;  ///< (resource, count) booked along.
    std::int16_t from_clock = -1;  ///< `earliest` and `within` count from this clock; -1: from entry.
};

/// Booked ahead in diaries; attendance drawn on the day.
struct Appointment {
    BookingRequest booking;
    Varying<sim::Chance> misses;
    Varying<sim::Chance> rearranges;   ///< Told in advance: booked again without failure action.
    Varying<sim::Chance> cancels;      ///< The claimant calls it off for good.
    Varying<sim::Distribution> lasts;  ///< Actual length in seconds; mean 0: exactly the allotted minutes.
    std::string channel;
};

/// An outbound call in a coach's time (IAP-10).
struct Call {
    BookingRequest booking;
    Varying<std::int64_t> attempts{3};
    Varying<Span> attempt_window;   ///< Attempts are spread evenly over it.
    Varying<sim::Chance> contact;   ///< Chance that one attempt reaches the claimant.
    Varying<sim::Chance> security;  ///< Chance of failing the security check once reached.
    Varying<sim::Chance>
        face_to_face;             ///< Share held in person, where attendance takes the place of contact.
    Varying<sim::Chance> misses;  ///< Of those in person.
};

/// Joins a queue now.
struct WalkIn {
    std::string queue;
    std::vector<std::pair<bool, std::pair<std::uint16_t, std::uint16_t>>>
        needs;                           ///< (is a role, (which, count))
    Varying<std::int64_t> priority;      ///< Lower goes first.
    Varying<sim::Distribution> service;  ///< Seconds.
    bool impatient = false;
    Varying<sim::Distribution> patience;  ///< Seconds.
    std::vector<std::size_t> keep;        ///< Positions in `needs` that stay held after the stage.
};

/// What to do about a session below its minimum, in order (IAP-5).
enum class BelowMinimum : std::uint8_t { wait, brigade, one_to_one, remote, run_small };

/// A group session, timetabled or on demand.
struct GroupSession {
    std::uint16_t facilitator = 0;  ///< Role.
    std::int16_t skill = -1;
    Varying<std::int64_t> facilitators{1};
    Varying<Span> minutes;
    std::vector<std::pair<std::uint16_t, std::uint16_t>> resources;  ///< (resource, count)
    Varying<std::int64_t> smallest{1};
    Varying<std::int64_t> largest;
    Varying<std::int64_t> cancel_floor;  ///< Fewer present on the day: not held.
    std::vector<BelowMinimum> below_minimum;
    Varying<Span> decided_before;         ///< Working days before the session at which bookings are counted.
    Varying<std::int64_t> waits_most{1};  ///< How often a session may be put off for want of bookings.
    std::vector<SessionTime> timetable;  ///< Offices may have their own. Empty and not on demand: no session.
    bool on_demand = false;
    Varying<Span> earliest;
    Varying<Span> notice;  ///< On demand: from the decision to the session.
    Varying<Span> horizon;
    bool same_cohort_preferred =
        false;                      ///< IAP-8: prefers the session most of whose members shared the last one.
    Varying<Span> cohort_patience;  ///< How much later than the earliest seat such a session may be.
    Varying<sim::Chance> misses;
    Varying<sim::Chance> does_not_take_part;  ///< Of those present; ends as missed.
};

/// A repeated appointment at a frequency, until a time or a condition.
struct Reviews {
    BookingRequest booking;
    Varying<Span> every;
    Varying<Span> lasting;  ///< From entry; amount 0: until the strand is ended.
    Condition until;        ///< Without tests: never.
    Varying<sim::Chance> misses;
    Varying<sim::Chance> doubts;  ///< A doubt at a review leaves by that ending.
    Varying<sim::Distribution> lasts;
    std::string channel;
};

/// A referral to a decision maker (HTW-94, 97).
struct DecisionMaker {
    Varying<sim::Distribution> delay;  ///< Seconds.
    Varying<sim::Chance> sanctioned;
    Varying<sim::Chance> reserved;
    bool higher_level = false;
    /// HTW-92: weeks of a sanction for a first and a repeated failure, and the window in which an earlier one counts.
    Varying<Span> first_length;
    Varying<Span> repeat_length;
    Varying<Span> counts_within;       ///< An earlier sanctioned failure at most this long ago ...
    Varying<Span> disregarded_within;  ///< ... and more than this long ago.
    std::int16_t failure_clock = -1;   ///< The day of the failure; -1: entry into the stage.
};

struct Branch {
    Condition when;
    bool by_chance = false;
    Varying<sim::Chance> chance;  ///< Of those who come this far.
    std::uint16_t route = 0;      ///< Index into Stage::routes.
};

struct Choose {
    std::vector<Branch> branches;  ///< The first that holds; the last always does.
};

/// A moment to wait for: a span from entry or from a clock, or a date.
struct Moment {
    Anchor from;
    Varying<sim::Distribution> plus_seconds;  ///< Where the wait is drawn.
    bool drawn = false;
    Varying<Span> plus;
    bool dated = false;
    sim::Day date{};
};

struct Wait {
    enum class Until : std::uint8_t { later_of, earlier_of };
    Until until = Until::later_of;
    std::vector<Moment> moments;
};

struct Exit {};

using Kind =
    std::variant<Appointment, Call, WalkIn, GroupSession, Reviews, DecisionMaker, Choose, Wait, Exit>;

/// The same order as in `Kind`.
enum class Does : std::uint8_t {
    appointment,
    call,
    walk_in,
    group_session,
    reviews,
    decision_maker,
    choose,
    wait,
    exit
};

struct Stage {
    std::string name;  ///< "workshop_1"
    std::uint16_t pathway = 0;
    Kind kind;
    std::vector<Route> routes;  ///< In the fixed order of the kind's endings.
    Actions on_entry;
    std::vector<Deadline> deadlines;  ///< Judged when the stage ends.
    std::vector<Cost> costs;
    Varying<Span> paperwork;  ///< Staff time that takes no decision and no diary (kind T rules).
    std::int16_t paperwork_role = -1;
    bool releases = false;          ///< Gives back whatever the case keeps, on entry.
    std::int16_t office = -1;       ///< Where it happens; -1: the case's own office.
    bool overnight = false;         ///< A move to that office takes effect from the next opening.
    std::string guidance;           ///< Rule ids, "IAP-9 IAP-17".
    std::uint64_t draw_name = 0;    ///< sim::named("pathway.stage"): the permanent root of its draws' names.
    std::int16_t visits_slot = -1;  ///< Where a case counts its entries; -1: the stage is on no cycle.
    std::string label;              ///< For pictures.

    Does does() const { return static_cast<Does>(kind.index()); }
};

/// The endings of a kind of stage, in the order of `Stage::routes`; empty for `choose`, whose routes are its branches.
std::vector<std::string_view> endings_of(Does does);

std::string_view name_of(Does does);

/// What a strand does when something happens to the claim (on.claim_closed, on.reclaim, ...). The first whose
/// condition holds is taken.
struct Reaction {
    enum class Then : std::uint8_t { go, resume, stay, end };
    Condition when;
    Then then = Then::stay;
    std::uint16_t to = nowhere;
    Actions actions;
};

enum class Happening : std::uint8_t { claim_closed, reclaim, moved, sanctioned };
constexpr std::size_t happenings = 4;

}  // namespace caseload::model
