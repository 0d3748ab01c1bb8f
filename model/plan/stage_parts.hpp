#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "model/plan/condition.hpp"
#include "model/plan/span.hpp"
#include "model/plan/varying.hpp"

/// What stages of several kinds are made of.
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
    std::vector<Start> starts;         ///< Begins (or begins again) another strand at a stage.
    std::vector<std::uint16_t> ends;   ///< Pathways whose strand is ended.
    std::int16_t refer_reserved = -1;  ///< Reserved decisions of this pathway go back to the decision maker.
    std::int16_t close_claim = -1;     ///< The claim ends now, for this cause; index into Outcomes::causes.
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
    enum class Until : std::uint8_t {
        end,    ///< The stage's endings.
        start,  ///< The beginning of a service or meeting: a deadline about the wait alone.
    };
    std::string name;
    Anchor from;     ///< A clock, or the entry into the stage.
    Span within;     ///< In days from a clock.
    Span no_sooner;  ///< Done before this is counted as early; amount 0: never early.
    Until until = Until::end;
    std::vector<std::uint16_t>
        endings;     ///< What counts as done, by index into Stage::routes; empty: every ending.
    Condition when;  ///< Whom it is for, at the moment at which it is judged.
};

struct Cost {
    std::string payer;
    double amount = 0;  ///< Pounds an entry.
};

/// Money for every attendance (HTW-27, HTW-49: travel on any day that is not the signing day).
struct Trip {
    Cost cost;
    std::int16_t unless = -1;  ///< Not paid on a day with a booking of this stage; index into Model::stages.
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
    enum class Slots : std::uint8_t { earliest, spread };
    Slots slots = Slots::earliest;  ///< Which of the free times of the first day that has any.
};

}  // namespace caseload::model
