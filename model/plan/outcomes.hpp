#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/plan/condition.hpp"
#include "model/plan/varying.hpp"
#include "sim/draws.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// A hazard by whole days of duration, cumulated, in units of 2^-32: entry d is the hazard used up before day d.
/// Past the table's end the last day's hazard goes on.
using CumulatedHazard = std::vector<std::uint64_t>;

/// A factor in units of 2^-16: 65,536 is 1.
using Factor = std::uint32_t;
constexpr Factor unchanged = 65'536;

/// A factor on the hazard by the level of an attribute.
struct FactorByAttribute {
    std::uint16_t attribute = 0;
    std::vector<Factor> by_level;

    bool operator==(const FactorByAttribute&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("attribute", attribute);
        archive("by_level", by_level);
    }
};

/// One reason for leaving benefit, a competing risk. One threshold a person, spell and cause is held against the
/// cumulated hazard, so that a changed hazard moves the date and never redraws it.
struct Cause {
    std::string name;        ///< "work", "other", ...
    CumulatedHazard hazard;  ///< From the start of the spell.
    std::vector<FactorByAttribute> factors;
    bool employed = false;       ///< Leaving for this cause starts employment (TRIAL-14).
    bool other_benefit = false;  ///< The claim ends, and another benefit begins: still on benefit (TRIAL-14).
    CumulatedHazard reclaim;     ///< From the day of leaving; empty: nobody returns.
    CumulatedHazard job_loss;    ///< From the day of leaving: employment ends without a claim; empty: never.
    std::string source;

    /// The same hazards.
    bool operator==(const Cause& other) const {
        return name == other.name && hazard == other.hazard && factors == other.factors &&
               employed == other.employed && reclaim == other.reclaim && job_loss == other.job_loss;
    }
    /// What a saved state keeps: the hazards.
    template <class Archive> void fields(Archive& archive) {
        archive("name", name);
        archive("hazard", hazard);
        archive("factors", factors);
        archive("employed", employed);
        archive("reclaim", reclaim);
        archive("job_loss", job_loss);
    }
};

/// What a stage does to leaving benefit: from the day its clock was set, factors by whole days since, as far as what they
/// take has been delivered.
struct Effect {
    static constexpr std::size_t most_deliveries = 8;

    std::string name;
    std::uint16_t clock = 0;
    /// Each brings a share of the effect from the day it is set, which is no earlier than that of `clock`; the rest of the
    /// effect needs `clock` alone. At most `most_deliveries`.
    std::vector<std::uint16_t> delivered;
    std::vector<std::uint16_t> causes;  ///< On which causes; index into Outcomes::causes.
    bool on_reclaim = false;            ///< Acts on returning instead of on leaving.
    bool first_spell_only = true;
    Condition who;  ///< On whom; asks for attributes only, which do not change.
    struct Piece {
        std::int32_t from_day = 0;
        /// By what has been delivered: bit d of the place stands for `delivered[d]`. The whole factor is the last.
        std::vector<Factor> factors{unchanged};
        bool operator==(const Piece&) const = default;
        template <class Archive> void fields(Archive& archive) {
            archive("from_day", from_day);
            archive("factors", factors);
        }
    };
    std::vector<Piece> pieces;  ///< Ascending; before the first piece the factor is 1.

    bool operator==(const Effect&) const = default;
    template <class Archive> void fields(Archive& archive) {
        archive("name", name);
        archive("clock", clock);
        archive("delivered", delivered);
        archive("causes", causes);
        archive("on_reclaim", on_reclaim);
        archive("first_spell_only", first_spell_only);
        archive("who", who);
        archive("pieces", pieces);
    }
};

/// Employment within a time after a clock's day, as published of programmes.
struct WorkAfter {
    std::int16_t clock = -1;     ///< -1: not measured.
    std::int32_t within = 0;     ///< Days.
    std::int32_t sustained = 0;  ///< Days in one employment that count as sustained.
};

/// Leaving benefit, employment and coming back.
struct Outcomes {
    std::vector<Cause> causes;
    std::vector<Effect> effects;
    std::int16_t claim_clock = -1;  ///< The clock set on the claim's first day ("claim"); TRIAL-13.
    std::int32_t follow_up = 0;     ///< Days of the curves by day since claim, from day 0.
    std::int32_t history = 0;       ///< Days of the curve before the claim (TRIAL-11).
    std::vector<std::pair<std::int32_t, double>>
        before;  ///< (days before the claim, share on benefit), ascending.

    double moves_a_year = 0;  ///< Rate of moving to another office while on benefit; at most once a spell.
    WorkAfter work_after;

    bool present() const { return !causes.empty(); }

    /// The same hazards: everybody leaves, moves and comes back as under the other.
    bool operator==(const Outcomes& other) const {
        return causes == other.causes && effects == other.effects && moves_a_year == other.moves_a_year;
    }
    /// What a saved state keeps: the hazards.
    template <class Archive> void fields(Archive& archive) {
        archive("causes", causes);
        archive("effects", effects);
        archive("moves_a_year", moves_a_year);
    }
};

}  // namespace caseload::model
