#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "model/plan/condition.hpp"
#include "model/plan/daily_reviews.hpp"
#include "model/plan/office.hpp"
#include "model/plan/placement.hpp"
#include "model/plan/span.hpp"
#include "model/plan/stage_parts.hpp"
#include "model/plan/varying.hpp"
#include "sim/distribution.hpp"
#include "sim/draws.hpp"
#include "sim/service_desk.hpp"

namespace caseload::model {

/// Booked ahead in diaries; attendance drawn on the day.
struct Appointment {
    BookingRequest booking;
    Varying<sim::Chance> misses;
    Varying<sim::Chance> rearranges;   ///< Told in advance: booked again without failure action.
    Varying<sim::Chance> cancels;      ///< The claimant calls it off for good.
    Varying<sim::Distribution> lasts;  ///< Actual length in seconds; mean 0: exactly the allotted minutes.
    Varying<Span> told_before;  ///< Rearranged or called off so long before the start; 0: at the start.
    std::vector<Trip> trips;
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

/// Members of a role or units of a resource.
struct Unit {
    bool is_role = false;
    std::uint16_t number = 0;  ///< Index into Model::roles or Model::resources.
};

/// So many of a unit, taken together with a stage's other needs.
struct Need {
    Unit unit;
    std::uint16_t count = 0;
};

/// Joins a queue now.
struct WalkIn {
    std::string queue;
    std::vector<Need> needs;
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
    Varying<sim::Chance> doubts;
    std::optional<Actions> on_miss;   ///< Reviews go on after it; without it a miss leaves by that ending.
    std::optional<Actions> on_doubt;  ///< The same of a doubt.
    Varying<sim::Chance>
        asks_in;  ///< Of those without a doubt: asked in for a further interview, by that ending.
    Varying<sim::Distribution> lasts;
    std::vector<Trip> trips;
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
    Varying<Span> further_length;      ///< After a repetition.
    Varying<Span> counts_within;       ///< An earlier sanctioned failure at most this long ago ...
    Varying<Span> disregarded_within;  ///< ... and more than this long ago.
    std::int16_t failure_clock = -1;   ///< The day of the failure; -1: entry into the stage.
    Varying<sim::Chance> good_reason;  ///< Shown at once: nothing is referred.
    Varying<sim::Chance> appeals;      ///< Of sanctions.
    Varying<sim::Chance> hardship;     ///< Of sanctions.
};

/// One of several branches between which a district's shares are steered (HTW-4).
struct Steer {
    double share = 0;                    ///< Wanted, of the live markers of all steered branches.
    std::vector<std::uint16_t> markers;  ///< That count for this branch; empty: the branch is not steered.
    bool steered() const { return !markers.empty(); }
};

struct Branch {
    Condition when;
    Steer steer;
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

using Kind = std::variant<Appointment, Call, WalkIn, GroupSession, Reviews, DecisionMaker, Choose, Wait, Exit,
                          DailyReviews, Placement>;

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
    exit,
    daily_reviews,
    placement
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
    std::int64_t paperwork_every =
        0;                  ///< Seconds in the stage, for each of which it is done once; 0: at every entry.
    bool releases = false;  ///< Gives back whatever the case keeps, on entry.
    std::int16_t office = -1;       ///< Where it happens; -1: the case's own office.
    bool overnight = false;         ///< A move to that office takes effect from the next opening.
    std::string guidance;           ///< Rule ids, "IAP-9 IAP-17".
    std::uint64_t draw_name = 0;    ///< sim::named("pathway.stage"): the permanent root of its draws' names.
    std::int16_t visits_slot = -1;  ///< Where a case counts its entries; -1: the stage is on no cycle.
    std::string label;              ///< For pictures.

    Does does() const { return static_cast<Does>(kind.index()); }
};

/// What a kind of stage asks of the diary of a member of staff; null where it books nobody's time. A group session books
/// its facilitators' and holds seats.
inline const BookingRequest* booking_of(const Stage& stage) {
    return std::visit(
        [](const auto& kind) -> const BookingRequest* {
            if constexpr (requires { kind.booking; })
                return &kind.booking;
            else
                return nullptr;
        },
        stage.kind);
}
/// Does a strand in such a stage hold bookings: of somebody's time, or a seat?
inline bool holds_bookings(const Stage& stage) {
    return booking_of(stage) != nullptr || stage.does() == Does::group_session;
}

/// What is paid for each attendance, where the kind knows attendances.
std::vector<Trip> trips_of(const Stage& stage);

/// The endings of a kind of stage, in the order of `Stage::routes`; empty for `choose`, whose routes are its branches.
std::vector<std::string_view> endings_of(Does does);

std::string_view name_of(Does does);

/// What a strand does when something happens to the claim (on.claim_closed, on.reclaim, ...). The first whose
/// condition holds is taken.
struct Reaction {
    enum class Then : std::uint8_t { go, resume, stay, end, suspend };
    Condition when;
    Then then = Then::stay;
    std::uint16_t to = nowhere;
    Actions actions;
};

enum class Happening : std::uint8_t { claim_closed, reclaim, moved, sanctioned };
constexpr std::size_t happenings = 4;

}  // namespace caseload::model
