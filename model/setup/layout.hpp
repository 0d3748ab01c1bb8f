#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <type_traits>
#include <vector>

#include "model/plan/day_number.hpp"
#include "model/plan/limits.hpp"
#include "model/plan/model.hpp"
#include "sim/time.hpp"

/// A person's record: its fixed parts, and where in it the scenario's own parts lie.
namespace caseload::model {

constexpr std::uint16_t no_coach = 0xFFFF;
constexpr std::uint32_t no_booking = 0xFFFF'FFFF;
/// Entries into a stage are counted up to here; later ones are told apart by their time.
constexpr int most_visits = 15;

/// The fixed part of a person's record. The limits named here are in model/plan/limits.hpp; the reader holds scenarios to them.
struct Head {
    std::uint32_t number = 0;            ///< n of the arrival source's day: with source and day, who this is.
    std::uint32_t claim_generation = 0;  ///< As of a strand.
    std::uint32_t cohort = 0;            ///< The number of the group session attended last; 0: none.
    DayNumber arrived = unset;
    std::uint16_t source = 0;  ///< Arrival source, or after them the stock; up to most_sources together.
    std::uint16_t coach = no_coach;  ///< Own coach: a member of the present office, of at most most_diaries.
    DayNumber turned = unset;        ///< First day of the present spell, on benefit or off.
    std::uint16_t spell =
        0;  ///< Spells on benefit so far, the present one included; each lasts a day at least.
    std::uint8_t flags = 0;
    std::uint8_t marker = 0;  ///< Below most_markers.
    std::uint8_t cause = 0;   ///< Why benefit was left, while off it; below most_causes, or came_in.
    /// Spells of sickness treated as available in a placement's time (model/stages/placement_weeks.cpp).
    std::uint8_t sick_spells = 0;
    /// Which deadlines that count from clocks have been judged, a bit each, while they are few (Layout::judged).
    std::array<std::uint8_t, 2> judged{};

    static constexpr std::uint8_t on_benefit = 1;
    static constexpr std::uint8_t alive = 2;
    static constexpr std::uint8_t claims = 4;
    static constexpr std::uint8_t worked = 64;        ///< Within the time of Outcomes::work_after.
    static constexpr std::uint8_t worked_long = 128;  ///< The same, sustained.
};

/// Where one strand of a life is.
struct Strand {
    std::uint16_t stage = nowhere;
    std::uint16_t count = 0;            ///< The stage's own: calls made, reviews held, neighbours asked.
    std::uint32_t generation = 0;       ///< An event of an older generation has lapsed. Never comes round.
    std::uint32_t since = 0;            ///< Entry into the stage (Layout::seconds_of).
    std::uint32_t detail = no_booking;  ///< The stage's own: a booking, a ticket, a second.
    std::uint8_t phase = 0;             ///< The stage's own.
    std::uint8_t suspended : 1 = 0;     ///< Interrupted by the end of the claim; `stage` is where.
    std::uint8_t started : 1 = 0;       ///< What the stage is for has begun: a service, a meeting.
    std::uint8_t ended : 1 = 0;         ///< An ending has been counted, and what it leads to is being done.
    std::uint8_t spare : 5 = 0;
    std::uint8_t cause = 0;      ///< What the latest wait was most for; below most_wait_causes.
    std::uint8_t in_second = 0;  ///< Entries before the latest one at its very second, of any stage.

    /// A stay begins now, in whatever stage. The time and in_second name it for good: no other of this strand has both.
    void begin_stay(std::uint32_t now) {
        in_second = since == now ? static_cast<std::uint8_t>(in_second + 1) : std::uint8_t{0};
        since = now;
    }
    std::uint64_t name_of_stay() const { return std::uint64_t{in_second} << 32 | since; }
    /// What stood here is over, in a stage or with a life: what is still to happen to it has lapsed.
    void clear() {
        Strand next;
        next.generation = generation + 1;
        next.since = since;
        next.in_second = in_second;
        *this = next;
    }
};

/// So many entries of one strand within one second are a life that does not move: the run stops (model/stages/course.hpp).
constexpr std::uint8_t most_entries_within_a_second = 200;

static_assert(std::has_unique_object_representations_v<Head> &&
              std::has_unique_object_representations_v<Strand>);

/// How wide a record is and where its parts are; the scenario decides.
struct Layout {
    explicit Layout(const Model& model);
    std::uint32_t strands = 0;  ///< Offset of the first strand; all offsets in bytes.
    std::uint32_t clocks = 0;
    std::uint32_t totals = 0;  ///< Days on benefit and in employment of a trial's people; 0 without a trial.
    std::uint32_t attributes = 0;  ///< Words in which the levels are packed, as many bits each as it needs.
    std::uint32_t visits = 0;      ///< Half a byte each.
    std::uint32_t judged = 0;      ///< Which deadlines that count from clocks have been judged: a bit each;
                                   ///< in the head where it has room for them.
    std::uint32_t kept = 0;   ///< How often a stage's units are held past it, by keeping stage: never more
                              ///< often than there are units (most_of_a_resource).
    std::uint32_t width = 0;  ///< Of the whole record; a multiple of 4.
    struct Bits {
        std::uint16_t word;
        std::uint8_t shift;
        std::uint8_t width;
    };
    std::vector<Bits> attribute_bits;  ///< By attribute; none lies across two words.
    sim::Day day_zero{};
    sim::Time second_zero{};

    DayNumber number_of(sim::Day day) const { return static_cast<DayNumber>((day - day_zero).count()); }
    sim::Day day_of(DayNumber number) const { return day_zero + sim::Days{number}; }
    /// Seconds from the second before the run begins: 0 stands for nothing yet. What lies 136 years off is held as
    /// that; no run is so long (most_days).
    std::uint32_t seconds_of(sim::Time time) const {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(
            (time - second_zero).count(), 0, std::numeric_limits<std::uint32_t>::max()));
    }
    sim::Time time_of(std::uint32_t seconds) const { return second_zero + sim::Seconds{seconds}; }
};

}  // namespace caseload::model
