#pragma once

#include <cstdint>
#include <vector>

#include "model/plan/day_number.hpp"
#include "model/plan/model.hpp"
#include "sim/time.hpp"

/// A person's record: its fixed parts, and where in it the scenario's own parts lie.
namespace caseload::model {

constexpr sim::Days days_before_start{20'000};

constexpr std::uint16_t no_coach = 0xFFFF;
constexpr std::uint32_t no_booking = 0xFFFF'FFFF;
/// Entries into a stage are counted up to here; later ones are told apart by their time.
constexpr int most_visits = 15;

/// The fixed part of a person's record.
struct Head {
    std::uint32_t number = 0;  ///< n of the arrival source's day: with source and day, who this is.
    DayNumber arrived = unset;
    std::uint16_t source = 0;        ///< Arrival source, or after them the stock.
    std::uint16_t coach = no_coach;  ///< Own coach: a member of the present office.
    DayNumber turned = unset;        ///< First day of the present spell, on benefit or off.
    std::uint16_t claim_generation = 0;
    std::uint16_t cohort = 0;  ///< The group session attended last.
    std::uint8_t spell = 0;    ///< Spells on benefit so far, the present one included.
    std::uint8_t flags = 0;
    std::uint8_t marker = 0;
    std::uint8_t cause = 0;  ///< Why benefit was left, while off it.

    static constexpr std::uint8_t on_benefit = 1;
    static constexpr std::uint8_t alive = 2;
    static constexpr std::uint8_t claims = 4;
    static constexpr std::uint8_t worked = 64;        ///< Within the time of Outcomes::work_after.
    static constexpr std::uint8_t worked_long = 128;  ///< The same, sustained.
};

/// Where one strand of a life is.
struct Strand {
    std::uint16_t stage = nowhere;
    std::uint16_t generation = 0;  ///< An event of an older generation has lapsed.
    std::uint32_t since = 0;       ///< Seconds from day zero: entry into the stage.
    std::uint32_t detail = 0;      ///< The stage's own: a booking, a ticket.
    std::uint8_t phase = 0;        ///< The stage's own.
    std::uint8_t suspended = 0;    ///< Interrupted by the end of the claim; `stage` is where.
    std::uint8_t count = 0;        ///< The stage's own.
    std::uint8_t cause = 0;        ///< What the latest wait was most for.
};

/// How wide a record is and where its parts are; the scenario decides.
struct Layout {
    explicit Layout(const Model& model);
    std::uint32_t strands = 0;  ///< Offset of the first strand; all offsets in bytes.
    std::uint32_t clocks = 0;
    std::uint32_t totals = 0;  ///< Days on benefit and in employment of a trial's people; 0 without a trial.
    std::uint32_t attributes = 0;  ///< Words in which the levels are packed, as many bits each as it needs.
    std::uint32_t visits = 0;      ///< Half a byte each.
    std::uint32_t spells = 0;      ///< Spells of sickness treated as available; none without placements.
    std::uint32_t kept = 0;        ///< Units held past a stage, by the model's keeping stages.
    std::uint32_t width = 0;       ///< Of the whole record; a multiple of 4.
    struct Bits {
        std::uint16_t word;
        std::uint8_t shift;
        std::uint8_t width;
    };
    std::vector<Bits> attribute_bits;  ///< By attribute; none lies across two words.
    sim::Day day_zero{};

    DayNumber number_of(sim::Day day) const { return static_cast<DayNumber>((day - day_zero).count()); }
    sim::Day day_of(DayNumber number) const { return day_zero + sim::Days{number}; }
    std::uint32_t seconds_of(sim::Time time) const {
        return static_cast<std::uint32_t>((time - sim::Time{day_zero}).count());
    }
    sim::Time time_of(std::uint32_t seconds) const { return sim::Time{day_zero} + sim::Seconds{seconds}; }
};

}  // namespace caseload::model
