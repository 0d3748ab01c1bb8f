#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/plan/span.hpp"
#include "model/plan/stage_parts.hpp"
#include "model/plan/varying.hpp"
#include "sim/distribution.hpp"
#include "sim/draws.hpp"
#include "sim/time.hpp"

namespace caseload::model {

/// Who finds and runs placements in the areas it has a contract for, up to a yearly limit in each (HTW-5).
struct Provider {
    std::string name;
    std::string label;
    Varying<std::int64_t> places;  ///< A year and area; the year's first day decides.
    sim::Day year_begins{};        ///< The first year's first day; later ones on its anniversaries.
    sim::Day last_referral{sim::Day::max()};  ///< Nobody is referred after it.
};

/// The year of its limit that a day lies in: 0 is the first, and any day before it.
int year_of_limit(const Provider& provider, sim::Day day);
/// The first day of a year of its limit: the anniversary of the first.
sim::Day first_day_of_limit(const Provider& provider, int year);

/// Absences from a placement, their chances a week (HTW-100..114).
struct Absences {
    Varying<sim::Chance> sick;
    Varying<sim::Distribution> sickness_lasts;  ///< Seconds, whole days.
    Varying<std::int64_t> sick_spells;          ///< Treated as available, in a placement's time.
    Varying<Span> sick_longest;                 ///< ... up to this long each.
    Varying<Span> long_sick_longest;            ///< One more may be as long as this; 0: none (JSA Reg 55ZA).
    Varying<sim::Chance> other;                 ///< Reported, for another reason.
    Varying<sim::Chance> other_fails;           ///< Of those: failure action.
    Varying<sim::Chance> unreported;            ///< Failure action.
    Varying<sim::Chance> refuses;               ///< A vacancy, an interview or an offer (HTW-77).
};

/// A placement with a provider: a place from the yearly limit, an engagement meeting, sourcing, weeks of work
/// (HTW-63..132).
struct Placement {
    std::uint16_t provider = 0;
    std::uint16_t referral_clock = 0;       ///< Set to the day on which the place was asked for.
    std::uint16_t start_clock = 0;          ///< Set on the first day of the placement.
    Varying<sim::Distribution> engagement;  ///< Seconds from the referral to the engagement meeting.
    Varying<sim::Chance> refers_in_error;
    Varying<sim::Chance> misses_engagement;
    Varying<Span> reported_after;         ///< The office sees a miss or no start so long after it (HTW-88).
    Varying<sim::Distribution> sourcing;  ///< Seconds from the engagement meeting to the first day.
    Varying<sim::Chance> fails_to_start;
    Varying<Span> lasting;    ///< Of a placement, from its first day.
    Varying<Span> provision;  ///< From the referral: everything ends then.
    Varying<std::int64_t>
        hours;  ///< A week on the placement, with the provider's job search, and before a place is found.
    Varying<std::int64_t> job_search_hours;
    Varying<std::int64_t> unplaced_hours;
    Absences absences;
    Varying<sim::Chance> reach_same_area{sim::Chance::of(1)};
    Varying<sim::Chance> reach_other_area;
    Actions on_referral;
    Actions on_engagement;  ///< Provision starts.
    Actions on_start;
    Actions on_failure;              ///< Referred by the provider, lower level.
    Actions on_refusal;              ///< Referred by the provider, higher level.
    std::vector<Cost> weekly_costs;  ///< While provision runs.
};

}  // namespace caseload::model
